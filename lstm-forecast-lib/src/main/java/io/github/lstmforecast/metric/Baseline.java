package io.github.lstmforecast.metric;

import io.github.lstmforecast.Keyed;

/** Simple forecasts that need no network. A useful model must be better than these. */
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
    /** The last value of the warm-up, continued with the mean slope of the training data; likewise. */
    DRIFT("drift", "continuing the mean slope", "the training data has fewer than 2 samples");

    /** The longest cycle for {@link #AUTOREGRESSION}, in samples: the time of fitting grows with its cube. */
    public static final int LONGEST_CYCLE = 1000;

    private final String title;
    private final String description;
    private final String missing;

    Baseline(String title, String description, String missing) {
        this.title = title;
        this.description = description;
        this.missing = missing;
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

    /** Whether it is for series with a cycle; the others are for those without one. */
    public boolean isOfCycle() {
        return this == SEASONAL_NAIVE || this == AUTOREGRESSION;
    }

    /** The metric that compares a model with it; below 0 the model is worse. */
    public Metric skill() {
        return this == AUTOREGRESSION ? StandardMetric.AR_SKILL : StandardMetric.SKILL;
    }

    /** Why a baseline may be missing. */
    String missing() {
        return missing;
    }
}
