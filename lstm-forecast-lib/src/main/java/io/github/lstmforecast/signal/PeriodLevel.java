package io.github.lstmforecast.signal;

import java.util.Optional;

/** A series for the search for its cycle: as it is, or smoothed and halved. */
final class PeriodLevel {
    /** Relative to the sum of squares of the series; less is a rounding error. */
    private static final double ROUNDING = 1e-16;

    private final double[] series;
    private final double[] sums; // of the samples before each index
    private final double squares;

    PeriodLevel(double[] series) {
        this.series = series;
        this.sums = new double[series.length + 1];
        double energy = 0;
        for (int t = 0; t < series.length; t++) {
            sums[t + 1] = sums[t] + series[t];
            energy += series[t] * series[t];
        }
        this.squares = energy;
    }

    int length() {
        return series.length;
    }

    /** Smoothed by the binomial weights 1 3 3 1, every second sample. */
    PeriodLevel halved() {
        int first = series.length % 2; // the last samples matter more
        double[] half = new double[series.length / 2];
        for (int k = 0; k < half.length; k++) {
            int t = first + 2 * k;
            double before = series[Math.max(0, t - 1)];
            double after = series[Math.min(series.length - 1, t + 2)];
            half[k] = (before + 3 * series[t] + 3 * series[t + 1] + after) / 8;
        }
        return new PeriodLevel(half);
    }

    /**
     * Removes the moving mean.
     *
     * @param cycle samples of the moving mean, at least 1
     * @return empty if the series is shorter than two cycles, or equal to its moving mean
     */
    Optional<Detrended> detrended(int cycle) {
        if (series.length < 2 * cycle + 2) {
            return Optional.empty();
        }
        double[] rest = movingMean(cycle);
        for (int t = 0; t < rest.length; t++) {
            rest[t] = series[t] - rest[t];
        }
        Detrended detrended = new Detrended(rest);
        return detrended.sumOfSquares() > ROUNDING * squares ? Optional.of(detrended) : Optional.empty();
    }

    /** Half weights at the ends of an even window; at both ends of the series, the line through the nearest cycle. */
    private double[] movingMean(int cycle) {
        int half = cycle / 2;
        int even = 1 - cycle % 2;
        double[] mean = new double[series.length];
        int last = series.length - 1 - half;
        for (int t = half; t <= last; t++) {
            double ends = sums[t + half + 1] + sums[t + half + 1 - even] - sums[t - half] - sums[t - half + even];
            mean[t] = ends / (2 * cycle);
        }
        int reach = Math.min(cycle, last - half);
        double startSlope = (mean[half + reach] - mean[half]) / reach;
        double endSlope = (mean[last] - mean[last - reach]) / reach;
        for (int t = 0; t < half; t++) {
            mean[t] = mean[half] + startSlope * (t - half);
            mean[last + 1 + t] = mean[last] + endSlope * (t + 1);
        }
        return mean;
    }
}
