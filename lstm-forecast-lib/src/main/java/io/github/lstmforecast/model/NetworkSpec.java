package io.github.lstmforecast.model;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.CellBlock;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.RnnShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * The layers of a network with their weights, independent of the file format.
 *
 * @param layers from the bottom up, at least one
 * @param window how it gets its inputs if it is not run step by step
 */
public record NetworkSpec(List<Layer> layers, Optional<Window> window) {
    /** A layer. Every step is a vector of {@link #inputs()} values, which the layer turns into {@link #outputs()} values. */
    public sealed interface Layer {
        int inputs();

        int outputs();

        /** @param name of the layer in messages */
        List<Weights> weights(String name);
    }

    /**
     * The network gets the last steps of the series at once, in the initial state, and its output is that after the last
     * of them: the values of one or more steps, {@code [step][target]}.
     *
     * @param steps the number of steps in a window; empty if any number will do
     * @param flat whether all values of the window are one vector for the lowest layer, {@code [step][input]}; otherwise
     *     the layers run over the steps
     */
    public record Window(OptionalInt steps, boolean flat) {
        public Window {
            InvalidValueException.unless(steps.orElse(1) >= 1, "window", steps.orElse(1), "at least 1 (steps)");
        }
    }

    public NetworkSpec {
        layers = List.copyOf(layers);
        InvalidValueException.unless(!layers.isEmpty(), "layers", "none", "at least one");
        int below = layers.get(0).inputs();
        for (Layer layer : layers) {
            InvalidValueException.unless(
                    below == layer.inputs(),
                    "inputs",
                    layer.inputs(),
                    below + ", the number of outputs of the layer below");
            below = layer.outputs();
        }
        if (window.isPresent() && window.get().flat()) {
            InvalidValueException.unless(
                    layers.stream().noneMatch(Recurrent.class::isInstance),
                    "layers",
                    "recurrent",
                    "not recurrent, since the network gets a whole window as one vector");
            int steps = window.get().steps().orElse(1);
            int values = layers.get(0).inputs();
            InvalidValueException.unless(
                    values % steps == 0, "inputs", values, "a multiple of the " + steps + " steps of the window");
        }
    }

    /** A network that runs step by step. */
    public NetworkSpec(List<Layer> layers) {
        this(layers, Optional.empty());
    }

    /**
     * A recurrent layer. A column of its matrices is {@code block * units + unit}, in the order of the
     * {@linkplain CellKind#blocks() blocks} of its cells.
     *
     * @param gateActivation of the gates, if the cells have some
     * @param activation of the candidate or the output, and in LSTM cells of c
     * @param inputs the number of inputs, at least 1
     * @param units at least 1
     * @param inputWeights {@code [inputs][blocks * units]}, flat
     * @param recurrentWeights {@code [units][blocks * units]}, flat: from each unit of the previous step
     * @param biases {@code [cell.biases()][blocks * units]}, flat
     */
    public record Recurrent(
            CellKind cell,
            GateActivation gateActivation,
            Activation activation,
            int inputs,
            int units,
            float[] inputWeights,
            float[] recurrentWeights,
            float[] biases)
            implements Layer {
        public Recurrent {
            int columns = cell.blocks().size() * units;
            inputWeights = copy("inputWeights", inputWeights, inputs * columns);
            recurrentWeights = copy("recurrentWeights", recurrentWeights, units * columns);
            biases = copy("biases", biases, cell.biases() * columns);
        }

        @Override
        public float[] inputWeights() {
            return inputWeights.clone();
        }

        @Override
        public float[] recurrentWeights() {
            return recurrentWeights.clone();
        }

        @Override
        public float[] biases() {
            return biases.clone();
        }

        /** The parameters of the layer in the order of {@link RnnShape}. */
        float[] parameters() {
            float[] all = Arrays.copyOf(inputWeights, inputWeights.length + recurrentWeights.length + biases.length);
            System.arraycopy(recurrentWeights, 0, all, inputWeights.length, recurrentWeights.length);
            System.arraycopy(biases, 0, all, inputWeights.length + recurrentWeights.length, biases.length);
            return all;
        }

        @Override
        public int outputs() {
            return units;
        }

        @Override
        public List<Weights> weights(String name) {
            String of = name + ", " + cell + " with " + gateActivation
                    + (activation.equals(Activation.TANH) ? "" : " and " + activation) + ", ";
            return List.of(
                    Weights.ofFloats(of + "from inputs", inputWeights, i -> where(name, i) + ", from input " + row(i)),
                    Weights.ofFloats(
                            of + "from units", recurrentWeights, i -> where(name, i) + ", from unit " + row(i)),
                    Weights.ofFloats(
                            of + "biases",
                            biases,
                            i -> where(name, i) + (row(i) == 0 ? ", bias" : ", recurrent bias")));
        }

        private boolean isSameKind(Recurrent other) {
            return cell == other.cell && gateActivation == other.gateActivation && activation.equals(other.activation);
        }

        private int row(int index) {
            return index / (cell.blocks().size() * units);
        }

        private String where(String name, int index) {
            CellBlock block = cell.blocks().get(index / units % cell.blocks().size());
            return name + ", " + block.label() + " of unit " + index % units;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Recurrent that
                    && cell == that.cell
                    && gateActivation == that.gateActivation
                    && activation.equals(that.activation)
                    && Arrays.equals(inputWeights, that.inputWeights)
                    && Arrays.equals(recurrentWeights, that.recurrentWeights)
                    && Arrays.equals(biases, that.biases);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(inputWeights) + 31 * Arrays.hashCode(recurrentWeights);
        }

        @Override
        public String toString() {
            return cell.label() + " " + units + (activation.equals(Activation.TANH) ? "" : " " + activation);
        }
    }

