package io.github.lstmforecast.model;

import io.github.lstmforecast.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The weights of a linear autoregression. Each target is predicted from its own values only, and from the known inputs of
 * the predicted step:
 * <pre>
 *   y(t) = mean + constant + Σ lags[i] (y(t - 1 - i) - mean) + Σ inputs[j] known(t, j)
 * </pre>
 *
 * @param order the number of earlier values in the sum, at least 1
 * @param known the number of known inputs, at least 0
 * @param targets at least one
 */
public record LinearSpec(int order, int known, List<Target> targets) {
    /** The name, in results, of what runs such a model. */
    public static final String ENGINE = "linear";

    public LinearSpec {
        InvalidValueException.unless(order >= 1, "order", order, "at least 1 (samples)");
        InvalidValueException.unless(known >= 0, "known", known, "at least 0");
        InvalidValueException.unless(!targets.isEmpty(), "targets", "none", "at least one");
        targets = List.copyOf(targets);
        for (Target target : targets) {
            InvalidValueException.unless(
                    target.lags.length == order, "lags", target.lags.length + " numbers", order + " numbers");
            InvalidValueException.unless(
                    target.inputs.length == known, "inputs", target.inputs.length + " numbers", known + " numbers");
        }
    }

    /**
     * The weights of one target, all finite.
     *
     * @param mean in the unit of the series
     * @param constant in the unit of the series
     * @param lags {@code [order]}: of the values 1, 2, ... steps before, minus the mean
     * @param inputs {@code [known]}: of the known inputs
     */
    public record Target(double mean, double constant, double[] lags, double[] inputs) {
        public Target {
            lags = lags.clone();
            inputs = inputs.clone();
            requireFinite("mean", mean);
            requireFinite("constant", constant);
            requireFinite("lags", lags);
            requireFinite("inputs", inputs);
        }

        private static void requireFinite(String name, double... numbers) {
            for (double number : numbers) {
                InvalidValueException.unless(Double.isFinite(number), name, number, "finite");
            }
        }

        @Override
        public double[] lags() {
            return lags.clone();
        }

        @Override
        public double[] inputs() {
            return inputs.clone();
        }

        /**
         * Predicts one step.
         *
         * @param earlier {@code [time]}, minus the mean
         * @param step the index in {@code earlier} of the predicted value, which is not read; at least the order
         * @param known {@code [known]}, of the predicted step
         * @return minus the mean
         */
        public double predict(double[] earlier, int step, double[] known) {
            double next = constant;
            for (int i = 0; i < lags.length; i++) {
                next += lags[i] * earlier[step - 1 - i];
            }
            for (int i = 0; i < inputs.length; i++) {
                next += inputs[i] * known[i];
            }
            return next;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Target that
                    && Double.compare(mean, that.mean) == 0
                    && Double.compare(constant, that.constant) == 0
                    && Arrays.equals(lags, that.lags)
                    && Arrays.equals(inputs, that.inputs);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(lags) + 31 * Arrays.hashCode(inputs);
        }

        @Override
        public String toString() {
            return "Target[" + lags.length + " lags, " + inputs.length + " known inputs]";
        }
    }

    /** All weights, target by target. */
    public List<Weights> weights() {
        List<Weights> weights = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            String of = "target " + i;
            weights.add(Weights.ofDoubles(
                    of + ", mean and constant",
                    new double[] {target.mean, target.constant},
                    index -> of + (index == 0 ? ", mean" : ", constant")));
            weights.add(Weights.ofDoubles(of + ", lags", target.lags, index -> of + ", lag " + (index + 1)));
            weights.add(
                    Weights.ofDoubles(of + ", known inputs", target.inputs, index -> of + ", known input " + index));
        }
        return weights;
    }

    /** The number of weights. */
    public int parameterCount() {
        return targets.size() * (2 + order + known);
    }

    @Override
    public String toString() {
        return "LinearSpec[order " + order + ", " + known + " known inputs, " + targets.size() + " targets]";
    }
}
