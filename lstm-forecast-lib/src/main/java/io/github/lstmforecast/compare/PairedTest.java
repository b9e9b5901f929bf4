package io.github.lstmforecast.compare;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;
import java.util.stream.IntStream;
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
        if (others.length == 0) {
            return 1;
        }
        boolean hasTies = Arrays.stream(others).map(Math::abs).distinct().count() < others.length;
        return hasTies && others.length <= MOST_EXACT
                ? exactWithTies(others)
                : WilcoxonSignedRankTest.withDefaults().test(others).getPValue();
    }

    /**
     * The share of all choices of signs whose sums of ranks are at least as far from the mean. Differences of the same size
     * have the mean of their ranks; the usual approximation by a normal distribution would give too small a value.
     */
    private static double exactWithTies(double[] differences) {
        double[] sizes = Arrays.stream(differences).map(Math::abs).sorted().toArray();
        int all = sizes.length * (sizes.length + 1); // the sum of the ranks, doubled as all ranks are, to be integers
        double[] probability = new double[all + 1]; // of each sum of the positive ones
        probability[0] = 1;
        int positive = 0;
        for (double difference : differences) {
            int rank = doubledRank(sizes, Math.abs(difference));
            positive += difference > 0 ? rank : 0;
            for (int sum = all; sum >= 0; sum--) {
                probability[sum] = (probability[sum] + (sum >= rank ? probability[sum - rank] : 0)) / 2;
            }
        }
        int fromMean = Math.abs(2 * positive - all);
        return Math.min(
                1,
                IntStream.rangeClosed(0, all)
                        .filter(sum -> Math.abs(2 * sum - all) >= fromMean)
                        .mapToDouble(sum -> probability[sum])
                        .sum());
    }

    /** The first and the last rank of a size, added. */
    private static int doubledRank(double[] sorted, double size) {
        int smaller = (int) Arrays.stream(sorted).filter(one -> one < size).count();
        int larger = (int) Arrays.stream(sorted).filter(one -> one > size).count();
        return smaller + 1 + sorted.length - larger;
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
