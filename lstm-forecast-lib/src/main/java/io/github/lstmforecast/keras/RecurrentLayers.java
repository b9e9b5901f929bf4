package io.github.lstmforecast.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.NetworkSpec.Recurrent;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns recurrent layers of Keras into ours, whose blocks have another order and which always have biases. */
final class RecurrentLayers {
    /** The block of Keras for each of ours: Keras has i, f, c, o in LSTM and z, r, h in GRU. */
    private static final int[] LSTM = {2, 1, 3, 0};

    private static final int[] GRU = {1, 0, 2};
    private static final int[] SIMPLE = {0};
    private static final Set<String> CELLS = Set.of("LSTMCell", "GRUCell", "SimpleRNNCell");
    private static final String STACK = "StackedRNNCells";

    private RecurrentLayers() {}

    /** Reads a layer, which may have several cells one above the other. */
    static List<Recurrent> of(KerasLayer layer, int inputs, KerasWeights weights) throws ModelFileException {
        requireForward(layer);
        List<KerasLayer> cells = cells(layer);
        List<Recurrent> read = new ArrayList<>();
        List<HdfArray> arrays = weights.of(layer, places(layer, cells));
        LayerArrays in = new LayerArrays(layer, arrays);
        int below = inputs;
        for (KerasLayer cell : cells) {
            Recurrent one = cell(cell, below, in);
            read.add(one);
            below = one.units();
        }
        in.requireEnd();
        return read;
    }

    private static void requireForward(KerasLayer layer) throws ModelFileException {
        if (layer.is("go_backwards")) {
            throw layer.wrong("go_backwards is true: it reads the series from its end, so it does not run step by step."
                    + " Train the model without it");
        }
        if (layer.is("time_major")) {
            throw layer.wrong("time_major is true; only False is read, the default of Keras");
        }
    }

    private static List<KerasLayer> cells(KerasLayer layer) throws ModelFileException {
        if (!layer.className().equals("RNN")) {
            return List.of(layer);
        }
        KerasLayer cell = layer.inner(layer.node("cell"));
        List<KerasLayer> cells = new ArrayList<>();
        if (cell.className().equals(STACK)) {
            JsonNode all = cell.node("cells");
            if (all.isEmpty() || all.size() > KerasConfig.MOST_LAYERS) {
                throw cell.wrong("it has " + all.size() + " cells, but must have 1.." + KerasConfig.MOST_LAYERS);
            }
            for (JsonNode one : all) {
                cells.add(cell.inner(one));
            }
        } else {
            cells.add(cell);
        }
        for (KerasLayer one : cells) {
            if (!CELLS.contains(one.className())) {
                throw layer.wrong("it has " + one
                        + ", which is not read there; these are read: LSTMCell, GRUCell, SimpleRNNCell and " + STACK);
            }
        }
        return cells;
    }

    /** The groups of the variables in the layer's own. */
    private static List<String> places(KerasLayer layer, List<KerasLayer> cells) {
        boolean isStack = layer.node("cell").path("class_name").asText().equals(STACK);
        if (!isStack) {
            return List.of("cell/vars");
        }
        List<String> places = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (KerasLayer cell : cells) {
            String group = KerasConfig.snakeCase(cell.className());
            int before = counts.merge(group, 1, Integer::sum) - 1;
            places.add("cell/cells/" + group + (before == 0 ? "" : "_" + before) + "/vars");
        }
        return places;
    }

    private static Recurrent cell(KerasLayer cell, int inputs, LayerArrays in) throws ModelFileException {
        return switch (cell.className()) {
            case "LSTM", "LSTMCell" -> read(cell, CellKind.LSTM, LSTM, inputs, in);
            case "GRU", "GRUCell" ->
                read(
                        cell,
                        cell.is("reset_after", !cell.keras2()) ? CellKind.GRU : CellKind.GRU_RESET_BEFORE,
                        GRU,
                        inputs,
                        in);
            default -> read(cell, CellKind.SIMPLE_RNN, SIMPLE, inputs, in);
        };
    }

    private static Recurrent read(KerasLayer cell, CellKind kind, int[] order, int inputs, LayerArrays in)
            throws ModelFileException {
        int units = cell.units();
        int columns = order.length * units;
        GateActivation gates = kind == CellKind.SIMPLE_RNN ? GateActivation.SIGMOID : KerasActivations.ofGates(cell);
        int rows = kind.biases();
        return new Recurrent(
                kind,
                gates,
                KerasActivations.ofCell(cell),
                inputs,
                units,
                ordered(in.next("kernel", inputs, columns), order, units),
                ordered(in.next("recurrent_kernel", units, columns), order, units),
                !cell.is("use_bias", true)
                        ? new float[rows * columns]
                        : ordered(rows == 1 ? in.next("bias", columns) : in.next("bias", rows, columns), order, units));
    }

    /** A matrix with a column for each unit of each block, with the blocks in our order. */
    private static float[] ordered(double[] matrix, int[] order, int units) {
        float[] ordered = new float[matrix.length];
        int columns = order.length * units;
        for (int i = 0; i < ordered.length; i++) {
            int block = i % columns / units;
            ordered[i] = (float) matrix[i - i % columns + order[block] * units + i % units];
        }
        return ordered;
    }
}
