package io.github.lstmforecast.onnx.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.github.lstmforecast.model.ModelFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxOperatorsTest {
    private static NodeProto.Builder node(String domain, String operator) {
        return NodeProto.newBuilder().setName("node").setDomain(domain).setOpType(operator);
    }

    private static ModelProto.Builder model(NodeProto.Builder node) {
        return ModelProto.newBuilder().setGraph(GraphProto.newBuilder().addNode(node));
    }

    /** y = tanh(x), with the operators of a version. */
    private static ModelProto tanh(int opset) {
        ValueInfoProto.Builder value = ValueInfoProto.newBuilder()
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder().setElemType(1)));
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .setGraph(GraphProto.newBuilder()
                        .setName("graph")
                        .addInput(value.setName("x").build())
                        .addOutput(value.setName("y").build())
                        .addNode(node("", "Tanh").addInput("x").addOutput("y")))
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ai.onnx", "ai.onnx.ml", "com.microsoft"})
    void operators_of_onnx_and_its_runtime_are_run(String domain) {
        assertThatCode(() -> OnnxOperators.check(model(node(domain, "Any")).build()))
                .doesNotThrowAnyException();
    }

    @Test
    void operators_of_others_are_refused() {
        assertThatThrownBy(() ->
                        OnnxOperators.check(model(node("com.example", "Fancy")).build()))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("node node has the operator com.example::Fancy, which is of neither ONNX nor ONNX Runtime:"
                        + " operators that need a library of their own are not run. Export the model without it");
    }

    @Test
    void operators_of_others_are_found_in_graphs_within_nodes_and_in_functions() {
        NodeProto.Builder loop = node("", "Loop")
                .addAttribute(AttributeProto.newBuilder()
                        .setG(GraphProto.newBuilder().addNode(node("com.example", "Fancy"))));
        FunctionProto.Builder function =
                FunctionProto.newBuilder().setName("f").setDomain("own").addNode(node("com.example", "Fancy"));

        assertThatThrownBy(() -> OnnxOperators.check(model(loop).build())).isInstanceOf(ModelFileException.class);
        assertThatThrownBy(() -> OnnxOperators.check(
                        model(node("own", "f")).addFunctions(function).build()))
                .isInstanceOf(ModelFileException.class);
    }

    @Test
    void operators_of_others_are_found_in_the_defaults_of_functions() {
        FunctionProto.Builder function = FunctionProto.newBuilder()
                .setName("f")
                .setDomain("own")
                .addAttributeProto(AttributeProto.newBuilder()
                        .setG(GraphProto.newBuilder().addNode(node("com.example", "Fancy"))));

        assertThatThrownBy(() -> OnnxOperators.check(
                        model(node("own", "f")).addFunctions(function).build()))
                .isInstanceOf(ModelFileException.class);
    }

    @Test
    void functions_of_the_model_itself_are_operators() {
        FunctionProto.Builder function =
                FunctionProto.newBuilder().setName("f").setDomain("own").addNode(node("", "Tanh"));

        assertThatCode(() -> OnnxOperators.check(
                        model(node("own", "f")).addFunctions(function).build()))
                .doesNotThrowAnyException();
    }

    @Test
    void the_newest_operators_are_those_of_onnx_runtime() {
        ModelProto newest = tanh(OnnxOperators.NEWEST_OPSET);
        ModelProto newer = tanh(OnnxOperators.NEWEST_OPSET + 1);

        assertThatCode(() -> OnnxOperators.check(newest)).doesNotThrowAnyException();
        assertThat(canRun(newest)).isTrue();
        assertThatThrownBy(() -> OnnxOperators.check(newer)).isInstanceOf(ModelFileException.class);
        assertThat(canRun(newer)).isFalse();
    }

    private static boolean canRun(ModelProto model) {
        try (OrtSession session = OrtEnvironment.getEnvironment(
                        OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "lstm-forecast")
                .createSession(model.toByteArray())) {
            return session.getNumInputs() == 1;
        } catch (OrtException e) {
            return false;
        }
    }
}