    /**
     * A dense layer.
     *
     * @param inputs the number of inputs, at least 1
     * @param outputs at least 1
     * @param weights {@code [outputs][inputs]}, flat
     * @param biases {@code [outputs]}
     */
    public record Dense(int inputs, int outputs, Activation activation, float[] weights, float[] biases)
            implements Layer {
        /** A linear layer. */
        public Dense(int inputs, int outputs, float[] weights, float[] biases) {
            this(inputs, outputs, Activation.LINEAR, weights, biases);
        }

        public Dense {
            weights = copy("weights", weights, outputs * inputs);
            biases = copy("biases", biases, outputs);
        }

        @Override
        public float[] weights() {
            return weights.clone();
        }

        @Override
        public float[] biases() {
            return biases.clone();
        }

        @Override
        public List<Weights> weights(String name) {
            IntFunction<String> to = i -> name.equals(OUTPUT) ? "output " + i : name + ", unit " + i;
            String of = name + (activation.equals(Activation.LINEAR) ? "" : ", " + activation) + ", ";
            return List.of(
                    Weights.ofFloats(of + "weights", weights, i -> to.apply(i / inputs) + ", from unit " + i % inputs),
                    Weights.ofFloats(of + "biases", biases, i -> to.apply(i) + ", bias"));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Dense that
                    && activation.equals(that.activation)
                    && Arrays.equals(weights, that.weights)
                    && Arrays.equals(biases, that.biases);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(weights) + 31 * Arrays.hashCode(biases);
        }

        @Override
        public String toString() {
            return "dense " + outputs + (activation.equals(Activation.LINEAR) ? "" : " " + activation);
        }
    }

    /**
     * An activation of each step.
     *
     * @param inputs at least 1
     */
    public record Activated(int inputs, Activation activation) implements Layer {
        @Override
        public int outputs() {
            return inputs;
        }

        @Override
        public List<Weights> weights(String name) {
            return List.of();
        }

        @Override
        public String toString() {
            return activation.toString();
        }
    }

    /**
     * Fixed scalings, {@code scale x + offset}, computed in 64 bits.
     *
     * @param scale of each input
     * @param offset of each input
     */
    public record Affine(double[] scale, double[] offset) implements Layer {
        public Affine {
            InvalidValueException.unless(
                    scale.length == offset.length && scale.length > 0,
                    "offset",
                    offset.length + " numbers",
                    "as many as scale, at least one");
            scale = scale.clone();
            offset = offset.clone();
        }

        @Override
        public double[] scale() {
            return scale.clone();
        }

        @Override
        public double[] offset() {
            return offset.clone();
        }

        @Override
        public int inputs() {
            return scale.length;
        }

        @Override
        public int outputs() {
            return scale.length;
        }

        @Override
        public List<Weights> weights(String name) {
            return List.of(
                    Weights.ofDoubles(name + ", scale", scale, i -> name + ", scale of input " + i),
                    Weights.ofDoubles(name + ", offset", offset, i -> name + ", offset of input " + i));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Affine that
                    && Arrays.equals(scale, that.scale)
                    && Arrays.equals(offset, that.offset);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(scale) + 31 * Arrays.hashCode(offset);
        }

