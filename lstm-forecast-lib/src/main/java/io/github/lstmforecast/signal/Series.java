package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;

/** A signal of one or more features over time, {@code [time][feature]}. Immutable. */
public final class Series {
    private final double[] values; // (time, feature)
    private final int features;

    private Series(double[] values, int features) {
        this.values = values;
        this.features = features;
    }

    /**
     * A series of one feature.
     *
     * @param values {@code [time]}; copied
     * @return the series
     */
    public static Series of(double... values) {
        return new Series(values.clone(), 1);
    }

    /**
     * A series of several features.
     *
     * @param values {@code [time * features]}, the features of one step beside each other; copied
     * @param features how many features a step has, at least 1
     * @return the series
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

    /**
     * How long the series is.
     *
     * @return the number of steps
     */
    public int length() {
        return values.length / features;
    }

    /**
     * How wide the series is.
     *
     * @return the number of features, at least 1
     */
    public int features() {
        return features;
    }

    /**
     * One value.
     *
     * @param step {@code 0} to {@code length() - 1}
     * @param feature {@code 0} to {@code features() - 1}
     * @return the value
     */
    public double get(int step, int feature) {
        return values[step * features + feature];
    }

    /**
     * One feature over time.
     *
     * @param feature {@code 0} to {@code features() - 1}
     * @return {@code [time]}, a copy
     */
    public double[] column(int feature) {
        double[] column = new double[length()];
        for (int step = 0; step < column.length; step++) {
            column[step] = get(step, feature);
        }
        return column;
    }

    /**
     * A part of the series.
     *
     * @param from the first step, inclusive
     * @param to the last step, exclusive
     * @return the steps {@code from} to {@code to - 1}
     * @throws IndexOutOfBoundsException if the series has no such steps
     */
    public Series slice(int from, int to) {
        if (from < 0 || to < from || to > length()) {
            throw new IndexOutOfBoundsException("steps " + from + ".." + to + " of a series of " + length() + " steps");
        }
        return new Series(Arrays.copyOfRange(values, from * features, to * features), features);
    }

    /**
     * The series turned in time: nothing is lost, what leaves at the end comes in at the beginning.
     *
     * @param steps by how many steps the series is delayed; negative brings it forward
     * @return a series whose step {@code t} is this one's step {@code (t - steps) mod length()}
     */
    public Series rotate(int steps) {
        double[] rotated = new double[values.length];
        int shift = values.length == 0 ? 0 : Math.floorMod(steps, length()) * features;
        System.arraycopy(values, 0, rotated, shift, values.length - shift);
        System.arraycopy(values, values.length - shift, rotated, 0, shift);
        return new Series(rotated, features);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series that && features == that.features && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + features;
    }

    @Override
    public String toString() {
        return "Series[" + length() + " steps, " + features + " features]";
    }
}
