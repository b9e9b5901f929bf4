package io.github.lstmforecast.torch;

import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.CellBlock;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.rnn.LstmGate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tensors of a recurrent layer in PyTorch. A row of a matrix is {@code block * units + unit}; LSTM blocks are in the
 * order input gate, forget gate, candidate, output gate, GRU blocks in the order reset gate, update gate, candidate.
 *
 * @param fromInputs {@code weight_ih}: {@code [blocks * units, inputs]}
 * @param fromUnits {@code weight_hh}: {@code [blocks * units, units]}
 * @param biases {@code bias_ih} and {@code bias_hh}, both {@code [blocks * units]}; empty for a layer without biases
 */
record CellTensors(Tensor fromInputs, Tensor fromUnits, Optional<Biases> biases) {
    static final String FROM_INPUTS = "weight_ih";
    static final String FROM_UNITS = "weight_hh";
    static final String INPUT_BIAS = "bias_ih";
    static final String RECURRENT_BIAS = "bias_hh";

    private static final List<CellBlock> LSTM_ORDER =
            List.of(LstmGate.INPUT, LstmGate.FORGET, LstmGate.CANDIDATE, LstmGate.OUTPUT);

    private static final Set<Integer> BLOCKS = Set.of(1, 3, 4);

    /** PyTorch adds both, except in the candidate of a GRU, where the reset gate multiplies the second one. */
    record Biases(Tensor input, Tensor recurrent) {}

    /** @throws ModelFileException if the shapes don't fit each other */
    static CellTensors of(Tensor fromInputs, Tensor fromUnits, Optional<Biases> biases) throws ModelFileException {
        int units = fromUnits.shape().size() == 2 ? fromUnits.shape().get(1) : 0;
        int rows = units == 0 ? 0 : fromUnits.shape().get(0);
        if (units == 0 || rows % units != 0 || !BLOCKS.contains(rows / units)) {
            throw fromUnits.wrong("its shape is " + fromUnits.shape()
                    + ", but must be [4 H, H] for an LSTM of H units, [3 H, H] for a GRU or [H, H] for an RNN");
        }
        List<Integer> shape = fromInputs.shape();
        if (shape.size() != 2 || shape.get(0) != rows || shape.get(1) < 1) {
            throw fromInputs.wrong("its shape is " + shape + ", but must be [" + rows + ", inputs], since " + fromUnits
                    + " is of the same layer");
        }
        for (Tensor bias :
                biases.map(both -> List.of(both.input, both.recurrent)).orElse(List.of())) {
            if (!bias.shape().equals(List.of(rows))) {
                throw bias.wrong("its shape is " + bias.shape() + ", but must be [" + rows + "], since " + fromUnits
                        + " is of the same layer");
            }
        }
        return new CellTensors(fromInputs, fromUnits, biases);
    }

    int inputs() {
        return fromInputs.shape().get(1);
    }

    int units() {
        return fromUnits.shape().get(1);
    }

    /** The number of blocks. */
    int blocks() {
        return fromUnits.shape().get(0) / units();
    }

    List<Tensor> all() {
        List<Tensor> all = new ArrayList<>(List.of(fromInputs, fromUnits));
        biases.ifPresent(of -> all.addAll(List.of(of.input, of.recurrent)));
        return all;
    }

    /** @param cell with as many blocks */
    NetworkSpec.Recurrent toLayer(CellKind cell, GateActivation gateActivation, Activation activation)
            throws ModelFileException {
        return new NetworkSpec.Recurrent(
                cell,
                gateActivation,
                activation,
                inputs(),
                units(),
                transposed(cell, fromInputs),
                transposed(cell, fromUnits),
                biases(cell));
    }

    private static List<CellBlock> order(CellKind cell) {
        return cell == CellKind.LSTM ? LSTM_ORDER : cell.blocks();
    }

    /** The row in PyTorch of each column of our matrices. */
    private static int[] rows(CellKind cell, int units) {
        int[] rows = new int[cell.blocks().size() * units];
        for (int column = 0; column < rows.length; column++) {
            CellBlock block = cell.blocks().get(column / units);
            rows[column] = order(cell).indexOf(block) * units + column % units;
        }
        return rows;
    }

    private float[] transposed(CellKind cell, Tensor matrix) throws ModelFileException {
        float[] values = matrix.toFloats();
        int[] rows = rows(cell, units());
        int from = values.length / rows.length;
        float[] transposed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            transposed[i] = values[rows[i % rows.length] * from + i / rows.length];
        }
        return transposed;
    }

    /** The sum of both is exact in 64 bits, and rounded once. */
    private float[] biases(CellKind cell) throws ModelFileException {
        int[] rows = rows(cell, units());
        float[] both = new float[cell.biases() * rows.length];
        if (biases.isPresent()) {
            double[] input = biases.get().input.toDoubles();
            double[] recurrent = biases.get().recurrent.toDoubles();
            for (int i = 0; i < rows.length; i++) {
                if (cell.biases() == 1) {
                    both[i] = (float) (input[rows[i]] + recurrent[rows[i]]);
                } else {
                    both[i] = (float) input[rows[i]];
                    both[rows.length + i] = (float) recurrent[rows[i]];
                }
            }
        }
        return both;
    }

    /**
     * The tensors of a layer. If its cells have one bias, it is {@code bias_ih}.
     *
     * @param prefix of their names
     * @param suffix of their names
     */
    static CellTensors of(NetworkSpec.Recurrent layer, String prefix, String suffix) {
        int[] rows = rows(layer.cell(), layer.units());
        float[] biases = layer.biases();
        float[] recurrent = new float[rows.length];
        if (layer.cell().biases() == 1) {
            Arrays.fill(recurrent, -0f); // any number plus -0 is that number, to the bit
        } else {
            permute(biases, rows.length, rows, recurrent);
        }
        float[] input = new float[rows.length];
        permute(biases, 0, rows, input);
        return new CellTensors(
                matrix(prefix + FROM_INPUTS + suffix, layer.inputWeights(), rows, layer.inputs()),
                matrix(prefix + FROM_UNITS + suffix, layer.recurrentWeights(), rows, layer.units()),
                Optional.of(new Biases(
                        Tensor.of(prefix + INPUT_BIAS + suffix, input, rows.length),
                        Tensor.of(prefix + RECURRENT_BIAS + suffix, recurrent, rows.length))));
    }

    private static void permute(float[] from, int at, int[] rows, float[] to) {
        for (int column = 0; column < rows.length; column++) {
            to[rows[column]] = from[at + column];
        }
    }

    private static Tensor matrix(String name, float[] values, int[] rows, int from) {
        float[] transposed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            transposed[rows[i % rows.length] * from + i / rows.length] = values[i];
        }
        return Tensor.of(name, transposed, rows.length, from);
    }
}
