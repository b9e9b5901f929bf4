package io.github.lstmforecast.metric;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.Median;

/**
 * Finds out from the truth of a signal with a cycle how its pulses are found.
 *
 * <p>The levels are the median of the cycles' minima and that of their maxima, so that a pulse may fill any part of a
 * cycle. Where the mean over one cycle moves by more than a tenth of the levels' distance, levels and threshold follow it.
 * Two pulses may begin however close to each other, unless the pulses come more regularly if they must be half a cycle, two
 * thirds or three quarters of one apart. Then the lower of two that are closer does not count, if it is no higher than such
 * second peaks of the truth are.
 */
public final class PulseFinder {
    private static final double TREND_ABOVE = 0.1; // of the levels' distance
    private static final double[] MIN_DISTANCES = {0, 1 / 2.0, 2 / 3.0, 3 / 4.0}; // in cycles
    private static final double NEARLY_MOST_REGULAR = 0.03;
    private static final double SHORTEST_CYCLE = 0.75; // of those that count as regular, as a part of the period
    private static final double LONGEST_CYCLE = 4 / 3.0;
    private static final double RESEMBLES_FROM = 0.3; // lower correlation may be random
    private static final double MOST_BETWEEN_LEVELS = 0.15;
    private static final double FEWEST_CYCLES_TO_REFUSE = 3;

    private final double[] truth;
    private final double period;
    private final PulseSettings given;
    private final double[] trend;
    private final Optional<PulseRule> rule;

    private PulseFinder(double[] truth, double period, PulseSettings given) {
        this.truth = truth;
        this.period = period;
        this.given = given;
        double[] mean = RunningMean.of(truth, period);
        double center = Median.withDefaults().withCopy(true).evaluate(mean);
        double[] following = Arrays.stream(mean).map(value -> value - center).toArray();
        boolean follows = !given.isConstant()
                && levels(following)
                        .filter(levels -> range(mean) > TREND_ABOVE * levels.range())
                        .isPresent();
        this.trend = follows ? following : new double[truth.length];
        this.rule = levels(trend).map(levels -> rule(levels, follows));
    }

    /**
     * Looks at the truth.
     *
     * @param truth of a signal up to the last step that is judged, {@code [time]}, all finite, at least one value
     * @param period samples per cycle, at least 2
     * @throws InvalidValueException if what is given contradicts itself, or what is found
     */
    public static PulseFinder of(double[] truth, double period, PulseSettings given) {
        return new PulseFinder(truth.clone(), period, given);
    }

    /** How the pulses are found; empty if the truth is constant. Its steps are those of the truth. */
    public Optional<PulseRule> rule() {
        return rule;
    }

    /**
     * Why the pulses can't be told from what lies between them; empty if they can, if the user says what a pulse is, or if
     * there are fewer than three cycles to see it in.
     *
     * <p>They can if a cycle resembles the next one, or if few values lie between the levels, however irregularly the
     * pulses come.
     */
    public Optional<String> doubt() {
        double resemblance = resemblance();
        if (rule.isEmpty()
                || !given.equals(PulseSettings.NONE)
                || cycles() < FEWEST_CYCLES_TO_REFUSE
                || resemblance >= RESEMBLES_FROM
                || isSeparate(rule.get())) {
            return Optional.empty();
        }
        Levels levels = rule.get().levels();
        return Optional.of(String.format(
                Locale.ROOT,
                "values correlate by %.2f with those one cycle later (%.1f is the least), and %.0f%% of them are in the"
                        + " middle between the levels %.4g and %.4g (%.0f%% is the most)",
                resemblance,
                RESEMBLES_FROM,
                100 * between(rule.get()),
                levels.low(),
                levels.high(),
                100 * MOST_BETWEEN_LEVELS));
    }

    private double cycles() {
        return truth.length / period;
    }

