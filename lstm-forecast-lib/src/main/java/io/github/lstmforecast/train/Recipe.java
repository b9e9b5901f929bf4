package io.github.lstmforecast.train;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.rnn.Adam;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.rnn.Optimizer;
import io.github.lstmforecast.rnn.RmsProp;
import java.util.List;
import java.util.Objects;

/**
 * Everything that a training depends on but for the data. The same recipe and the same data give the same weights, to
 * the last bit.
 *
 * @param units units of each recurrent layer from the bottom up
 * @param gateActivation how the gates are squashed
 * @param copies phase-shifted copies of the signal that are learnt side by side: the batch size, at least 1
 * @param window samples in each window, at least 1; gradients reach back so far, state is carried beyond
 * @param epochs how often the whole signal is learnt, at least 1
 * @param optimizer the rule of the steps, and its learning rate in the first epoch
 * @param learningRateDecay the learning rate of the last epoch over that of the first, in equal ratios from epoch to
 *     epoch; above 0 and at most 1, where 1 keeps it constant
 * @param gradientNorm the longest gradient (Euclidean norm over all parameters) that is followed as it is; a longer one
 *     is scaled down to it; positive infinity for no limit
 * @param inputNoise standard deviation of the Gaussian noise that is added to the inputs, fresh in each epoch, while
 *     the targets stay as they are, so that the model learns to find back from its own small errors; at least 0, in
 *     units of the signal
 * @param stateReset when the state is set to 0
 * @param seed of the initial weights and of the input noise
 */
public record Recipe(
        List<Integer> units,
        GateActivation gateActivation,
        int copies,
        int window,
        int epochs,
        Optimizer optimizer,
        double learningRateDecay,
        double gradientNorm,
        double inputNoise,
        StateReset stateReset,
        long seed) {

    public Recipe {
        units = List.copyOf(units);
        InvalidValueException.unless(
                !units.isEmpty() && units.stream().allMatch(n -> n >= 1),
                "units",
                units,
                "one number for each layer, each at least 1");
        Objects.requireNonNull(gateActivation, "gateActivation");
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
     * The default recipe. With it nearly every seed learns to count: Adam with
     * input noise, clipped gradients, a decaying rate, and state reset where the signal starts again.
     *
     * @return 20 units, 3 copies, windows of 25, 150 epochs
     */
    public static Recipe defaults() {
        return new Recipe(
                List.of(20), GateActivation.SIGMOID, 3, 25, 150, Adam.of(0.015), 0.1, 1, 0.1, StateReset.EACH_EPOCH, 1);
    }

    /**
     * The recipe of a stateful Keras LSTM as it is usually written: RMSprop with its defaults, state never reset, no
     * noise, no clipping. Its loss gets small, and yet its closed loop often comes early or drifts.
     *
     * @return 20 units, 3 copies, windows of 25, 400 epochs
     */
    public static Recipe kerasStateful() {
        return new Recipe(
                List.of(20),
                GateActivation.SIGMOID,
                3,
                25,
                400,
                RmsProp.of(0.001),
                1,
                Double.POSITIVE_INFINITY,
                0,
                StateReset.NEVER,
                1);
    }

    /**
     * A builder that starts from this recipe.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Changes some settings of a recipe and leaves the others. */
    public static final class Builder {
        private List<Integer> units;
        private GateActivation gateActivation;
        private int copies;
        private int window;
        private int epochs;
        private Optimizer optimizer;
        private double learningRateDecay;
        private double gradientNorm;
        private double inputNoise;
        private StateReset stateReset;
        private long seed;

        private Builder(Recipe recipe) {
            units = recipe.units;
            gateActivation = recipe.gateActivation;
            copies = recipe.copies;
            window = recipe.window;
            epochs = recipe.epochs;
            optimizer = recipe.optimizer;
            learningRateDecay = recipe.learningRateDecay;
            gradientNorm = recipe.gradientNorm;
            inputNoise = recipe.inputNoise;
            stateReset = recipe.stateReset;
            seed = recipe.seed;
        }

        /**
         * Sets the units of each layer.
         *
         * @param value see {@link Recipe#units()}
         * @return this
         */
        public Builder units(Integer... value) {
            units = List.of(value);
            return this;
        }

        /**
         * Sets how the gates are squashed.
         *
         * @param value see {@link Recipe#gateActivation()}
         * @return this
         */
        public Builder gateActivation(GateActivation value) {
            gateActivation = value;
            return this;
        }

        /**
         * Sets the number of copies.
         *
         * @param value see {@link Recipe#copies()}
         * @return this
         */
        public Builder copies(int value) {
            copies = value;
            return this;
        }

        /**
         * Sets the length of a window.
         *
         * @param value see {@link Recipe#window()}
         * @return this
         */
        public Builder window(int value) {
            window = value;
            return this;
        }

        /**
         * Sets the number of epochs.
         *
         * @param value see {@link Recipe#epochs()}
         * @return this
         */
        public Builder epochs(int value) {
            epochs = value;
            return this;
        }

        /**
         * Sets the optimizer.
         *
         * @param value see {@link Recipe#optimizer()}
         * @return this
         */
        public Builder optimizer(Optimizer value) {
            optimizer = value;
            return this;
        }

        /**
         * Sets the decay of the learning rate.
         *
         * @param value see {@link Recipe#learningRateDecay()}
         * @return this
         */
        public Builder learningRateDecay(double value) {
            learningRateDecay = value;
            return this;
        }

        /**
         * Sets the limit of the gradient.
         *
         * @param value see {@link Recipe#gradientNorm()}
         * @return this
         */
        public Builder gradientNorm(double value) {
            gradientNorm = value;
            return this;
        }

        /**
         * Sets the noise on the inputs.
         *
         * @param value see {@link Recipe#inputNoise()}
         * @return this
         */
        public Builder inputNoise(double value) {
            inputNoise = value;
            return this;
        }

        /**
         * Sets when the state is set to 0.
         *
         * @param value see {@link Recipe#stateReset()}
         * @return this
         */
        public Builder stateReset(StateReset value) {
            stateReset = value;
            return this;
        }

        /**
         * Sets the seed.
         *
         * @param value see {@link Recipe#seed()}
         * @return this
         */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * The changed recipe.
         *
         * @return a new recipe
         * @throws InvalidValueException if a setting is out of its range
         */
        public Recipe build() {
            return new Recipe(
                    units,
                    gateActivation,
                    copies,
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
