package io.github.lstmforecast.forecast;

import java.util.Arrays;

/**
 * The seasons of a series, by classical decomposition: for each phase of the cycle, the mean ratio to the centred moving
 * mean over a cycle; the mean difference from it if a value is not above 0, or a phase falls to almost 0.
 */
final class ThetaSeasons {
    static final ThetaSeasons NONE = new ThetaSeasons(new double[] {0}, false);

    /** With shorter cycles, the test has too few autocorrelations. */
    private static final int SHORTEST_CYCLE = 4;

    private static final double QUANTILE_95 = 1.6448536269514722; // of the normal distribution: a two-sided test at 90%
    private static final double SMALLEST_RATIO = 0.01;

    private final double[] ofPhase; // phase 0 is that of the first sample
    private final boolean areRatios;

    private ThetaSeasons(double[] ofPhase, boolean areRatios) {
        this.ofPhase = ofPhase;
        this.areRatios = areRatios;
    }

    /**
     * {@link #NONE} if the series is shorter than two cycles, or its autocorrelation at the cycle is not significant.
     *
     * @param y {@code [time]}
     * @param cycle in samples
     */
    static ThetaSeasons of(double[] y, int cycle) {
        if (cycle < SHORTEST_CYCLE || y.length < 2L * cycle || !isSeasonal(y, cycle)) {
            return NONE;
        }
        if (Arrays.stream(y).allMatch(value -> value > 0)) {
            ThetaSeasons ratios = decompose(y, cycle, true);
            if (Arrays.stream(ratios.ofPhase).allMatch(ratio -> ratio >= SMALLEST_RATIO)) {
                return ratios;
            }
        }
        return decompose(y, cycle, false);
    }

    /** |r(cycle)| > 1.645 sqrt((1 + 2 sum r(k)^2) / n), the sum over k < cycle; r: autocorrelation */
    private static boolean isSeasonal(double[] y, int cycle) {
        double mean = Arrays.stream(y).sum() / y.length;
        double[] x = Arrays.stream(y).map(value -> value - mean).toArray();
        double variance = product(x, 0);
        double squares = 0;
        for (int lag = 1; lag < cycle; lag++) {
            double correlation = product(x, lag) / variance;
            squares += correlation * correlation;
        }
        return Math.abs(product(x, cycle) / variance) > QUANTILE_95 * Math.sqrt((1 + 2 * squares) / y.length);
    }

    private static double product(double[] x, int lag) {
        double sum = 0;
        for (int t = lag; t < x.length; t++) {
            sum += x[t] * x[t - lag];
        }
        return sum;
    }

    private static ThetaSeasons decompose(double[] y, int cycle, boolean areRatios) {
        double[] sums = new double[cycle];
        int[] counts = new int[cycle];
        int half = cycle / 2;
        double window = Arrays.stream(y, 0, cycle).sum();
        for (int middle = half; middle + half < y.length; middle++) {
            int first = middle - half;
            // An even cycle has no sample in its middle: the mean of both windows around it.
            double next = first + cycle < y.length ? window - y[first] + y[first + cycle] : window;
            double trend = (cycle % 2 == 0 ? (window + next) / 2 : window) / cycle;
            sums[middle % cycle] += areRatios ? y[middle] / trend : y[middle] - trend;
            counts[middle % cycle]++;
            window = next;
        }
        double[] ofPhase = new double[cycle];
        Arrays.setAll(ofPhase, phase -> sums[phase] / counts[phase]);
        double mean = Arrays.stream(ofPhase).sum() / cycle;
        Arrays.setAll(ofPhase, phase -> areRatios ? ofPhase[phase] / mean : ofPhase[phase] - mean);
        return new ThetaSeasons(ofPhase, areRatios);
    }

    /** The series without its seasons. */
    double[] remove(double[] y) {
        double[] rest = new double[y.length];
        Arrays.setAll(rest, t -> areRatios ? y[t] / ofPhase[t % ofPhase.length] : y[t] - ofPhase[t % ofPhase.length]);
        return rest;
    }

    /** A value with the season of step t, counted from the beginning of the series. */
    double restore(double value, int t) {
        double season = ofPhase[t % ofPhase.length];
        return areRatios ? value * season : value + season;
    }
}
