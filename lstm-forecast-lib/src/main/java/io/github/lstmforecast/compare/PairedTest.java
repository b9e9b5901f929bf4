package io.github.lstmforecast.compare;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Whether paired differences are more than luck, by Wilcoxon's signed-rank test (Wilcoxon 1945), two-sided; differences of
 * 0 are dropped. It assumes that the differences are independent of each other, and symmetric where there is no difference.
 *
 * @param pairs how many differences there are
 * @param differing how many of them are not 0
 * @param median the median of the means of all pairs of differences (Hodges and Lehmann 1963), the estimate that belongs
 *     to the test
 * @param lowest the lower end of its 95% interval
 * @param highest the upper end
 * @param pValue how probable differences at least as large are without a difference; 1 if all are 0
 */
public record PairedTest(int pairs, int differing, double median, double lowest, double highest, double pValue) {
    /** With fewer pairs, no difference can have a p-value below 0.05, and there is no 95% interval. */
    public static final int FEWEST = 6;

    /** The interval takes time and memory in proportion to the square of the number of pairs. */
    static final int MOST = 2000;

    private static final double OUTSIDE = 0.05;
    private static final double NORMAL_QUANTILE = 1.959963984540054; // 0.975
    private static final int MOST_EXACT = 50;

    /** @param differences {@value #FEWEST} to {@value #MOST}, finite */
    public static PairedTest of(double[] differences) {
        int count = differences.length;
        InvalidValueException.unless(
                count >= FEWEST && count <= MOST, "differences", count, FEWEST + " to " + MOST + " differences");
        double[] means = sortedMeans(differences);
        int rank = rank(count);
        return new PairedTest(
                count,
                (int) Arrays.stream(differences).filter(one -> one != 0).count(),
                (means[(means.length - 1) / 2] + means[means.length / 2]) / 2,
                means[rank - 1],
                means[means.length - rank],
                pValue(differences));
    }

    private static double pValue(double[] differences) {
        double[] others = Arrays.stream(differences).filter(one -> one != 0).toArray();
        return others.length == 0
                ? 1
                : WilcoxonSignedRankTest.withDefaults().test(others).getPValue();
    }

    /** The smallest p-value that a number of pairs can have. */
    static double smallestPValue(int pairs) {
        return Math.scalb(1, 1 - pairs);
    }

    /** The means of all pairs of differences, each paired with itself too. */
    private static double[] sortedMeans(double[] differences) {
        double[] means = new double[differences.length * (differences.length + 1) / 2];
        int at = 0;
        for (int i = 0; i < differences.length; i++) {
            for (int j = i; j < differences.length; j++) {
                means[at++] = differences[i] / 2 + differences[j] / 2;
            }
        }
        Arrays.sort(means);
        return means;
    }

    /** Which of the means, from either end, is the end of the interval: the quantile of the rank sum, at least 1. */
    private static int rank(int count) {
        return Math.max(1, count <= MOST_EXACT ? exactQuantile(count) : normalQuantile(count));
    }

    /** The smallest rank sum with a cumulative probability of at least 0.025. */
    private static int exactQuantile(int count) {
        double[] probability = new double[count * (count + 1) / 2 + 1]; // of each sum of ranks
        probability[0] = 1;
        for (int rank = 1; rank <= count; rank++) {
            for (int sum = probability.length - 1; sum >= 0; sum--) {
                probability[sum] = (probability[sum] + (sum >= rank ? probability[sum - rank] : 0)) / 2;
            }
        }
        double cumulative = 0;
        int sum = -1;
        while (cumulative < OUTSIDE / 2) {
            sum++;
            cumulative += probability[sum];
        }
        return sum;
    }

    private static int normalQuantile(int count) {
        double mean = count * (count + 1.0) / 4;
        double variance = count * (count + 1.0) * (2.0 * count + 1) / 24;
        return (int) Math.floor(mean - NORMAL_QUANTILE * Math.sqrt(variance));
    }
}
