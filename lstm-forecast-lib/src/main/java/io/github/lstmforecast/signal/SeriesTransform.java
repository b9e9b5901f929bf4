package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Transforms the targets of a series for a model, and transforms its forecast back. It is fitted on the training data
 * only. A step of the transformed series depends on the value of that step, its number, and earlier values only.
 *
 * <p>The whole history is transformed once, the forecaster works with transformed values only, and the whole forecast is
 * transformed back.
 */
public abstract class SeriesTransform {
    SeriesTransform() {}

    /** The name of the kind in files. */
    public abstract String key();

    /** The fitted numbers, by name: all that is needed to restore the transform. */
    public abstract Map<String, double[]> numbers();

    /** How many steps it looks back: the first steps of a transformed series are undefined. */
    public int lag() {
        return 0;
    }

    /**
     * Refuses a series that it can't be applied to.
     *
     * @param from the first step that is used
     * @throws InvalidValueException with the first value that is not allowed
     */
    public void requireApplicable(Series series, int from) {}

    /** A value for each step. */
    interface Values {
        double get(int step, int target);
    }

    /**
     * What is needed of earlier steps, at each step from the {@linkplain #lag lag} on; called for steps in ascending order.
     *
     * @param values not transformed; they are there up to the step before
     */
    Values lookBack(Values values, int targets) {
        return values;
    }

    /**
     * Transforms the value of a step.
     *
     * @param before of {@link #lookBack}
     */
    abstract double apply(double value, int step, int target, Values before);

    /** The inverse of {@link #apply(double, int, int, Values)}. */
    abstract double undo(double transformed, int step, int target, Values before);

    /** The number of targets that it was fitted to; empty if it fits any number. */
    OptionalInt targets() {
        return OptionalInt.empty();
    }

    /**
     * @param history {@code [time][target]}
     * @return the transformed series, as long as the history; NaN in the first {@link #lag} steps
     */
    public final Series apply(Series history) {
        int targets = requireFits(history);
        double[] values = new double[history.length() * targets];
        Values before = lookBack(history::get, targets);
        for (int i = 0; i < values.length; i++) {
            int step = i / targets;
            int target = i % targets;
            values[i] = step < lag() ? Double.NaN : apply(history.get(step, target), step, target, before);
        }
        return Series.of(values, targets);
    }

    /**
     * Transforms a forecast back to the unit of the series.
     *
     * @param forecast {@code [step][target]}, transformed
     * @param history the true values before the first step of the forecast, not transformed; at least {@link #lag} steps
     * @return as long as the forecast
     */
    public final Series undo(Series forecast, Series history) {
        int targets = requireFits(forecast);
        int from = history.length();
        requireLag(from);
        double[] values = new double[forecast.length() * targets];
        Values before = lookBack(
                (step, target) -> step < from ? history.get(step, target) : values[(step - from) * targets + target],
                targets);
        for (int i = 0; i < values.length; i++) {
            int step = i / targets;
            int target = i % targets;
            values[i] = undo(forecast.get(step, target), from + step, target, before);
        }
        return Series.of(values, targets);
    }

    /**
     * Transforms forecasts of one step back to the unit of the series: each of them with the true values before it.
     *
     * @param oneStepAhead {@code [step][target]}, transformed; step k predicts step {@code from + k} of the series
     * @param series the true series, not transformed, at least {@code from + oneStepAhead.length() - 1} steps
     * @return as long as the forecasts
     */
    public final Series undoOneStepAhead(Series oneStepAhead, Series series, int from) {
        int targets = requireFits(oneStepAhead);
        requireLag(from);
        double[] values = new double[oneStepAhead.length() * targets];
        Values before = lookBack(series::get, targets);
        for (int i = 0; i < values.length; i++) {
            int step = i / targets;
            int target = i % targets;
            values[i] = undo(oneStepAhead.get(step, target), from + step, target, before);
        }
        return Series.of(values, targets);
    }

    private int requireFits(Series series) {
        InvalidValueException.unless(
                targets().isEmpty() || targets().getAsInt() == series.features(),
                "series",
                series.features() + " features",
                targets().orElse(0) + ", as many as the transform " + key() + " has");
        return series.features();
    }

    private void requireLag(int from) {
        InvalidValueException.unless(
                from >= lag(),
                "from",
                from,
                "at least " + lag() + ", the number of samples that the transform " + key() + " looks back");
    }
}
