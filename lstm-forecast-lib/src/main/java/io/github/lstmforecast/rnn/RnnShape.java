package io.github.lstmforecast.rnn;

import io.github.lstmforecast.InvalidValueException;
import java.util.List;
import java.util.Objects;

/**
 * The shape of a stack of LSTM layers with a dense linear output layer, and where each parameter lies in the one flat
 * vector that holds them all.
 *
 * <p>With {@code n} units in a layer and {@code m} values going into it, the vector holds layer by layer
 * <ul>
 *   <li>input weights {@code [m][4n]}, recurrent weights {@code [n][4n]} and biases {@code [4n]}, where column
 *       {@code gate * n + unit} belongs to one gate of one unit, gates in the order of {@link LstmGate};
 *   <li>at the end the output weights {@code [outputs][n]} and the output biases {@code [outputs]}.
 * </ul>
 *
 * @param inputs features that go in at each step, at least 1
 * @param units units of each layer from the bottom up, at least one layer of at least 1
 * @param outputs features that come out at each step, at least 1
 * @param gateActivation how the gates of all layers are squashed
 */
public record RnnShape(int inputs, List<Integer> units, int outputs, GateActivation gateActivation) {
    private static final int MOST_PARAMETERS = 1 << 28;
    private static final int MOST_LAYERS = 100;

    public RnnShape {
        InvalidValueException.unless(inputs >= 1, "inputs", inputs, "at least 1");
        InvalidValueException.unless(outputs >= 1, "outputs", outputs, "at least 1");
        units = List.copyOf(units);
        InvalidValueException.unless(
                !units.isEmpty() && units.stream().allMatch(n -> n >= 1),
                "units",
                units,
                "one number for each layer, each at least 1");
        InvalidValueException.unless(
                units.size() <= MOST_LAYERS,
                "units",
                "a list of " + units.size() + " layers",
                "one number for each layer, of at most " + MOST_LAYERS);
        double count = 0; // exact far beyond the limit, and never wraps round
        double below = inputs;
        for (int n : units) {
            count += LstmGate.COUNT * (below + n + 1) * n;
            below = n;
        }
        count += outputs * (below + 1);
        InvalidValueException.unless(
                count <= MOST_PARAMETERS,
                "units",
                units,
                "so few that all parameters fit into 1 GiB (found " + (long) count + ")");
        Objects.requireNonNull(gateActivation, "gateActivation");
    }

    /**
     * A shape with sigmoid gates.
     *
     * @param inputs see {@link #inputs()}
     * @param units see {@link #units()}
     * @param outputs see {@link #outputs()}
     */
    public RnnShape(int inputs, List<Integer> units, int outputs) {
        this(inputs, units, outputs, GateActivation.SIGMOID);
    }

    /**
     * How many layers of LSTM units there are.
     *
     * @return at least 1
     */
    public int layers() {
        return units.size();
    }

    /**
     * How many values go into a layer at each step.
     *
     * @param layer 0 is the lowest
     * @return the number of inputs, or of units of the layer below
     */
    public int inputsOf(int layer) {
        return layer == 0 ? inputs : units.get(layer - 1);
    }

    /**
     * How many units the highest layer has.
     *
     * @return at least 1
     */
    public int topUnits() {
        return units.get(layers() - 1);
    }

    /**
     * The length of the flat parameter vector.
     *
     * @return how many parameters there are
     */
    public int parameterCount() {
        return outputBiasStart() + outputs;
    }

    /**
     * Where the weight from one input to one gate of a unit lies.
     *
     * @param layer 0 is the lowest
     * @param gate which gate
     * @param unit which unit of the layer
     * @param input which of the values that go into the layer
     * @return an index of the flat vector
     */
    public int inputWeight(int layer, LstmGate gate, int unit, int input) {
        return inputWeightsStart(layer) + input * LstmGate.COUNT * units.get(layer) + column(layer, gate, unit);
    }

    /**
     * Where the weight from one unit to one gate of a unit of the same layer lies.
     *
     * @param layer 0 is the lowest
     * @param gate which gate
     * @param unit the unit that receives
     * @param fromUnit the unit whose output of the step before it is
     * @return an index of the flat vector
     */
    public int recurrentWeight(int layer, LstmGate gate, int unit, int fromUnit) {
        return recurrentWeightsStart(layer) + fromUnit * LstmGate.COUNT * units.get(layer) + column(layer, gate, unit);
    }

    /**
     * Where the bias of one gate of a unit lies.
     *
     * @param layer 0 is the lowest
     * @param gate which gate
     * @param unit which unit of the layer
     * @return an index of the flat vector
     */
    public int bias(int layer, LstmGate gate, int unit) {
        return biasStart(layer) + column(layer, gate, unit);
    }

    /**
     * Where the weight from one unit of the highest layer to an output lies.
     *
     * @param output which output
     * @param unit which unit of the highest layer
     * @return an index of the flat vector
     */
    public int outputWeight(int output, int unit) {
        return outputWeightsStart() + output * topUnits() + unit;
    }

    /**
     * Where the bias of an output lies.
     *
     * @param output which output
     * @return an index of the flat vector
     */
    public int outputBias(int output) {
        return outputBiasStart() + output;
    }

    private int column(int layer, LstmGate gate, int unit) {
        return gate.ordinal() * units.get(layer) + unit;
    }

    int inputWeightsStart(int layer) {
        int start = 0;
        for (int below = 0; below < layer; below++) {
            start += LstmGate.COUNT * units.get(below) * (inputsOf(below) + units.get(below) + 1);
        }
        return start;
    }

    int recurrentWeightsStart(int layer) {
        return inputWeightsStart(layer) + LstmGate.COUNT * units.get(layer) * inputsOf(layer);
    }

    int biasStart(int layer) {
        return recurrentWeightsStart(layer) + LstmGate.COUNT * units.get(layer) * units.get(layer);
    }

    int outputWeightsStart() {
        return inputWeightsStart(layers());
    }

    int outputBiasStart() {
        return outputWeightsStart() + outputs * topUnits();
    }
}
