package io.github.lstmforecast.signal;

/**
 * Sums of many numbers, in their order and without the rounding error that grows with their count (Kahan 1965): the same
 * bits with every version of Java, which {@code DoubleStream.sum} does not promise.
 */
public final class Sums {
    private Sums() {}

    public static double sum(double[] values) {
        return sum(values, 0, values.length);
    }

    public static double mean(double[] values) {
        return sum(values) / values.length;
    }

    /** The sum of the values {@code from} to {@code to - 1}; infinite if it is too large, or one of them is. */
    public static double sum(double[] values, int from, int to) {
        double sum = 0;
        double lost = 0;
        double plain = 0;
        for (int i = from; i < to; i++) {
            double corrected = values[i] - lost;
            double next = sum + corrected;
            lost = next - sum - corrected;
            sum = next;
            plain += values[i];
        }
        double compensated = sum - lost;
        return Double.isNaN(compensated) && Double.isInfinite(plain) ? plain : compensated;
    }
}
