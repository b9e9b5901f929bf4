package io.github.lstmforecast.signal;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The correlation of a series with itself at a lag. */
public final class Autocorrelation {
    private static final int MAX_SAMPLES = 20_000;
    private static final int MAX_LAG = 5_000;
    private static final double MIN_CORRELATION = 0.3; // a lower peak may be random
    /** Narrow pulses correlate no better than this if the period is half-way between two whole numbers of samples. */
    private static final double NEARLY_HIGHEST = 0.7;

    private Autocorrelation() {}

    /**
     * The period of a series: the lag of the first peak of its autocorrelation that is nearly as high as the highest one,
     * refined by the peaks at its multiples. Uses the last {@value #MAX_SAMPLES} samples, with a linear trend removed.
     *
     * @param values {@code [time]}, all finite
     * @return samples per cycle, from 2 to a third of the length and at most {@value #MAX_LAG}; empty if the series is
     *     not periodic
     */
    public static OptionalDouble period(double[] values) {
        double[] last = Arrays.copyOfRange(values, Math.max(0, values.length - MAX_SAMPLES), values.length);
        int longest = Math.min(last.length / 3, MAX_LAG);
        double[] correlation = of(withoutTrend(last), longest + 1); // a peak needs neighbors on both sides
        int lag = 1;
        while (lag < correlation.length && correlation[lag] > 0) {
            lag++; // skips the peak at lag 0
        }
        int highest = 0;
        int behindFirst = Math.max(lag, 2);
        for (int k = behindFirst; k < correlation.length - 1; k++) {
            if (isPeak(correlation, k) && (highest == 0 || correlation[k] > correlation[highest])) {
                highest = k;
            }
        }
        if (highest == 0 || correlation[highest] < MIN_CORRELATION) {
            return OptionalDouble.empty();
        }
        int first = behindFirst;
        while (!isPeak(correlation, first) || correlation[first] < NEARLY_HIGHEST * correlation[highest]) {
            first++;
        }
        return OptionalDouble.of(refine(correlation, first));
    }

    private static boolean isPeak(double[] correlation, int lag) {
        return correlation[lag] >= correlation[lag - 1] && correlation[lag] >= correlation[lag + 1];
    }

    /** The m-th peak is at m periods, so it gives the period m times as exactly as the first. */
    private static double refine(double[] correlation, int first) {
        double period = first;
        for (int m = 2; Math.round(m * period) + 2 < correlation.length; m++) {
            int at = (int) Math.round(m * period);
            int peak = at;
            for (int lag = at - 1; lag <= at + 1; lag++) {
                if (correlation[lag] > correlation[peak]) {
                    peak = lag;
                }
            }
            if (correlation[peak] < NEARLY_HIGHEST * correlation[first]) {
                break; // no longer in phase
            }
            period = (double) peak / m;
        }
        return period;
    }

    private static double[] withoutTrend(double[] values) {
        int n = values.length;
        double meanTime = (n - 1) / 2.0;
        double mean = Arrays.stream(values).sum() / n;
        double products = 0;
        double squares = 0;
        for (int t = 0; t < n; t++) {
            products += (t - meanTime) * (values[t] - mean);
            squares += (t - meanTime) * (t - meanTime);
        }
        double slope = squares == 0 ? 0 : products / squares;
        double[] rest = new double[n];
        Arrays.setAll(rest, t -> values[t] - mean - slope * (t - meanTime));
        return rest;
    }

    /**
     * The autocorrelation of a series around 0; the sum of each lag is divided by its number of pairs.
     *
     * @param values {@code [time]}, all finite, with a mean of 0
     * @param longestLag at least 0 and less than the length of the series
     * @return {@code [lag]}, 1 at lag 0; all 0 for a series of zeros
     */
    public static double[] of(double[] values, int longestLag) {
        double[] correlation = new double[longestLag + 1];
        for (int lag = 0; lag < correlation.length && lag < values.length; lag++) {
            double sum = 0;
            for (int t = lag; t < values.length; t++) {
                sum += values[t] * values[t - lag];
            }
            correlation[lag] = sum / (values.length - lag);
        }
        double variance = correlation[0];
        Arrays.setAll(correlation, lag -> variance > 0 ? correlation[lag] / variance : 0);
        return correlation;
    }
}
