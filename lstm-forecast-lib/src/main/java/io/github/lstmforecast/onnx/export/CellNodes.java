package io.github.lstmforecast.onnx.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.github.lstmforecast.engine.ExportException;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.onnx.export.GraphBuilder.Value;
import io.github.lstmforecast.onnx.file.OnnxMetadata;
import io.github.lstmforecast.onnx.file.TensorType;
import io.github.lstmforecast.rnn.CellBlock;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GruGate;
import io.github.lstmforecast.rnn.LstmGate;
import io.github.lstmforecast.rnn.SimpleBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Recurrent layers as the operators LSTM, GRU and RNN. A row of their matrices is {@code block * units + unit}; LSTM blocks
 * are in the order input gate, output gate, forget gate, candidate, GRU blocks in the order update gate, reset gate,
 * candidate.
 */
final class CellNodes {
    private static final List<CellBlock> LSTM_ORDER =
            List.of(LstmGate.INPUT, LstmGate.OUTPUT, LstmGate.FORGET, LstmGate.CANDIDATE);
    private static final List<CellBlock> GRU_ORDER = List.of(GruGate.UPDATE, GruGate.RESET, GruGate.CANDIDATE);
    private static final List<CellBlock> RNN_ORDER = List.of(SimpleBlock.OUTPUT);

    private final GraphBuilder graph;
    private final List<OnnxMetadata.State> states = new ArrayList<>();
    private int layers;

    CellNodes(GraphBuilder graph) {
        this.graph = graph;
    }

    /** The states of all layers. */
    List<OnnxMetadata.State> states() {
        return states;
    }

    /**
     * Adds a layer.
     *
     * @param x {@code [time, 1, inputs]}
     * @param isStateful whether the states go in and out of the graph; otherwise it begins with zeros
     * @return {@code [time, 1, units]}
     */
    Value add(NetworkSpec.Recurrent layer, Value x, boolean isStateful) throws ExportException {
        int number = layers++;
        int columns = layer.cell().blocks().size() * layer.units();
        String prefix = "layer" + number + ".";
        List<String> inputs = new ArrayList<>(List.of(
                x.name(),
                graph.floats(prefix + "W", transposed(layer, layer.inputWeights()), 1, columns, layer.inputs()),
                graph.floats(prefix + "R", transposed(layer, layer.recurrentWeights()), 1, columns, layer.units()),
                graph.floats(prefix + "B", biases(layer), 1, 2 * columns)));
        String y = prefix + "Y";
        List<String> outputs = new ArrayList<>(List.of(y));
        if (isStateful) {
            inputs.add(""); // the lengths of sequences
            addState("h" + number, layer, number, false, inputs, outputs);
            if (layer.cell().hasCellState()) {
                addState("c" + number, layer, number, true, inputs, outputs);
            }
        }
        List<AttributeProto> attributes = new ArrayList<>();
        attributes.add(GraphBuilder.attribute("hidden_size", layer.units()));
        attributes.addAll(CellActivations.of(layer));
        if (layer.cell() == CellKind.GRU) {
            attributes.add(GraphBuilder.attribute("linear_before_reset", 1));
        }
        graph.node(CellActivations.operator(layer.cell()), inputs, outputs, attributes.toArray(AttributeProto[]::new));
        return graph.op("Squeeze", new Value(y, TensorType.FLOAT), graph.integers(1)); // the axis of directions
    }

    private void addState(
            String name,
            NetworkSpec.Recurrent layer,
            int number,
            boolean isCell,
            List<String> inputs,
            List<String> outputs) {
        graph.input(name, TensorType.FLOAT, 1, 1, layer.units());
        inputs.add(name);
        String output = name + "_out";
        outputs.add(output);
        states.add(new OnnxMetadata.State(name, output, number, isCell));
    }

    private static List<CellBlock> order(CellKind cell) {
        return switch (cell) {
            case LSTM -> LSTM_ORDER;
            case GRU, GRU_RESET_BEFORE -> GRU_ORDER;
            case SIMPLE_RNN -> RNN_ORDER;
        };
    }

    /** The row in ONNX of a column of our matrices. */
    private static int row(NetworkSpec.Recurrent layer, int column) {
        CellBlock block = layer.cell().blocks().get(column / layer.units());
        return order(layer.cell()).indexOf(block) * layer.units() + column % layer.units();
    }

    private static float[] transposed(NetworkSpec.Recurrent layer, float[] matrix) {
        int columns = layer.cell().blocks().size() * layer.units();
        int from = matrix.length / columns;
        float[] transposed = new float[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            transposed[row(layer, i % columns) * from + i / columns] = matrix[i];
        }
        return transposed;
    }

    /** Those from inputs, then the recurrent ones, which are zeros if the cells have one bias. */
    private static float[] biases(NetworkSpec.Recurrent layer) {
        float[] ours = layer.biases();
        int columns = layer.cell().blocks().size() * layer.units();
        float[] biases = new float[2 * columns];
        for (int i = 0; i < ours.length; i++) {
            biases[i / columns * columns + row(layer, i % columns)] = ours[i];
        }
        return biases;
    }
}