        @Override
        public String toString() {
            return "scaling";
        }
    }

    private static final String OUTPUT = "output layer";

    private static float[] copy(String name, float[] numbers, int count) {
        InvalidValueException.unless(numbers.length == count, name, numbers.length + " numbers", count + " numbers");
        return numbers.clone();
    }

    /** The number of inputs of a step; empty if the network gets a window of unknown length as one vector. */
    public OptionalInt inputs() {
        int lowest = layers.get(0).inputs();
        if (window.isEmpty() || !window.get().flat()) {
            return OptionalInt.of(lowest);
        }
        OptionalInt steps = window.get().steps();
        return steps.isPresent() ? OptionalInt.of(lowest / steps.getAsInt()) : steps;
    }

    /** The number of outputs: of a step, or of all steps that the network outputs for a window. */
    public int outputs() {
        return layers.get(layers.size() - 1).outputs();
    }

    /**
     * This network, run on windows: in its initial state over the steps of each window, or if it has no state, on all values
     * of a window as one vector.
     */
    public NetworkSpec onWindows() {
        return window.isPresent()
                ? this
                : new NetworkSpec(
                        layers,
                        Optional.of(new Window(OptionalInt.empty(), recurrent().isEmpty())));
    }

    public ModelShape shape() {
        return new ModelShape(inputs(), OptionalInt.of(outputs()), window);
    }

    /** Its recurrent layers, from the bottom up. */
    public List<Recurrent> recurrent() {
        return layers.stream()
                .filter(Recurrent.class::isInstance)
                .map(Recurrent.class::cast)
                .toList();
    }

    /** All weights, layer by layer. If the kernel can train the network, they are in the order of {@link RnnShape}. */
    public List<Weights> weights() {
        List<Weights> weights = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            boolean isOutput = i == layers.size() - 1 && layers.get(i) instanceof Dense;
            weights.addAll(layers.get(i).weights(isOutput ? OUTPUT : "layer " + i));
        }
        return weights;
    }

    public static NetworkSpec of(RnnParameters parameters) {
        RnnShape shape = parameters.shape();
        float[] all = parameters.toArray();
        List<Layer> layers = new ArrayList<>();
        int at = 0;
        for (int layer = 0; layer < shape.layers(); layer++) {
            int inputs = shape.inputsOf(layer);
            int units = shape.units().get(layer);
            int columns = shape.cell().blocks().size() * units;
            int recurrentAt = at + inputs * columns;
            int biasesAt = recurrentAt + units * columns;
            int end = biasesAt + shape.cell().biases() * columns;
            layers.add(new Recurrent(
                    shape.cell(),
                    shape.gateActivation(),
                    shape.activation(),
                    inputs,
                    units,
                    Arrays.copyOfRange(all, at, recurrentAt),
                    Arrays.copyOfRange(all, recurrentAt, biasesAt),
                    Arrays.copyOfRange(all, biasesAt, end)));
            at = end;
        }
        int biasesAt = at + shape.outputs() * shape.topUnits();
        layers.add(new Dense(
                shape.topUnits(),
                shape.outputs(),
                Arrays.copyOfRange(all, at, biasesAt),
                Arrays.copyOfRange(all, biasesAt, all.length)));
        return new NetworkSpec(layers);
    }

    /**
     * The parameters if it is a network that the kernel trains: recurrent layers of the same kind, and a linear output layer
     * on top.
     */
    public Optional<RnnParameters> parameters() {
        List<Recurrent> recurrent = recurrent();
        boolean isTrainable = window.isEmpty()
                && recurrent.size() == layers.size() - 1
                && !recurrent.isEmpty()
                && layers.get(layers.size() - 1) instanceof Dense output
                && output.activation().equals(Activation.LINEAR)
                && recurrent.stream().allMatch(recurrent.get(0)::isSameKind);
        if (!isTrainable) {
            return Optional.empty();
        }
        Recurrent lowest = recurrent.get(0);
        RnnShape shape = new RnnShape(
                lowest.inputs(),
                recurrent.stream().map(Recurrent::units).toList(),
                outputs(),
                lowest.cell(),
                lowest.gateActivation(),
                lowest.activation());
        float[] all = new float[shape.parameterCount()];
        int at = 0;
        for (Weights part : weights()) {
            for (int i = 0; i < part.count(); i++) {
                all[at++] = (float) part.get(i);
            }
        }
        return Optional.of(RnnParameters.of(shape, all));
    }

    /** Its layers in short. */
    public String description() {
        return layers.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
