package io.github.lstmforecast.signal;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Tells which values of a series are filled gaps. */
@FunctionalInterface
public interface GapMask {
    /** For a series without gaps. */
    GapMask NONE = (sample, column) -> false;

    /** Whether a value was filled in, since there is none. */
    boolean isFilled(int sample, int column);

    /**
     * The number of filled samples.
     *
     * @param to exclusive
     */
    default int count(int from, int to, int column) {
        return (int) IntStream.range(from, to)
                .filter(sample -> isFilled(sample, column))
                .count();
    }

    /**
     * The values without those that were filled, which are NaN in the result.
     *
     * @param values of the samples from {@code from} on
     */
    default double[] without(double[] values, int from, int column) {
        double[] known = values.clone();
        Arrays.setAll(known, i -> isFilled(from + i, column) ? Double.NaN : values[i]);
        return known;
    }

    /**
     * The filled values, and their neighbors, so that a line through them joins the others; NaN elsewhere.
     *
     * @param values of the samples from {@code from} on
     */
    default double[] around(double[] values, int from, int column) {
        double[] filled = new double[values.length];
        Arrays.setAll(filled, i -> {
            boolean isNear = IntStream.rangeClosed(Math.max(0, i - 1), Math.min(values.length - 1, i + 1))
                    .anyMatch(at -> isFilled(from + at, column));
            return isNear ? values[i] : Double.NaN;
        });
        return filled;
    }
}
