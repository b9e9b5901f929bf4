package io.github.lstmforecast.metric;

import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.signal.Quantiles;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Metrics of the quantiles of a forecast, over the judged steps of the horizon. The interval of a forecast is that from its
 * lowest to its highest quantile.
 */
final class IntervalScores {
    private static final double MEDIAN = 0.5;
    /** Two levels are symmetric if their sum is this near to 1. */
    private static final double SYMMETRIC = 1e-9;

    private static final Undefined ONE_QUANTILE =
            new Undefined(Cause.MISSING, "the forecast has one quantile only, which is no interval; it needs two");
    private static final Undefined NOT_SYMMETRIC = new Undefined(
            Cause.MISSING, "no two quantiles of the forecast are symmetric; it needs levels like 0.1 and 0.9");

    private IntervalScores() {}

    /** The interval of a forecast: its levels, and its ends at each step. */
    private record Interval(double lowest, double highest, double[] low, double[] high) {
        static Interval of(Quantiles quantiles) {
            double[][] values = quantiles.ofTarget(0);
            int last = values.length - 1;
            return new Interval(quantiles.levels().get(0), quantiles.levels().get(last), values[0], values[last]);
        }

        /** The probability that a value is within it: the difference of the levels, in decimals. */
        double probability() {
            return BigDecimal.valueOf(highest)
                    .subtract(BigDecimal.valueOf(lowest))
                    .doubleValue();
        }

        boolean contains(double value, int step) {
            return low[step] <= value && value <= high[step];
        }

        String text() {
            return "q" + lowest + " to q" + highest;
        }
    }

    /** the share of y with lowest quantile <= y <= highest quantile; its target is the difference of their levels */
    static MetricValue coverage(Comparison comparison) {
        Quantiles quantiles = comparison.quantiles().orElseThrow();
        if (quantiles.levels().size() == 1) {
            return ONE_QUANTILE;
        }
        Interval interval = Interval.of(quantiles);
        double[] truth = comparison.truth();
        int[] judged = comparison.judgedSteps();
        int inside = 0;
        OptionalInt firstOutside = OptionalInt.empty();
        for (int step : judged) {
            if (interval.contains(truth[step], step)) {
                inside++;
            } else if (firstOutside.isEmpty()) {
                firstOutside = OptionalInt.of(step);
            }
        }
        String detail = inside + " of " + judged.length + " values are within " + interval.text()
                + (firstOutside.isEmpty() ? "" : ", the first outside is at step " + firstOutside.getAsInt());
        return new Defined(
                (double) inside / judged.length, firstOutside, detail, OptionalDouble.of(interval.probability()));
    }

    /** mean (highest quantile - lowest quantile) / (high - low) of the truth's levels */
    static MetricValue intervalWidth(Comparison comparison) {
        Quantiles quantiles = comparison.quantiles().orElseThrow();
        if (quantiles.levels().size() == 1) {
            return ONE_QUANTILE;
        }
        if (comparison.levels().isEmpty()) {
            return PointErrors.CONSTANT;
        }
        Interval interval = Interval.of(quantiles);
        double sum = 0;
        int widest = comparison.judgedSteps()[0];
        for (int step : comparison.judgedSteps()) {
            double width = interval.high()[step] - interval.low()[step];
            sum += width;
            if (width > interval.high()[widest] - interval.low()[widest]) {
                widest = step;
            }
        }
        double mean = sum / comparison.judgedSteps().length;
        double value = mean / comparison.levels().get().range();
        return finite(
                value,
                OptionalInt.of(widest),
                String.format(Locale.ROOT, "the mean width of %s is %.4g", interval.text(), mean));
    }

