package io.github.lstmforecast.onnx.file;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A node of the operators LSTM, GRU or RNN, and where its initial state comes from.
 *
 * @param operator LSTM, GRU or RNN
 * @param hidden the inputs of the graph from which h comes
 * @param cell the inputs of the graph from which c comes
 * @param frozen the initial state if it is in the graph
 * @param isDouble whether its weights are doubles
 */
record RecurrentNode(String operator, Set<String> hidden, Set<String> cell, Optional<Frozen> frozen, boolean isDouble) {
    private static final int WEIGHTS = 1; // the position of the input
    private static final int INITIAL_H = 5; // the position of the input
    private static final int INITIAL_C = 6;
    private static final int BATCH = 1; // the axis of an initial state

    private static final Set<String> OPERATORS = Set.of("LSTM", "GRU", "RNN");

    /** What changes the shape of a tensor and not its numbers. */
    private static final Set<String> SHAPING = Set.of(
            "Identity", "Slice", "Split", "Squeeze", "Unsqueeze", "Reshape", "Transpose", "Gather", "Cast", "Concat");

    /**
     * An initial state in the graph.
     *
     * @param batch the number of sequences it is for
     */
    record Frozen(int batch, boolean isZero) {}

    /** Those of the graph itself, in the order of the file. */
    static List<RecurrentNode> in(GraphProto graph) {
        Map<String, NodeProto> makers = new HashMap<>();
        graph.getNodeList().forEach(node -> node.getOutputList().forEach(output -> makers.put(output, node)));
        Map<String, TensorProto> constants = new HashMap<>();
        graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
        graph.getNodeList().stream()
                .filter(node -> node.getOpType().equals("Constant") && node.getOutputCount() > 0)
                .forEach(node -> node.getAttributeList().stream()
                        .filter(AttributeProto::hasT)
                        .forEach(attribute -> constants.put(node.getOutput(0), attribute.getT())));
        List<RecurrentNode> nodes = new ArrayList<>();
        for (NodeProto node : graph.getNodeList()) {
            if (OPERATORS.contains(node.getOpType()) && node.getDomain().isEmpty()) {
                nodes.add(new RecurrentNode(
                        node.getOpType(),
                        sources(node, INITIAL_H, makers),
                        sources(node, INITIAL_C, makers),
                        frozen(node, constants),
                        isDouble(constants.get(input(node, WEIGHTS)))));
            }
        }
        return nodes;
    }

    private static boolean isDouble(TensorProto weights) {
        return weights != null && weights.getDataType() == TensorProto.DataType.DOUBLE.getNumber();
    }

    private static String input(NodeProto node, int at) {
        return at < node.getInputCount() ? node.getInput(at) : "";
    }

    /** Everything that the input is a part of. */
    private static Set<String> sources(NodeProto node, int at, Map<String, NodeProto> makers) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(input(node, at)));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (!name.isEmpty() && seen.add(name)) {
                NodeProto maker = makers.get(name);
                if (maker != null && SHAPING.contains(maker.getOpType())) {
                    open.addAll(maker.getInputList());
                }
            }
        }
        return seen;
    }

    private static Optional<Frozen> frozen(NodeProto node, Map<String, TensorProto> constants) {
        boolean isZero = true;
        int batch = 0;
        for (int at : new int[] {INITIAL_H, INITIAL_C}) {
            TensorProto state = constants.get(input(node, at));
            if (state != null && state.getDimsCount() > BATCH && state.getDims(BATCH) > 0) {
                batch = (int) Math.min(state.getDims(BATCH), Integer.MAX_VALUE);
                isZero &= isZero(state);
            }
        }
        return batch == 0 ? Optional.empty() : Optional.of(new Frozen(batch, isZero));
    }

    private static boolean isZero(TensorProto tensor) {
        for (int i = 0; i < tensor.getRawData().size(); i++) {
            if (tensor.getRawData().byteAt(i) != 0) {
                return false;
            }
        }
        return tensor.getFloatDataList().stream().allMatch(value -> value == 0)
                && tensor.getDoubleDataList().stream().allMatch(value -> value == 0);
    }
}
