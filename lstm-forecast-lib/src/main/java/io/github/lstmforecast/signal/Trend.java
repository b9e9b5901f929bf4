package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;

/** Subtracts a straight line, {@code intercept + slope * step}, from each target. */
final class Trend extends SeriesTransform {
    static final String KEY = "trend";

    private final double[] intercept; // [target], at step 0
    private final double[] slope; // [target], per step

    private Trend(double[] intercept, double[] slope) {
        this.intercept = intercept;
        this.slope = slope;
    }

    static Trend of(double[] intercept, double[] slope) {
        InvalidValueException.unless(
                intercept.length >= 1 && intercept.length == slope.length,
                "slope",
                slope.length + " of " + intercept.length + " targets",
                "one for each target");
        for (int target = 0; target < slope.length; target++) {
            InvalidValueException.unless(
                    Double.isFinite(intercept[target]), "intercept[" + target + "]", intercept[target], "finite");
            InvalidValueException.unless(
                    Double.isFinite(slope[target]), "slope[" + target + "]", slope[target], "finite");
        }
        return new Trend(intercept.clone(), slope.clone());
    }

    /**
     * Fits a line to each target by least squares.
     *
     * @param history {@code [time][target]}
     * @param start the first step of the training data; it ends with the history
     */
    static Trend fit(Series history, int start) {
        int steps = history.length() - start;
        InvalidValueException.unless(steps >= 2, "trend", true, "false for fewer than 2 training samples");
        double centre = start + (steps - 1) / 2.0;
        double squares = (double) steps * ((double) steps * steps - 1) / 12; // of the steps' distances from the centre
        double[] intercept = new double[history.features()];
        double[] slope = new double[history.features()];
        for (int target = 0; target < slope.length; target++) {
            double sum = 0;
            double products = 0;
            for (int step = start; step < history.length(); step++) {
                sum += history.get(step, target);
            }
            double mean = sum / steps;
            for (int step = start; step < history.length(); step++) {
                products += (step - centre) * (history.get(step, target) - mean);
            }
            slope[target] = products / squares;
            intercept[target] = mean - slope[target] * centre;
        }
        return of(intercept, slope);
    }

    static Trend ofNumbers(Map<String, double[]> numbers) {
        return of(numbers.get("intercept"), numbers.get("slope"));
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    OptionalInt targets() {
        return OptionalInt.of(slope.length);
    }

    private double line(int step, int target) {
        return intercept[target] + slope[target] * step;
    }

    @Override
    double apply(double value, int step, int target, Values before) {
        return value - line(step, target);
    }

    @Override
    double undo(double transformed, int step, int target, Values before) {
        return transformed + line(step, target);
    }

    @Override
    public Map<String, double[]> numbers() {
        return Map.of("intercept", intercept.clone(), "slope", slope.clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Trend that
                && Arrays.equals(intercept, that.intercept)
                && Arrays.equals(slope, that.slope);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(intercept) + Arrays.hashCode(slope);
    }

    @Override
    public String toString() {
        return KEY + "[intercept=" + Arrays.toString(intercept) + ", slope=" + Arrays.toString(slope) + "]";
    }
}
