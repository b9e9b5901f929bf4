package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;

/** A signal of one or more features over time, {@code [time][feature]}. Immutable. */
public final class Series {
    private final double[] values; // (time, feature), shared by all slices
    private final int start; // index of the first value of this series
    private final int length;
    private final int features;

    private Series(double[] values, int features) {
        this(values, 0, values.length / features, features);
    }

    private Series(double[] values, int start, int length, int features) {
        this.values = values;
        this.start = start;
        this.length = length;
        this.features = features;
    }

    /**
     * A series of one feature.
     *
     * @param values {@code [time]}; copied
     */
    public static Series of(double... values) {
        return new Series(values.clone(), 1);
    }

    /**
     * A series of several features.
     *
     * @param values {@code [time][feature]}, flat; copied
     * @param features at least 1
     * @throws InvalidValueException if the values are not a whole number of steps
     */
    public static Series of(double[] values, int features) {
        InvalidValueException.unless(features >= 1, "features", features, "at least 1");
        InvalidValueException.unless(
                values.length % features == 0,
                "values",
                values.length + " numbers",
                "a whole number of steps of " + features + " features each");
        return new Series(values.clone(), features);
    }

    /** In steps. */
    public int length() {
        return length;
    }

    /** The number of features, at least 1. */
    public int features() {
        return features;
    }

    /**
     * One value.
     *
     * @param step {@code 0} to {@code length() - 1}
     * @param feature {@code 0} to {@code features() - 1}
     */
    public double get(int step, int feature) {
        return values[start + step * features + feature];
    }

    /** One feature over time, {@code [time]}, a copy. */
    public double[] column(int feature) {
        double[] column = new double[length];
        for (int step = 0; step < length; step++) {
            column[step] = get(step, feature);
        }
        return column;
    }

    /** The features {@code from} to {@code to - 1}. */
    public Series select(int from, int to) {
        double[] selected = new double[length * (to - from)];
        for (int i = 0; i < selected.length; i++) {
            selected[i] = get(i / (to - from), from + i % (to - from));
        }
        return new Series(selected, to - from);
    }

    /** All values, {@code [time][feature]}, flat; a copy. */
    public double[] toArray() {
        return Arrays.copyOfRange(values, start, start + length * features);
    }

    /**
     * This series, and then another.
     *
     * @throws InvalidValueException if it has another number of features
     */
    public Series then(Series next) {
        InvalidValueException.unless(next.features == features, "features", next.features, String.valueOf(features));
        double[] first = toArray();
        double[] second = next.toArray();
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return new Series(both, features);
    }

    /**
     * The steps {@code from} to {@code to - 1}; nothing is copied.
     *
     * @throws IndexOutOfBoundsException if the series has no such steps
     */
    public Series slice(int from, int to) {
        if (from < 0 || to < from || to > length) {
            throw new IndexOutOfBoundsException("steps " + from + ".." + to + " of a series of " + length + " steps");
        }
        return new Series(values, start + from * features, to - from, features);
    }

    /**
     * A part of this series continued periodically in both directions: step {@code t} of the result is step
     * {@code (from + t) mod length()} of this series.
     *
     * @param from may be negative
     * @param steps the length of the result; 0 if this series is empty
     */
    public Series cyclic(int from, int steps) {
        double[] values = new double[steps * features];
        for (int t = 0; t < steps; t++) {
            int step = Math.floorMod((long) from + t, length);
            System.arraycopy(this.values, start + step * features, values, t * features, features);
        }
        return new Series(values, features);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series that && features == that.features && Arrays.equals(toArray(), that.toArray());
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(toArray()) + features;
    }

    @Override
    public String toString() {
        return "Series[" + length + " steps, " + features + " features]";
    }
}
