package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Subtracts the mean shape of a cycle from each target. A cycle has {@code floor(period)} phases of equal length; the
 * value of a phase is the mean deviation of its samples from the moving mean of one cycle around them, and the values of
 * a cycle sum to 0, as in the classical decomposition.
 *
 * @see <a href="https://otexts.com/fpp3/classical-decomposition.html">Hyndman and Athanasopoulos, Forecasting: Principles
 *     and Practice, 3.4</a>
 */
final class CycleProfile extends SeriesTransform {
    static final String KEY = "profile";

    private final double periodSteps;
    private final double[] values; // [target][phase], flat
    private final int phases;

    private CycleProfile(double periodSteps, double[] values) {
        this.periodSteps = periodSteps;
        this.values = values;
        this.phases = (int) periodSteps;
    }

    /**
     * @param periodSteps samples per cycle, at least 2
     * @param values {@code [target][phase]}, flat: {@code floor(period)} phases for each target
     */
    static CycleProfile of(double periodSteps, double[] values) {
        InvalidValueException.unless(
                periodSteps >= 2 && periodSteps <= Integer.MAX_VALUE, "period", periodSteps, "at least 2 (samples)");
        InvalidValueException.unless(
                values.length >= 1 && values.length % (int) periodSteps == 0,
                "values",
                values.length + " numbers",
                "a whole number of cycles of " + (int) periodSteps + " phases");
        for (int i = 0; i < values.length; i++) {
            InvalidValueException.unless(Double.isFinite(values[i]), "values[" + i + "]", values[i], "finite");
        }
        return new CycleProfile(periodSteps, values.clone());
    }

    /**
     * @param history {@code [time][target]}
     * @param start the first step of the training data; it ends with the history
     */
    static CycleProfile fit(Series history, int start, double periodSteps) {
        double half = (periodSteps - 1) / 2; // of the moving mean, on each side of its centre
        int whole = (int) Math.floor(half);
        double part = half - whole; // the weight of the two samples at its ends
        int reach = (int) Math.ceil(half);
        int needed = (int) Math.max(Math.ceil(2 * periodSteps), Math.ceil(periodSteps) + 2.0 * reach);
        int steps = history.length() - start;
        InvalidValueException.unless(
                steps >= needed,
                KEY,
                true,
                "false, or beside at least " + needed + " training samples, two cycles; there are " + steps);
        int phases = (int) periodSteps;
        double[] values = new double[history.features() * phases];
        for (int target = 0; target < history.features(); target++) {
            double[] sum = new double[phases];
            int[] count = new int[phases];
            for (int step = start + reach; step < history.length() - reach; step++) {
                double around = 0;
                for (int i = step - whole; i <= step + whole; i++) {
                    around += history.get(i, target);
                }
                if (reach > whole) {
                    around += part * (history.get(step - reach, target) + history.get(step + reach, target));
                }
                int phase = phase(step, periodSteps, phases);
                sum[phase] += history.get(step, target) - around / periodSteps;
                count[phase]++;
            }
            double mean = 0;
            for (int phase = 0; phase < phases; phase++) {
                sum[phase] /= count[phase];
                mean += sum[phase] / phases;
            }
            for (int phase = 0; phase < phases; phase++) {
                values[target * phases + phase] = sum[phase] - mean;
            }
        }
        return of(periodSteps, values);
    }

    static CycleProfile ofNumbers(Map<String, double[]> numbers) {
        double[] period = numbers.get("period");
        InvalidValueException.unless(period.length == 1, "period", period.length + " numbers", "one number");
        return of(period[0], numbers.get("values"));
    }

    private static int phase(int step, double periodSteps, int phases) {
        return Math.min(phases - 1, (int) (step % periodSteps * phases / periodSteps));
    }

    private double value(int step, int target) {
        return values[target * phases + phase(step, periodSteps, phases)];
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    OptionalInt targets() {
        return OptionalInt.of(values.length / phases);
    }

    @Override
    double apply(double value, int step, int target, Values before) {
        return value - value(step, target);
    }

    @Override
    double undo(double transformed, int step, int target, Values before) {
        return transformed + value(step, target);
    }

    @Override
    public Map<String, double[]> numbers() {
        return Map.of("period", new double[] {periodSteps}, "values", values.clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CycleProfile that
                && periodSteps == that.periodSteps
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(periodSteps) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return KEY + "[period=" + periodSteps + ", values=" + Arrays.toString(values) + "]";
    }
}
