package io.github.lstmforecast.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
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
 * @param metadata what the exporter has written beside the graph
 */
record Graph(
        List<GraphTensor> inputs,
        List<GraphTensor> outputs,
        List<RecurrentNode> recurrent,
        Set<String> reshaped,
        Map<String, String> metadata) {
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
                metadata);
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
                .map(node -> node.getOutput(0))
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
