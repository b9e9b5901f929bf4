package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Which transforms a series goes through before a model, in this order. Those that have numbers are fitted to training
 * data.
 *
 * @param log the natural logarithm
 * @param trend subtracts a line
 * @param profile subtracts the mean shape of a cycle
 * @param difference what is subtracted from each value
 * @param scale how the result is scaled
 */
public record TransformSettings(
        boolean log, boolean trend, boolean profile, Difference.Mode difference, Scaling.Mode scale) {
    /** The series as it is. */
    public static final TransformSettings NONE = scaled(Scaling.Mode.NONE);

    /** Nothing but a scaling. */
    public static TransformSettings scaled(Scaling.Mode scale) {
        return new TransformSettings(false, false, false, Difference.Mode.NONE, scale);
    }

    /** The same with another scaling. */
    public TransformSettings withScale(Scaling.Mode other) {
        return new TransformSettings(log, trend, profile, difference, other);
    }

    /** The same with another difference. */
    public TransformSettings withDifference(Difference.Mode other) {
        return new TransformSettings(log, trend, profile, other, scale);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /**
     * Whether the transformed value of a step depends on nothing but its value, so that a cycle stays the same wherever
     * it is.
     */
    public boolean isOfEachValue() {
        return !trend && !profile && difference == Difference.Mode.NONE;
    }

    /**
     * How many steps the transforms look back: the first steps of a transformed series are undefined.
     *
     * @throws InvalidValueException if a cycle is needed and there is none
     */
    public int lag(OptionalDouble periodSteps) {
        InvalidValueException.unless(
                !profile || periodSteps.isPresent(), CycleProfile.KEY, true, "false for a series without a cycle");
        return difference.lag(periodSteps);
    }

    /**
     * Fits the transforms. Nothing before the training data is used.
     *
     * @param history {@code [time][target]}, all finite from {@code start} on
     * @param start the first step of the training data; it ends with the history
     * @param periodSteps samples per cycle; empty if there are no cycles
     * @throws InvalidValueException if the training data does not allow a transform
     */
    public TransformChain fit(Series history, int start, OptionalDouble periodSteps) {
        lag(periodSteps); // refuses what needs a cycle
        List<SeriesTransform> transforms = new ArrayList<>();
        Series transformed = history;
        int from = start;
        if (log) {
            LogTransform logarithm = new LogTransform();
            logarithm.requireApplicable(history, start);
            transforms.add(logarithm);
            transformed = logarithm.apply(history);
        }
        if (trend) {
            transforms.add(Trend.fit(transformed, from));
            transformed = transforms.get(transforms.size() - 1).apply(transformed);
        }
        if (profile) {
            transforms.add(CycleProfile.fit(transformed, from, periodSteps.orElseThrow()));
            transformed = transforms.get(transforms.size() - 1).apply(transformed);
        }
        if (difference != Difference.Mode.NONE) {
            Difference differences = Difference.of(difference, periodSteps);
            from += differences.lag();
            InvalidValueException.unless(
                    from < history.length(),
                    Difference.KEY,
                    difference.key(),
                    "none, or beside more than " + differences.lag() + " training samples; there are "
                            + (history.length() - start));
            transforms.add(differences);
            transformed = differences.apply(transformed);
        }
        Scaling scaling = Scaling.fit(scale, transformed.slice(from, transformed.length()));
        if (!scaling.isNone()) {
            transforms.add(scaling);
        }
        return new TransformChain(transforms);
    }
}