    /** mean over steps and levels τ of (τ - [y < q]) (y - q) (Koenker and Bassett 1978) */
    static MetricValue pinballLoss(Comparison comparison) {
        Quantiles quantiles = comparison.quantiles().orElseThrow();
        double[] truth = comparison.truth();
        double[][] values = quantiles.ofTarget(0);
        double[] sums = new double[values.length];
        for (int level = 0; level < sums.length; level++) {
            double probability = quantiles.levels().get(level);
            for (int step : comparison.judgedSteps()) {
                sums[level] += pinball(probability, values[level][step], truth[step]);
            }
        }
        double sum = 0;
        int worst = 0;
        for (int level = 0; level < sums.length; level++) {
            sum += sums[level];
            worst = sums[level] > sums[worst] ? level : worst;
        }
        double steps = comparison.judgedSteps().length;
        return finite(
                sum / (steps * sums.length),
                OptionalInt.empty(),
                String.format(
                        Locale.ROOT,
                        "the largest is that of q%s, %.4g",
                        quantiles.levels().get(worst),
                        sums[worst] / steps));
    }

    private static double pinball(double probability, double quantile, double truth) {
        return (probability - (truth < quantile ? 1 : 0)) * (truth - quantile);
    }

    /**
     * The weighted interval score (Bracher et al. 2021, equation 1): the mean over steps of
     * <pre>
     *   (|y - m| / 2 + Σ (α / 2) IS(α)) / (K + 1 / 2)
     *   IS(α) = (u - l) + 2 / α (l - y) [y < l] + 2 / α (y - u) [y > u]
     * </pre>
     * over the K pairs of symmetric levels, α/2 and 1 - α/2, with the quantiles l and u. m is the median; without a quantile
     * 0.5, the forecast. Levels without a partner are not used.
     */
    static MetricValue weightedIntervalScore(Comparison comparison) {
        Quantiles quantiles = comparison.quantiles().orElseThrow();
        List<Integer> lower = new ArrayList<>();
        List<Integer> upper = new ArrayList<>();
        findPairs(quantiles.levels(), lower, upper);
        if (lower.isEmpty()) {
            return NOT_SYMMETRIC;
        }
        double[] truth = comparison.truth();
        double[][] values = quantiles.ofTarget(0);
        int median = quantiles.levels().indexOf(MEDIAN);
        double[] middle = median < 0 ? comparison.forecast() : values[median];
        double sum = 0;
        double largest = -1;
        int worst = 0;
        for (int step : comparison.judgedSteps()) {
            double score = Math.abs(truth[step] - middle[step]) / 2;
            for (int pair = 0; pair < lower.size(); pair++) {
                double alpha = 2 * quantiles.levels().get(lower.get(pair));
                score += alpha
                        / 2
                        * intervalScore(
                                alpha, values[lower.get(pair)][step], values[upper.get(pair)][step], truth[step]);
            }
            score /= lower.size() + 0.5;
            sum += score;
            if (score > largest) {
                largest = score;
                worst = step;
            }
        }
        return finite(
                sum / comparison.judgedSteps().length,
                OptionalInt.of(worst),
                String.format(Locale.ROOT, "the largest is %.4g at step %d", largest, worst));
    }

    private static double intervalScore(double alpha, double low, double high, double truth) {
        return high - low + 2 / alpha * (Math.max(0, low - truth) + Math.max(0, truth - high));
    }

    private static void findPairs(List<Double> levels, List<Integer> lower, List<Integer> upper) {
        int low = 0;
        int high = levels.size() - 1;
        while (low < high) {
            double more = levels.get(low) + levels.get(high) - 1;
            if (Math.abs(more) <= SYMMETRIC) {
                lower.add(low++);
                upper.add(high--);
            } else if (more < 0) {
                low++;
            } else {
                high--;
            }
        }
    }

    /** Undefined if quantiles and truth are too far from each other to compute with. */
    private static MetricValue finite(double value, OptionalInt step, String detail) {
        return Double.isFinite(value)
                ? new Defined(value, step, detail)
                : new Undefined(Cause.FORECAST, "its quantiles are too far from the truth to compute with");
    }
}
