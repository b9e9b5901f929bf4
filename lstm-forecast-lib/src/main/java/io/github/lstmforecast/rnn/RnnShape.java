package io.github.lstmforecast.rnn;

import io.github.lstmforecast.InvalidValueException;
import java.util.List;
import java.util.Objects;

/**
 * The shape of a stack of recurrent layers with a dense linear output layer, and the position of each parameter in the
 * flat vector of all parameters.
 *
 * <p>For a layer with {@code n} units, {@code m} inputs and cells of {@code B} blocks, the vector has, layer by layer,
 * <ul>
 *   <li>input weights {@code [m][B n]}, recurrent weights {@code [n][B n]} and biases {@code [B n]}, where column
 *       {@code block * n + unit} belongs to one block of one unit, blocks in the order of {@link CellKind#blocks()};
 *       then second biases {@code [B n]} if the {@linkplain CellKind#biases() cell} has them;
 *   <li>at the end the output weights {@code [outputs][n]} and the output biases {@code [outputs]}.
 * </ul>
 *
 * @param inputs the number of inputs at each step, at least 1
 * @param units units of each layer from the bottom up, at least one layer of at least 1
 * @param outputs the number of outputs at each step, at least 1
 * @param cell the kind of the cells of all layers
 * @param gateActivation of the gates of all layers, if the cells have gates
 * @param activation of the candidate or the output of all cells, and in LSTM cells of c
 */
public record RnnShape(
        int inputs,
        List<Integer> units,
        int outputs,
        CellKind cell,
        GateActivation gateActivation,
        Activation activation) {
    private static final int MAX_PARAMETERS = 1 << 28;
    private static final int MAX_LAYERS = 100;

    public RnnShape {
        Objects.requireNonNull(cell, "cell");
        Objects.requireNonNull(gateActivation, "gateActivation");
        Objects.requireNonNull(activation, "activation");
        InvalidValueException.unless(inputs >= 1, "inputs", inputs, "at least 1");
        InvalidValueException.unless(outputs >= 1, "outputs", outputs, "at least 1");
        units = List.copyOf(units);
        InvalidValueException.unless(
                !units.isEmpty() && units.stream().allMatch(n -> n >= 1),
                "units",
                units,
                "one number for each layer, each at least 1");
        InvalidValueException.unless(
                units.size() <= MAX_LAYERS,
                "units",
                "a list of " + units.size() + " layers",
                "a list of at most " + MAX_LAYERS + " layers");
        int blocks = cell.blocks().size();
        double count = 0; // exact far above the limit, without overflow
        double below = inputs;
        for (int n : units) {
            count += blocks * (below + n + cell.biases()) * n;
            below = n;
        }
        count += outputs * (below + 1);
        InvalidValueException.unless(
                count <= MAX_PARAMETERS,
                "units",
                units,
                "so few that there are at most " + MAX_PARAMETERS + " parameters (found " + (long) count + ")");
    }

    /** Layers of cells with tanh. */
    public RnnShape(int inputs, List<Integer> units, int outputs, CellKind cell, GateActivation gateActivation) {
        this(inputs, units, outputs, cell, gateActivation, Activation.TANH);
    }

    /** LSTM layers with tanh. */
    public RnnShape(int inputs, List<Integer> units, int outputs, GateActivation gateActivation) {
        this(inputs, units, outputs, CellKind.LSTM, gateActivation);
    }

    /** LSTM layers with tanh and sigmoid gates. */
    public RnnShape(int inputs, List<Integer> units, int outputs) {
        this(inputs, units, outputs, GateActivation.SIGMOID);
    }

    /** The number of recurrent layers. Layers count from 0, the lowest. */
    public int layers() {
        return units.size();
    }

    /** The number of inputs of a layer: the inputs of the network, or the units of the layer below. */
    public int inputsOf(int layer) {
        return layer == 0 ? inputs : units.get(layer - 1);
    }

    /** The units of the highest layer. */
    public int topUnits() {
        return units.get(layers() - 1);
    }

    /** The length of the flat vector. */
    public int parameterCount() {
        return outputBiasStart() + outputs;
    }

    /** The index of the weight from an input of the layer to a block of a unit. */
    public int inputWeight(int layer, CellBlock block, int unit, int input) {
        return inputWeightsStart(layer) + input * columns(layer) + column(layer, block, unit);
    }

    /** The index of the weight from a unit's output of the previous step to a block of a unit of the same layer. */
    public int recurrentWeight(int layer, CellBlock block, int unit, int fromUnit) {
        return recurrentWeightsStart(layer) + fromUnit * columns(layer) + column(layer, block, unit);
    }

    /** The index of the bias of a block of a unit. */
    public int bias(int layer, CellBlock block, int unit) {
        return biasStart(layer) + column(layer, block, unit);
    }

    /** The index of the second bias of a block of a unit, if the cells have {@linkplain CellKind#biases() two}. */
    public int recurrentBias(int layer, CellBlock block, int unit) {
        return bias(layer, block, unit) + columns(layer);
    }

    /** The index of the weight from a unit of the highest layer to an output. */
    public int outputWeight(int output, int unit) {
        return outputWeightsStart() + output * topUnits() + unit;
    }

    /** The index of the bias of an output. */
    public int outputBias(int output) {
        return outputBiasStart() + output;
    }

    /** The number of columns of a layer's matrices: blocks * units. */
    int columns(int layer) {
        return cell.blocks().size() * units.get(layer);
    }

    private int column(int layer, CellBlock block, int unit) {
        return block.ordinal() * units.get(layer) + unit;
    }

    int inputWeightsStart(int layer) {
        int start = 0;
        for (int below = 0; below < layer; below++) {
            start += columns(below) * (inputsOf(below) + units.get(below) + cell.biases());
        }
        return start;
    }

    int recurrentWeightsStart(int layer) {
        return inputWeightsStart(layer) + columns(layer) * inputsOf(layer);
    }

    int biasStart(int layer) {
        return recurrentWeightsStart(layer) + columns(layer) * units.get(layer);
    }

    int outputWeightsStart() {
        return inputWeightsStart(layers());
    }

    int outputBiasStart() {
        return outputWeightsStart() + outputs * topUnits();
    }
}
