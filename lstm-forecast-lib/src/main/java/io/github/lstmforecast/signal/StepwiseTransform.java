package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.OptionalInt;

/** A transform whose value at a step depends on the value at that step, the number of the step, and earlier values. */
abstract class StepwiseTransform implements SeriesTransform {
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

    @Override
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

    @Override
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

    @Override
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
