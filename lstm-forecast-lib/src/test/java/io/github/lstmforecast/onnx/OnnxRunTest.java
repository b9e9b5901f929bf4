package io.github.lstmforecast.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.OpenSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of graphs of one node that can be read, but not run. */
class OnnxRunTest {
    @TempDir
    Path folder;

    /** -1 for a free number. */
    private static ValueInfoProto value(String name, long... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (long size : shape) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            dimensions.addDim(size < 0 ? dimension.setDimParam("time") : dimension.setDimValue(size));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(dimensions)))
                .build();
    }

    private static TensorProto integers(String name, long... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        return tensor.build();
    }

    private void open(ValueInfoProto input, NodeProto.Builder node, ValueInfoProto output, TensorProto... constants)
            throws Exception {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("graph")
                .addInput(input)
                .addNode(node.setName("node"))
                .addOutput(output);
        for (TensorProto constant : constants) {
            graph.addInitializer(constant);
        }
        Path file = folder.resolve("model.onnx");
        Files.write(
                file,
                ModelProto.newBuilder()
                        .setIrVersion(8)
                        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(15))
                        .setGraph(graph)
                        .build()
                        .toByteArray());
        new OnnxEngine().open(new OnnxFormat().read(file).orElseThrow(), OpenSettings.NONE);
    }

    private static NodeProto.Builder node(String type, String... inputs) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(type).addOutput("y");
        for (String input : inputs) {
            node.addInput(input);
        }
        return node;
    }

    @Test
    void an_operator_that_is_not_known_is_told() {
        assertThatThrownBy(() -> open(value("x", 1, 1, 1), node("Guess", "x"), value("y", 1, 1, 1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("model is one that ONNX Runtime refuses (")
                .hasMessageContaining("Guess")
                .hasMessageEndingWith("), but must be one that it runs");
    }

    @Test
    void a_run_that_fails_is_told_with_what_was_fed() {
        assertThatThrownBy(() -> open(
                        value("x", 1, -1, 1),
                        node("Reshape", "x", "shape"),
                        value("y", 1, -1, 1),
                        integers("shape", 1, 7, 1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith(
                        "model is one that ONNX Runtime can't run with x [1, 2, 1] (Non-zero status code"
                                + " returned while running Reshape node.")
                .hasMessageNotContaining("onnxruntime_src")
                .hasMessageEndingWith("), but must be one that runs with these shapes");
    }

    @Test
    void a_forecast_of_another_shape_than_declared_is_refused() {
        assertThatThrownBy(() -> open(
                        value("x", 1, 1, 1),
                        node("Expand", "x", "shape"),
                        value("y", 1, -1, 1),
                        integers("shape", 1, 1, 3)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "output y is of shape [1, 1, 3], but must be a tensor of the axes [batch, time, feature] with 1"
                                + " step of 1 value");
    }
}
