package io.github.lstmforecast.model;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.rnn.CellBlock;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.RnnShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The layers of a network with their weights, independent of the file format: recurrent layers, then dense layers.
 *
 * @param recurrent from the bottom up, at least one
 * @param dense from the bottom up, on top of the recurrent layers
 */
public record NetworkSpec(List<Recurrent> recurrent, List<Dense> dense) {
    public NetworkSpec {
        recurrent = List.copyOf(recurrent);
        dense = List.copyOf(dense);
        InvalidValueException.unless(!recurrent.isEmpty(), "recurrent", "no layer", "at least one layer");
        int below = recurrent.get(0).inputs();
        for (Recurrent layer : recurrent) {
            requireFits(below, layer.inputs());
            below = layer.units();
        }
        for (Dense layer : dense) {
            requireFits(below, layer.inputs());
            below = layer.outputs();
        }
    }

    private static void requireFits(int below, int inputs) {
        InvalidValueException.unless(
                below == inputs, "inputs", inputs, below + ", the number of outputs of the layer below");
    }

    /**
     * A recurrent layer. A column of its matrices is {@code block * units + unit}, in the order of the
     * {@linkplain CellKind#blocks() blocks} of its cells.
     *
     * @param inputs the number of inputs, at least 1
     * @param units at least 1
     * @param inputWeights {@code [inputs][blocks * units]}, flat
     * @param recurrentWeights {@code [units][blocks * units]}, flat: from each unit of the previous step
     * @param biases {@code [cell.biases()][blocks * units]}, flat
     */
    public record Recurrent(
            CellKind cell,
            GateActivation gateActivation,
            int inputs,
            int units,
            float[] inputWeights,
            float[] recurrentWeights,
            float[] biases) {
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

        private List<Weights> weights(int layer) {
            String of = "layer " + layer + ", " + cell + " with " + gateActivation + ", ";
            return List.of(
                    Weights.ofFloats(of + "from inputs", inputWeights, i -> where(layer, i) + ", from input " + row(i)),
                    Weights.ofFloats(
                            of + "from units", recurrentWeights, i -> where(layer, i) + ", from unit " + row(i)),
                    Weights.ofFloats(
                            of + "biases",
                            biases,
                            i -> where(layer, i) + (row(i) == 0 ? ", bias" : ", recurrent bias")));
        }

        private int row(int index) {
            return index / (cell.blocks().size() * units);
        }

        private String where(int layer, int index) {
            CellBlock block = cell.blocks().get(index / units % cell.blocks().size());
            return "layer " + layer + ", " + block.label() + " of unit " + index % units;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Recurrent that
                    && cell == that.cell
                    && gateActivation == that.gateActivation
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
            return cell + "[" + units + "]";
        }
    }

    /**
     * A dense linear layer.
     *
     * @param inputs the number of inputs, at least 1
     * @param outputs at least 1
     * @param weights {@code [outputs][inputs]}, flat
     * @param biases {@code [outputs]}
     */
    public record Dense(int inputs, int outputs, float[] weights, float[] biases) {
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

        private List<Weights> weights(String output) {
            IntFunction<String> from = i -> output + " " + i / inputs + ", from unit " + i % inputs;
            return List.of(
                    Weights.ofFloats(output + " layer, weights", weights, from),
                    Weights.ofFloats(output + " layer, biases", biases, i -> output + " " + i + ", bias"));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Dense that
                    && Arrays.equals(weights, that.weights)
                    && Arrays.equals(biases, that.biases);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(weights) + 31 * Arrays.hashCode(biases);
        }

        @Override
        public String toString() {
            return "Dense[" + outputs + "]";
        }
    }

    private static float[] copy(String name, float[] numbers, int count) {
        InvalidValueException.unless(numbers.length == count, name, numbers.length + " numbers", count + " numbers");
        return numbers.clone();
    }

    public int inputs() {
        return recurrent.get(0).inputs();
    }

    public int outputs() {
        return dense.isEmpty()
                ? recurrent.get(recurrent.size() - 1).units()
                : dense.get(dense.size() - 1).outputs();
    }

    /** All weights, layer by layer. If the kernel can run the network, they are in the order of {@link RnnShape}. */
    public List<Weights> weights() {
        List<Weights> weights = new ArrayList<>();
        for (int layer = 0; layer < recurrent.size(); layer++) {
            weights.addAll(recurrent.get(layer).weights(layer));
        }
        for (int layer = 0; layer < dense.size(); layer++) {
            boolean isLast = layer == dense.size() - 1;
            weights.addAll(dense.get(layer).weights(isLast ? "output" : "dense layer " + layer + ", unit"));
        }
        return weights;
    }

    public static NetworkSpec of(RnnParameters parameters) {
        RnnShape shape = parameters.shape();
        float[] all = parameters.toArray();
        List<Recurrent> recurrent = new ArrayList<>();
        int at = 0;
        for (int layer = 0; layer < shape.layers(); layer++) {
            int inputs = shape.inputsOf(layer);
            int units = shape.units().get(layer);
            int columns = shape.cell().blocks().size() * units;
            int recurrentAt = at + inputs * columns;
            int biasesAt = recurrentAt + units * columns;
            int end = biasesAt + shape.cell().biases() * columns;
            recurrent.add(new Recurrent(
                    shape.cell(),
                    shape.gateActivation(),
                    inputs,
                    units,
                    Arrays.copyOfRange(all, at, recurrentAt),
                    Arrays.copyOfRange(all, recurrentAt, biasesAt),
                    Arrays.copyOfRange(all, biasesAt, end)));
            at = end;
        }
        int biasesAt = at + shape.outputs() * shape.topUnits();
        Dense output = new Dense(
                shape.topUnits(),
                shape.outputs(),
                Arrays.copyOfRange(all, at, biasesAt),
                Arrays.copyOfRange(all, biasesAt, all.length));
        return new NetworkSpec(recurrent, List.of(output));
    }

    /** The parameters for the library's own kernel; empty if it can't run this network. */
    public Optional<RnnParameters> parameters() {
        CellKind cell = recurrent.get(0).cell();
        GateActivation gates = recurrent.get(0).gateActivation();
        boolean canRun = dense.size() == 1
                && recurrent.stream().allMatch(layer -> layer.cell() == cell && layer.gateActivation() == gates);
        if (!canRun) {
            return Optional.empty();
        }
        RnnShape shape =
                new RnnShape(inputs(), recurrent.stream().map(Recurrent::units).toList(), outputs(), cell, gates);
        float[] all = new float[shape.parameterCount()];
        int at = 0;
        for (Weights part : weights()) {
            for (int i = 0; i < part.count(); i++) {
                all[at++] = (float) part.get(i);
            }
        }
        return Optional.of(RnnParameters.of(shape, all));
    }
}
