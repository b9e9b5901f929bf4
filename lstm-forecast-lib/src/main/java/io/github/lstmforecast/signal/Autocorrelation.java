package io.github.lstmforecast.signal;

import java.util.Arrays;
import java.util.OptionalDouble;

/** How alike a series is to itself some time before. */
public final class Autocorrelation {
    private static final int MOST_SAMPLES = 20_000;
    private static final int LONGEST_LAG = 5_000;
    private static final double LEAST = 0.3; // below it, a peak may be chance
    /** A narrow pulse overlaps itself only so far where the period lies half-way between samples. */
    private static final double NEARLY_HIGHEST = 0.7;

    private Autocorrelation() {}

    /**
     * The period of a series: the first lag at which its autocorrelation peaks nearly as high as anywhere, made finer
     * by the peaks at its multiples. Only the last {@value #MOST_SAMPLES} samples are looked at, and a linear trend is
     * taken out.
     *
     * @param values the series, {@code [time]}, all finite
     * @return samples per cycle, from 2 to a third of the series and at most {@value #LONGEST_LAG}; nothing where the
     *     series does not repeat itself
     */
    public static OptionalDouble period(double[] values) {
        double[] last = Arrays.copyOfRange(values, Math.max(0, values.length - MOST_SAMPLES), values.length);
        int longest = Math.min(last.length / 3, LONGEST_LAG);
        double[] correlation = of(withoutTrend(last), longest + 1); // a peak is seen from both sides
        int lag = 1;
        while (lag < correlation.length && correlation[lag] > 0) {
            lag++; // the peak at lag 0 is no period
        }
        int highest = 0;
        int behindFirst = Math.max(lag, 2);
        for (int k = behindFirst; k < correlation.length - 1; k++) {
            if (isPeak(correlation, k) && (highest == 0 || correlation[k] > correlation[highest])) {
                highest = k;
            }
        }
        if (highest == 0 || correlation[highest] < LEAST) {
            return OptionalDouble.empty();
        }
        int first = behindFirst;
        while (!isPeak(correlation, first) || correlation[first] < NEARLY_HIGHEST * correlation[highest]) {
            first++;
        }
        return OptionalDouble.of(finer(correlation, first));
    }

    private static boolean isPeak(double[] correlation, int lag) {
        return correlation[lag] >= correlation[lag - 1] && correlation[lag] >= correlation[lag + 1];
    }

    /** The m-th peak lies at m periods, and tells the period m times as exactly as the first. */
    private static double finer(double[] correlation, int first) {
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
                break; // the wave is no longer in step with itself
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
     * The autocorrelation of a series around 0, each lag divided by the number of its pairs.
     *
     * @param values the series, {@code [time]}, all finite, its mean taken out
     * @param longestLag up to which lag; at least 0, less than the series is long
     * @return {@code [lag]}, 1 at lag 0; 0 everywhere for a series of zeros
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