    private Optional<Levels> levels(double[] added) {
        int cycles = Math.max(1, (int) cycles());
        double[] lows = new double[cycles];
        double[] highs = new double[cycles];
        for (int cycle = 0; cycle < cycles; cycle++) {
            int from = Math.max(0, truth.length - (int) Math.round((cycle + 1) * period));
            int to = truth.length - (int) Math.round(cycle * period);
            lows[cycle] = Double.POSITIVE_INFINITY;
            highs[cycle] = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                lows[cycle] = Math.min(lows[cycle], truth[i] - added[i]);
                highs[cycle] = Math.max(highs[cycle], truth[i] - added[i]);
            }
        }
        double low = given.low().orElseGet(() -> Median.withDefaults().evaluate(lows));
        double high = given.high().orElseGet(() -> Median.withDefaults().evaluate(highs));
        given.low()
                .ifPresent(value -> InvalidValueException.unless(
                        value < high,
                        "low",
                        value,
                        String.format(Locale.ROOT, "less than the high level, %.4g", high)));
        given.high()
                .ifPresent(value -> InvalidValueException.unless(
                        low < value, "high", value, String.format(Locale.ROOT, "more than the low level, %.4g", low)));
        return Levels.between(low, high);
    }

    private PulseRule rule(Levels levels, boolean follows) {
        PulseRule middle = PulseRule.of(levels);
        PulseRule constant = given.threshold().isPresent()
                ? middle.withThreshold(given.threshold().getAsDouble())
                : middle;
        PulseRule anyDistance = follows ? constant.following(trend) : constant;
        return given.minDistance().isPresent()
                ? anyDistance.withMinDistance(given.minDistance().getAsDouble())
                : mostRegular(anyDistance);
    }

    /** The shortest of the distances with which the pulses come about as regularly as with any. */
    private PulseRule mostRegular(PulseRule anyDistance) {
        if (isSeparate(anyDistance)) {
            return anyDistance;
        }
        PulseRule[] rules = Arrays.stream(MIN_DISTANCES)
                .mapToObj(distance -> anyDistance.withMinDistance(distance * period))
                .toArray(PulseRule[]::new);
        double[] regularity = Arrays.stream(rules).mapToDouble(this::regularity).toArray();
        double most = Arrays.stream(regularity).max().orElseThrow();
        int shortest = 0;
        while (regularity[shortest] < most - NEARLY_MOST_REGULAR) {
            shortest++;
        }
        return shortest == 0 ? anyDistance : rules[shortest].withSecondBelow(Onset.secondBelow(truth, rules[shortest]));
    }

    /** The share of cycles that are about as long as the period. */
    private double regularity(PulseRule candidate) {
        List<Onset> onsets = Onset.find(new double[0], truth, candidate);
        int regular = 0;
        for (int i = 1; i < onsets.size(); i++) {
            double cycle = (onsets.get(i).time() - onsets.get(i - 1).time()) / period;
            if (cycle > SHORTEST_CYCLE && cycle < LONGEST_CYCLE) {
                regular++;
            }
        }
        return regular / Math.max(Math.max(1, cycles() - 1), onsets.size() - 1);
    }

    /** Whether hardly a value lies between pulses and what is between them, so that it does not matter where they begin. */
    private boolean isSeparate(PulseRule candidate) {
        int pulses =
                Onset.find(new double[0], truth, candidate.withMinDistance(0)).size();
        return pulses > 0
                && pulses <= 1.6 * cycles()
                && between(candidate) <= MOST_BETWEEN_LEVELS
                && crossings(candidate) >= 0.95 * pulses;
    }

    /** How often the signal rises all the way from a low to a high value. */
    private int crossings(PulseRule candidate) {
        int crossings = 0;
        boolean isLow = truth[0] < candidate.threshold(0);
        for (int i = 1; i < truth.length; i++) {
            if (isLow && truth[i] >= at(candidate, 0.7, i)) {
                crossings++;
                isLow = false;
            } else if (truth[i] < at(candidate, 0.3, i)) {
                isLow = true;
            }
        }
        return crossings;
    }

    /** The share of values that are neither low nor high. */
    private double between(PulseRule candidate) {
        int between = 0;
        for (int i = 0; i < truth.length; i++) {
            if (truth[i] > at(candidate, 0.3, i) && truth[i] < at(candidate, 0.7, i)) {
                between++;
            }
        }
        return (double) between / truth.length;
    }

    private static double at(PulseRule candidate, double share, int step) {
        return candidate.low(step) + share * candidate.levels().range();
    }

    /** The correlation of the series, without its trend, with itself one cycle later. */
    private double resemblance() {
        int lag = (int) Math.round(period);
        double[] values = new double[truth.length];
        Arrays.setAll(values, i -> truth[i] - trend[i]);
        double mean = Arrays.stream(values).average().orElseThrow();
        double products = 0;
        double squares = 0;
        double laterSquares = 0;
        for (int i = lag; i < values.length; i++) {
            double value = values[i - lag] - mean;
            double later = values[i] - mean;
            products += value * later;
            squares += value * value;
            laterSquares += later * later;
        }
        double scale = Math.sqrt(squares) * Math.sqrt(laterSquares);
        return scale > 0 ? products / scale : 0;
    }

    private static double range(double[] values) {
        return Arrays.stream(values).max().orElseThrow()
                - Arrays.stream(values).min().orElseThrow();
    }
}
