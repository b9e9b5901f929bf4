package io.github.lstmforecast.compare;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

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

    /** Exact up to {@value #MOST_EXACT} differences, also if some are equal; approximated by a normal distribution beyond. */
    private static double pValue(double[] differences) {
        double[] others = Arrays.stream(differences).filter(one -> one != 0).toArray();
        if (others.length == 0) {
            return 1;
        }
        return others.length <= MOST_EXACT
                ? exactPValue(others)
                : WilcoxonSignedRankTest.withDefaults()
                        .with(ContinuityCorrection.DISABLED)
                        .test(others)
                        .getPValue();
    }

    /** The two-sided probability of the rank sum, for the absolute values as they are and signs by chance. */
    private static double exactPValue(double[] differences) {
        double[] ranks = new NaturalRanking(TiesStrategy.AVERAGE)
                .apply(Arrays.stream(differences).map(Math::abs).toArray());
        int[] doubled = Arrays.stream(ranks)
                .mapToInt(rank -> (int) Math.round(2 * rank))
                .toArray(); // those of ties are halves
        double[] probability = probabilityOfSums(doubled);
        int sum = IntStream.range(0, doubled.length)
                .filter(i -> differences[i] > 0)
                .map(i -> doubled[i])
                .sum();
        double below = Arrays.stream(probability, 0, sum + 1).sum();
        double above = Arrays.stream(probability, sum, probability.length).sum();
        return Math.min(1, 2 * Math.min(below, above));
    }

    /** The probability of each sum of ranks, if each is in it or not by chance. */
    private static double[] probabilityOfSums(int[] ranks) {
        double[] probability = new double[Arrays.stream(ranks).sum() + 1];
        probability[0] = 1;
        for (int rank : ranks) {
            for (int sum = probability.length - 1; sum >= 0; sum--) {
                probability[sum] = (probability[sum] + (sum >= rank ? probability[sum - rank] : 0)) / 2;
            }
        }
        return probability;
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
        return Math.max(1, count <= MOST_EXACT ? ExactQuantiles.OF[count] : normalQuantile(count));
    }

    /** By the number of pairs; made when the first is needed. */
    private static final class ExactQuantiles {
        static final int[] OF = IntStream.rangeClosed(0, MOST_EXACT)
                .map(PairedTest::exactQuantile)
                .toArray();
    }

    /** The smallest rank sum with a cumulative probability of at least 0.025. */
    private static int exactQuantile(int count) {
        double[] probability = probabilityOfSums(IntStream.rangeClosed(1, count).toArray());
        double cumulative = probability[0];
        for (int sum = 1; sum < probability.length; sum++) {
            if (cumulative >= OUTSIDE / 2) {
                return sum - 1;
            }
            cumulative += probability[sum];
        }
        return probability.length - 1; // too few for an interval
    }

    private static int normalQuantile(int count) {
        double mean = count * (count + 1.0) / 4;
        double variance = count * (count + 1.0) * (2.0 * count + 1) / 24;
        return (int) Math.floor(mean - NORMAL_QUANTILE * Math.sqrt(variance));
    }
}
