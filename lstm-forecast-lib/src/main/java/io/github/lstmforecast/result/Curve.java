package io.github.lstmforecast.result;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A line of a picture. A long one is thinned: of each run of samples its least and its greatest are kept, in their
 * order, so that no pulse gets lost, and the first that is not finite; and so are the first sample and the last.
 *
 * @param x where, ascending
 * @param y how high, as many; NaN where the line is interrupted
 */
public record Curve(double[] x, double[] y) {
    private static final int FEWEST = 6; // first, last, and two runs

    public Curve {
        InvalidValueException.unless(x.length == y.length, "y", y.length + " values", x.length + ", as many as x");
    }

    /**
     * A line through samples.
     *
     * @param first x of the first sample; each next one is 1 further on
     * @param values the samples
     * @param most how many points the line may have, at least 6
     * @return the line, thinned where there are more samples
     */
    public static Curve of(double first, double[] values, int most) {
        double[] x = new double[values.length];
        Arrays.setAll(x, i -> first + i);
        return of(x, values, most);
    }

    /**
     * A line through points.
     *
     * @param x ascending
     * @param y as many
     * @param most how many points the line may have, at least 6
     * @return the line, thinned where there are more points
     */
    public static Curve of(double[] x, double[] y, int most) {
        InvalidValueException.unless(most >= FEWEST, "most", most, "at least " + FEWEST);
        int[] kept = kept(y, most);
        return new Curve(
                Arrays.stream(kept).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> y[i]).toArray());
    }

    /** The line thinned to the utmost: its ends, its least and its greatest, and little else. */
    Curve outline() {
        return of(x, y, FEWEST);
    }

    /** The points to keep of a line, ascending. */
    static int[] kept(double[] values, int most) {
        if (values.length <= most) {
            int[] all = new int[values.length];
            Arrays.setAll(all, i -> i);
            return all;
        }
        // What is not finite must not hide behind what is, nor a pulse behind a gap.
        int ofEach = Arrays.stream(values).allMatch(Double::isFinite) ? 2 : 3;
        int runs = (most - 2) / ofEach;
        IntStream.Builder kept = IntStream.builder().add(0).add(values.length - 1);
        for (int run = 0; run < runs; run++) {
            int from = (int) ((long) values.length * run / runs);
            int to = (int) ((long) values.length * (run + 1) / runs);
            int least = -1;
            int greatest = -1;
            int notFinite = -1;
            for (int i = from; i < to; i++) {
                if (!Double.isFinite(values[i])) {
                    notFinite = notFinite < 0 ? i : notFinite;
                } else {
                    least = least < 0 || values[i] < values[least] ? i : least;
                    greatest = greatest < 0 || values[i] > values[greatest] ? i : greatest;
                }
            }
            kept.add(least).add(greatest).add(notFinite);
        }
        return kept.build().filter(i -> i >= 0).sorted().distinct().toArray();
    }

    /**
     * How many points the line has.
     *
     * @return as many as {@link #x()} and {@link #y()} have
     */
    public int size() {
        return x.length;
    }

    /**
     * The least value.
     *
     * @return the least that is finite; NaN where none is
     */
    public double least() {
        return Arrays.stream(y).filter(Double::isFinite).min().orElse(Double.NaN);
    }

    /**
     * The greatest value.
     *
     * @return the greatest that is finite; NaN where none is
     */
    public double greatest() {
        return Arrays.stream(y).filter(Double::isFinite).max().orElse(Double.NaN);
    }
}
