package io.github.lstmforecast.metric;

/** Plain forecasts that need no network. A model that is not better than these does not earn its place. */
public enum Baseline {
    /** The last cycle of the warm-up, repeated. */
    SEASONAL_NAIVE("seasonalNaive", "repeating the last cycle", "the warm-up is shorter than a cycle"),
    /** A linear autoregression on the last cycle, in closed loop. */
    AUTOREGRESSION(
            "autoregression",
            "a linear autoregression",
            "a linear autoregression on one cycle needs a warm-up of a cycle, training data of more than two, and a cycle of"
                    + " at most " + Baseline.LONGEST_CYCLE + " samples");

    /** The longest cycle that {@link #AUTOREGRESSION} is fitted to, in samples: fitting takes its cube in time. */
    public static final int LONGEST_CYCLE = 1000;

    private final String key;
    private final String description;
    private final String missing;

    Baseline(String key, String description, String missing) {
        this.key = key;
        this.description = description;
        this.missing = missing;
    }

    /** The name in results. */
    public String key() {
        return key;
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
