package io.github.lstmforecast.metric;

import java.util.Arrays;

/** The mean over one cycle around each sample: the trend of a series with a cycle. */
final class RunningMean {
    private RunningMean() {}

    /**
     * The mean over one period, centered; both ends go on with the slope of the cycle beside them. The mean of all values
     * if there is not even one whole cycle.
     *
     * @param values {@code [time]}
     * @param period at least 2; the samples at both ends of a window count in part
     */
    static double[] of(double[] values, double period) {
        double half = (period - 1) / 2;
        int whole = (int) Math.floor(half);
        double part = half - whole;
        int reach = part > 0 ? whole + 1 : whole;
        int from = reach;
        int to = values.length - reach;
        double[] means = new double[values.length];
        if (to <= from) {
            Arrays.fill(means, Arrays.stream(values).average().orElseThrow());
            return means;
        }
        double[] sums = sums(values);
        for (int i = from; i < to; i++) {
            double ends = values[i - reach] + values[i + reach] - 2 * values[0];
            means[i] = values[0] + (sums[i + whole + 1] - sums[i - whole] + part * ends) / period;
        }
        int cycle = Math.min((int) Math.round(period), to - 1 - from);
        double first = slope(means, from, cycle);
        for (int i = 0; i < from; i++) {
            means[i] = means[from] + first * (i - from);
        }
        double last = slope(means, to - 1 - cycle, cycle);
        for (int i = to; i < values.length; i++) {
            means[i] = means[to - 1] + last * (i - (to - 1));
        }
        return means;
    }

    private static double slope(double[] means, int from, int steps) {
        return steps == 0 ? 0 : (means[from + steps] - means[from]) / steps;
    }

    /** Of the distances to the first value, so that a large offset costs no digits. */
    private static double[] sums(double[] values) {
        double[] sums = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + (values[i] - values[0]);
        }
        return sums;
    }
}
