package io.github.lstmforecast.signal;

/**
 * A series minus its centered moving mean over one cycle: the mean of each cycle is removed, so trend, seasons and
 * whatever else is slower than the cycle are gone, and the cycle itself is unchanged (the first step of the classical
 * seasonal decomposition, Macaulay 1931).
 */
final class Detrended {
    private final double[] values; // with a mean of 0
    private final double squares;

    /** Takes over the values. */
    Detrended(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double energy = 0;
        for (int t = 0; t < values.length; t++) {
            values[t] -= mean;
            energy += values[t] * values[t];
        }
        this.values = values;
        this.squares = energy;
    }

    int length() {
        return values.length;
    }

    double sumOfSquares() {
        return squares;
    }

    /** The correlation of the values with those {@code lag} samples later; 0 if there are fewer than two pairs. */
    double correlation(int lag) {
        int pairs = values.length - lag;
        if (pairs < 2) {
            return 0;
        }
        double even = 0;
        double odd = 0; // two sums, since each must wait for its last addition
        int t = 0;
        for (; t + 1 < pairs; t += 2) {
            even += values[t] * values[t + lag];
            odd += values[t + 1] * values[t + 1 + lag];
        }
        if (t < pairs) {
            even += values[t] * values[t + lag];
        }
        double scale = Math.sqrt((squares - squares(pairs, values.length)) * (squares - squares(0, lag)));
        return scale > 0 ? (even + odd) / scale : 0;
    }

    private double squares(int from, int to) {
        double sum = 0;
        for (int t = from; t < to; t++) {
            sum += values[t] * values[t];
        }
        return sum;
    }
}
