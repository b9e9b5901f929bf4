package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.Keyed;
import java.util.Map;
import java.util.OptionalDouble;

/** Subtracts the value of an earlier step, or the mean of the last steps, from each value. */
public final class Difference extends SeriesTransform {
    static final String KEY = "difference";
    static final String OF_MEAN_KEY = "differenceOfMean";

    /** What is subtracted. */
    public enum Mode implements Keyed {
        NONE,
        /** The previous value. */
        STEP,
        /** The value one cycle earlier; the period is rounded to a whole number of steps. */
        CYCLE,
        /** The mean of the last cycle, rounded likewise. */
        MEAN;

        @Override
        public String key() {
            return Keyed.camelCase(this);
        }

        /** The number of steps that it looks back. */
        int lag(OptionalDouble periodSteps) {
            return switch (this) {
                case NONE -> 0;
                case STEP -> 1;
                case CYCLE, MEAN ->
                    (int) Math.round(periodSteps.orElseThrow(
                            () -> new InvalidValueException(KEY, key(), "none or step for a series without a cycle")));
            };
        }
    }

    private final int lag;
    private final boolean isOfMean;

    private Difference(int lag, boolean isOfMean) {
        InvalidValueException.unless(lag >= 1, "lag", lag, "at least 1 (steps)");
        this.lag = lag;
        this.isOfMean = isOfMean;
    }

    static Difference of(Mode mode, OptionalDouble periodSteps) {
        return new Difference(mode.lag(periodSteps), mode == Mode.MEAN);
    }

    /** Subtracts the value {@code lag} steps earlier. */
    static Difference ofNumbers(Map<String, double[]> numbers) {
        return new Difference(lag(numbers), false);
    }

    /** Subtracts the mean of the last {@code lag} values. */
    static Difference ofMeanNumbers(Map<String, double[]> numbers) {
        return new Difference(lag(numbers), true);
    }

    private static int lag(Map<String, double[]> numbers) {
        double[] lag = numbers.get("lag");
        InvalidValueException.unless(
                lag.length == 1 && lag[0] == (int) lag[0], "lag", lag.length + " numbers", "a whole number");
        return (int) lag[0];
    }

    @Override
    public String key() {
        return isOfMean ? OF_MEAN_KEY : KEY;
    }

    @Override
    public int lag() {
        return lag;
    }

    /** What is subtracted at each step. */
    @Override
    Values lookBack(Values values, int targets) {
        return isOfMean ? new LastMeans(values, lag, targets) : (step, target) -> values.get(step - lag, target);
    }

    @Override
    double apply(double value, int step, int target, Values subtracted) {
        return value - subtracted.get(step, target);
    }

    @Override
    double undo(double transformed, int step, int target, Values subtracted) {
        return transformed + subtracted.get(step, target);
    }

    @Override
    public Map<String, double[]> numbers() {
        return Map.of("lag", new double[] {lag});
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Difference that && lag == that.lag && isOfMean == that.isOfMean;
    }

    @Override
    public int hashCode() {
        return 2 * lag + (isOfMean ? 1 : 0);
    }

    @Override
    public String toString() {
        return key() + "[lag=" + lag + "]";
    }
}
