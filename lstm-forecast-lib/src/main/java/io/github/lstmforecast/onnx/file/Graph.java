package io.github.lstmforecast.onnx.file;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import io.github.lstmforecast.Fingerprint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of a graph without running it.
 *
 * @param inputs without those that have a value in the file
 * @param recurrent the recurrent nodes
 * @param reshaped outputs that a node has given a free number of sequences, whatever the number of sequences was
 * @param weights the SHA-256 of the floats and doubles in the file, in its order, without their names
 * @param metadata what the exporter has written beside the graph
 */
record Graph(
        List<GraphTensor> inputs,
        List<GraphTensor> outputs,
        List<RecurrentNode> recurrent,
        Set<String> reshaped,
        String weights,
        Map<String, String> metadata) {
    private static final Set<Integer> NUMBERS =
            Set.of(TensorProto.DataType.FLOAT.getNumber(), TensorProto.DataType.DOUBLE.getNumber());

    /** -1 */
    private static final ByteString FREE = ByteString.fromHex("ff".repeat(Long.BYTES));

    static Graph of(ModelProto model) {
        GraphProto graph = model.getGraph();
        Set<String> constants =
                graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        Map<String, String> metadata = new HashMap<>();
        for (StringStringEntryProto entry : model.getMetadataPropsList()) {
            metadata.put(entry.getKey(), entry.getValue());
        }
        return new Graph(
                graph.getInputList().stream()
                        .filter(input -> !constants.contains(input.getName()))
                        .map(GraphTensor::of)
                        .toList(),
                graph.getOutputList().stream().map(GraphTensor::of).toList(),
                RecurrentNode.in(graph),
                reshaped(graph),
                weights(graph),
                metadata);
    }

    private static String weights(GraphProto graph) {
        return Fingerprint.of(graph.getInitializerList().stream()
                .filter(tensor -> NUMBERS.contains(tensor.getDataType()))
                .map(tensor -> tensor.toBuilder().clearName().clearDocString().build())
                .map(tensor -> tensor.toByteString().asReadOnlyByteBuffer())
                .toList());
    }

    private static Set<String> reshaped(GraphProto graph) {
        Set<String> free = graph.getInitializerList().stream()
                .filter(Graph::beginsWithFree)
                .map(TensorProto::getName)
                .collect(Collectors.toSet());
        return graph.getNodeList().stream()
                .filter(node -> node.getOpType().equals("Reshape")
                        && node.getInputCount() > 1
                        && free.contains(node.getInput(1)))
                .flatMap(node -> node.getOutputList().stream())
                .collect(Collectors.toSet());
    }

    private static boolean beginsWithFree(TensorProto shape) {
        if (shape.getDataType() != TensorProto.DataType.INT64.getNumber()) {
            return false;
        }
        return shape.getRawData().size() >= Long.BYTES
                ? shape.getRawData().substring(0, Long.BYTES).equals(FREE)
                : shape.getInt64DataCount() > 0 && shape.getInt64Data(0) == -1;
    }
}
