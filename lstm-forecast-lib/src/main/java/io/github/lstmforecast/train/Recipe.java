package io.github.lstmforecast.train;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.rnn.Adam;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.rnn.Optimizer;
import io.github.lstmforecast.rnn.RmsProp;
import io.github.lstmforecast.signal.CopyPlan;
import io.github.lstmforecast.signal.CopySpacing;
import java.util.List;
import java.util.Objects;

/**
 * All settings of a training. The same recipe and the same data give the same weights to the bit.
 *
 * @param cell the kind of the recurrent cells
 * @param units units of each recurrent layer from the bottom up
 * @param gateActivation the activation of the gates, if the cells have some
 * @param copies copies of the signal: the batch size, at least 1
 * @param copySpacing where the copies begin
 * @param window samples in each window, at least 1: the length of backpropagation, while the state is carried on
 * @param epochs passes over the whole signal, at least 1
 * @param optimizer the optimization rule, with the learning rate of the first epoch
 * @param learningRateDecay the learning rate of the last epoch divided by that of the first, with equal ratios from epoch
 *     to epoch; above 0 and at most 1, where 1 keeps the rate constant
 * @param gradientNorm the maximum Euclidean norm of the gradient over all parameters, to which a longer gradient is
 *     scaled down; positive infinity for no maximum
 * @param inputNoise standard deviation of the Gaussian noise on the inputs, new in each epoch; the targets have no noise,
 *     so the model is trained to correct its own small errors; at least 0, in the unit that the model sees
 * @param stateReset when the state is set to 0
 * @param seed of the initial weights and of the input noise
 */
public record Recipe(
        CellKind cell,
        List<Integer> units,
        GateActivation gateActivation,
        int copies,
        CopySpacing copySpacing,
        int window,
        int epochs,
        Optimizer optimizer,
        double learningRateDecay,
        double gradientNorm,
        double inputNoise,
        StateReset stateReset,
        long seed) {

    public Recipe {
        Objects.requireNonNull(cell, "cell");
        units = List.copyOf(units);
        InvalidValueException.unless(
                !units.isEmpty() && units.stream().allMatch(n -> n >= 1),
                "units",
                units,
                "one number for each layer, each at least 1");
        Objects.requireNonNull(gateActivation, "gateActivation");
        Objects.requireNonNull(copySpacing, "copySpacing");
        InvalidValueException.unless(copies >= 1, "copies", copies, "at least 1");
        InvalidValueException.unless(window >= 1, "window", window, "at least 1 (samples)");
        InvalidValueException.unless(epochs >= 1, "epochs", epochs, "at least 1");
        InvalidValueException.unless(
                learningRateDecay > 0 && learningRateDecay <= 1,
                "learningRateDecay",
                learningRateDecay,
                "above 0 and at most 1 (last learning rate over first)");
        InvalidValueException.unless(gradientNorm > 0, "gradientNorm", gradientNorm, "above 0, or none");
        InvalidValueException.unless(
                inputNoise >= 0 && Double.isFinite(inputNoise),
                "inputNoise",
                inputNoise,
                "a number of at least 0 (standard deviation, in units of the signal)");
    }

    /**
     * The default recipe: 20 units, 3 copies, windows of 25, 150 epochs; Adam with input noise, clipped gradients, a
     * decaying learning rate, and a state reset before each epoch. With nearly every seed, it gives a model that counts.
     */
    public static Recipe defaults() {
        return new Recipe(
                CellKind.LSTM,
                List.of(20),
                GateActivation.SIGMOID,
                3,
                CopySpacing.PHASE,
                25,
                150,
                Adam.of(0.015),
                0.1,
                1,
                0.1,
                StateReset.EACH_EPOCH,
                1);
    }

    /**
     * The usual recipe of a stateful Keras LSTM: 20 units, 3 copies, windows of 25, 400 epochs; RMSprop with its defaults,
     * no state reset, no noise, no clipping. Its loss becomes small, but its closed loop is often early or drifts.
     */
    public static Recipe kerasStateful() {
        return new Recipe(
                CellKind.LSTM,
                List.of(20),
                GateActivation.SIGMOID,
                3,
                CopySpacing.PHASE,
                25,
                400,
                RmsProp.of(0.001),
                1,
                Double.POSITIVE_INFINITY,
                0,
                StateReset.NEVER,
                1);
    }

    /** The default recipe with other cells; a GRU or a simple RNN learns to count with it, too. */
    public static Recipe defaults(CellKind cell) {
        return defaults().toBuilder().cell(cell).build();
    }

    /** Which copies of the signal the model is trained on. */
    public CopyPlan copyPlan() {
        return new CopyPlan(copies, copySpacing);
    }

    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds a recipe from another one. */
    public static final class Builder {
        private CellKind cell;
        private List<Integer> units;
        private GateActivation gateActivation;
        private int copies;
        private CopySpacing copySpacing;
        private int window;
        private int epochs;
        private Optimizer optimizer;
        private double learningRateDecay;
        private double gradientNorm;
        private double inputNoise;
        private StateReset stateReset;
        private long seed;

        private Builder(Recipe recipe) {
            cell = recipe.cell;
            units = recipe.units;
            gateActivation = recipe.gateActivation;
            copies = recipe.copies;
            copySpacing = recipe.copySpacing;
            window = recipe.window;
            epochs = recipe.epochs;
            optimizer = recipe.optimizer;
            learningRateDecay = recipe.learningRateDecay;
            gradientNorm = recipe.gradientNorm;
            inputNoise = recipe.inputNoise;
            stateReset = recipe.stateReset;
            seed = recipe.seed;
        }

        public Builder cell(CellKind value) {
            cell = value;
            return this;
        }

        public Builder units(Integer... value) {
            units = List.of(value);
            return this;
        }

        public Builder gateActivation(GateActivation value) {
            gateActivation = value;
            return this;
        }

        public Builder copies(int value) {
            copies = value;
            return this;
        }

        public Builder copySpacing(CopySpacing value) {
            copySpacing = value;
            return this;
        }

        public Builder window(int value) {
            window = value;
            return this;
        }

        public Builder epochs(int value) {
            epochs = value;
            return this;
        }

        public Builder optimizer(Optimizer value) {
            optimizer = value;
            return this;
        }

        public Builder learningRateDecay(double value) {
            learningRateDecay = value;
            return this;
        }

        public Builder gradientNorm(double value) {
            gradientNorm = value;
            return this;
        }

        public Builder inputNoise(double value) {
            inputNoise = value;
            return this;
        }

        public Builder stateReset(StateReset value) {
            stateReset = value;
            return this;
        }

        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** @throws InvalidValueException if a setting is out of its range */
        public Recipe build() {
            return new Recipe(
                    cell,
                    units,
                    gateActivation,
                    copies,
                    copySpacing,
                    window,
                    epochs,
                    optimizer,
                    learningRateDecay,
                    gradientNorm,
                    inputNoise,
                    stateReset,
                    seed);
        }
    }
}
