package io.github.lstmforecast.onnx.file;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TrainingInfoProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import io.github.lstmforecast.model.ModelFileException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class OnnxLimitsTest {
    private static byte[] model(GraphProto graph) {
        return ModelProto.newBuilder().setIrVersion(10).setGraph(graph).build().toByteArray();
    }

    /** A graph within a graph, and so on. */
    private static GraphProto nested(int depth) {
        GraphProto graph = GraphProto.getDefaultInstance();
        for (int i = 1; i < depth; i++) {
            graph = GraphProto.newBuilder()
                    .addNode(NodeProto.newBuilder()
                            .addAttribute(AttributeProto.newBuilder().setG(graph)))
                    .build();
        }
        return graph;
    }

    private static GraphProto nodes(int count) {
        return GraphProto.newBuilder()
                .addAllNode(Collections.nCopies(count, NodeProto.getDefaultInstance()))
                .build();
    }

    @Test
    void graphs_are_nested_at_most_8_deep() {
        assertThatCode(() -> OnnxLimits.check(model(nested(8)))).doesNotThrowAnyException();
        assertThatThrownBy(() -> OnnxLimits.check(model(nested(9))))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("its graphs are nested more than 8 deep");
    }

    @Test
    void there_are_at_most_100_000_nodes() {
        assertThatCode(() -> OnnxLimits.check(model(nodes(100_000)))).doesNotThrowAnyException();
        assertThatThrownBy(() -> OnnxLimits.check(model(nodes(100_001))))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("it has more than 100000 nodes");
    }

    @Test
    void there_are_at_most_2_000_000_parts() {
        byte[] many = ModelProto.newBuilder()
                .addAllMetadataProps(Collections.nCopies(2_000_001, StringStringEntryProto.getDefaultInstance()))
                .build()
                .toByteArray();

        assertThatThrownBy(() -> OnnxLimits.check(many))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("it has more than 2000000 parts");
    }

    @Test
    void a_file_that_ends_within_a_field_is_not_whole() {
        byte[] whole = model(nodes(10));
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);

        assertThatThrownBy(() -> OnnxLimits.check(cut))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("it is not a whole ONNX file: ");
    }

    @Test
    void the_sizes_of_a_shape_are_parts_too() {
        TensorShapeProto shape = TensorShapeProto.newBuilder()
                .addAllDim(Collections.nCopies(2_000_001, TensorShapeProto.Dimension.getDefaultInstance()))
                .build();
        ValueInfoProto input = ValueInfoProto.newBuilder()
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder().setShape(shape)))
                .build();

        assertThatThrownBy(() -> OnnxLimits.check(
                        model(GraphProto.newBuilder().addInput(input).build())))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("it has more than 2000000 parts");
    }

    @Test
    void small_numbers_of_a_tensor_are_parts_but_raw_data_is_not() {
        TensorProto packed = TensorProto.newBuilder()
                .addAllInt64Data(Collections.nCopies(16_000_008, 1L))
                .build();
        TensorProto raw = TensorProto.newBuilder()
                .setRawData(ByteString.copyFrom(new byte[17_000_000]))
                .build();

        assertThatThrownBy(() -> OnnxLimits.check(
                        model(GraphProto.newBuilder().addInitializer(packed).build())))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("it has more than 2000000 parts");
        assertThatCode(() -> OnnxLimits.check(
                        model(GraphProto.newBuilder().addInitializer(raw).build())))
                .doesNotThrowAnyException();
    }

    @Test
    void graphs_for_training_are_refused() {
        byte[] training = ModelProto.newBuilder()
                .addTrainingInfo(TrainingInfoProto.newBuilder().setAlgorithm(nodes(1)))
                .build()
                .toByteArray();

        assertThatThrownBy(() -> OnnxLimits.check(training))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("it has graphs for training: export the model for inference");
    }
}
