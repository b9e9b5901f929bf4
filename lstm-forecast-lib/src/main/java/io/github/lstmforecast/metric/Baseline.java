package io.github.lstmforecast.metric;

import io.github.lstmforecast.Keyed;
import java.util.EnumMap;
import java.util.Map;

/**
 * Simple forecasts that need no network. A useful model must be better than these. A generated pulse wave has
 * {@link #SEASONAL_NAIVE} and {@link #AUTOREGRESSION} only; any other series has {@link #DRIFT}, {@link #LINEAR} and
 * {@link #THETA}, and with a cycle the former two, without one {@link #LAST_VALUE}.
 */
public enum Baseline implements Keyed {
    /** The last cycle of the warm-up, repeated. */
    SEASONAL_NAIVE("last cycle repeated", "repeating the last cycle", "the warm-up is shorter than a cycle"),
    /** A linear autoregression on the last cycle, in closed loop. */
    AUTOREGRESSION(
            "autoregression",
            "a linear autoregression",
            "a linear autoregression on one cycle needs a warm-up of a cycle, training data of more than two, and a cycle of"
                    + " at most " + Baseline.LONGEST_CYCLE + " samples"),
    /** The last value of the warm-up, repeated; for a series without a cycle. */
    LAST_VALUE("last value repeated", "repeating the last value", ""),
    /** The last value of the warm-up, continued with the mean slope of the training data. */
    DRIFT("drift", "continuing the mean slope", "the training data has fewer than 2 samples"),
    /**
     * A linear autoregression, with ridge, of the differences from the value one cycle before, in closed loop; without a
     * cycle, from the value one step before.
     */
    LINEAR(
            "autoregression of differences",
            "a linear autoregression of differences",
            "a linear autoregression of differences needs training data of a cycle and 3 samples, and before the forecast a"
                    + " cycle and as many samples as its order, at most a cycle and one",
            "a linear autoregression of differences needs 4 samples of training data, and before the forecast one sample more"
                    + " than its order, at most 10"),
    /** The Theta method, which won the M3 competition: exponential smoothing with half the trend, and seasons. */
    THETA(
            "Theta",
            "the Theta method",
            "the Theta method needs 4 samples before the forecast, and a cycle of at most " + Baseline.LONGEST_CYCLE
                    + " samples",
            "the Theta method needs 4 samples before the forecast");

    /** The longest cycle for {@link #AUTOREGRESSION} and {@link #THETA}, in samples, for the time that they take. */
    public static final int LONGEST_CYCLE = 1000;

    private final String title;
    private final String description;
    private final String missing;
    private final String missingWithoutCycle;

    Baseline(String title, String description, String missing) {
        this(title, description, missing, missing);
    }

    Baseline(String title, String description, String missing, String missingWithoutCycle) {
        this.title = title;
        this.description = description;
        this.missing = missing;
        this.missingWithoutCycle = missingWithoutCycle;
    }

    @Override
    public String key() {
        return Keyed.camelCase(this);
    }

    /** As the head of a column. */
    public String title() {
        return title;
    }

    /** What it does, as a noun phrase. */
    public String description() {
        return description;
    }

    /** Whether it is itself a linear autoregression. */
    public boolean isLinear() {
        return this == AUTOREGRESSION || this == LINEAR;
    }

    /** Whether a generated pulse wave does not have it. */
    public boolean isOfFilesOnly() {
        return this != SEASONAL_NAIVE && this != AUTOREGRESSION;
    }

    /**
     * The plainest ones, which any model of use beats, each with the metric that compares a model with it.
     *
     * @param hasCycle whether the series has a cycle
     */
    public static Map<Baseline, Metric> plainest(boolean hasCycle) {
        Map<Baseline, Metric> skills = new EnumMap<>(Baseline.class);
        skills.put(hasCycle ? SEASONAL_NAIVE : LAST_VALUE, StandardMetric.SKILL);
        skills.put(hasCycle ? AUTOREGRESSION : DRIFT, hasCycle ? StandardMetric.AR_SKILL : StandardMetric.SKILL);
        return skills;
    }

    /** Why a baseline may be missing. */
    String missing(boolean hasCycle) {
        return hasCycle ? missing : missingWithoutCycle;
    }
}
