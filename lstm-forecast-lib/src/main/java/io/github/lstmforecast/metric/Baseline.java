package io.github.lstmforecast.metric;

import io.github.lstmforecast.Keyed;

/** Plain forecasts that need no network. A model that is not better than these does not earn its place. */
public enum Baseline implements Keyed {
    /** The last cycle of the warm-up, repeated. */
    SEASONAL_NAIVE("repeating the last cycle", "the warm-up is shorter than a cycle"),
    /** A linear autoregression on the last cycle, in closed loop. */
    AUTOREGRESSION(
            "a linear autoregression",
            "a linear autoregression on one cycle needs a warm-up of a cycle, training data of more than two, and a cycle of"
                    + " at most " + Baseline.LONGEST_CYCLE + " samples");

    /** The longest cycle that {@link #AUTOREGRESSION} is fitted to, in samples: fitting takes its cube in time. */
    public static final int LONGEST_CYCLE = 1000;

    private final String description;
    private final String missing;

    Baseline(String description, String missing) {
        this.description = description;
        this.missing = missing;
    }

    @Override
    public String key() {
        return Keyed.camelCase(this);
    }

    /** What it does, as a noun. */
    public String description() {
        return description;
    }

    /** Why there may be none. */
    String missing() {
        return missing;
    }
}
