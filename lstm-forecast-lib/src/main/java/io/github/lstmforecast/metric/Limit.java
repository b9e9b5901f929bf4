package io.github.lstmforecast.metric;

import io.github.lstmforecast.InvalidValueException;
import java.util.function.DoubleFunction;

/**
 * The allowed values of a metric: a closed interval.
 *
 * @param lowest the smallest allowed value; negative infinity for none
 * @param highest the largest allowed value; positive infinity for none
 */
public record Limit(double lowest, double highest) {
    /** Every value is allowed. */
    public static final Limit NONE = new Limit(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Limit {
        InvalidValueException.unless(
                lowest <= highest && lowest < Double.POSITIVE_INFINITY && highest > Double.NEGATIVE_INFINITY,
                "limit",
                lowest + ".." + highest,
                "two numbers, the lower first");
    }

    /**
     * For a metric that is never negative.
     *
     * @param highest at least 0
     */
    public static Limit atMost(double highest) {
        InvalidValueException.unless(highest >= 0, "limit", highest, "at least 0");
        return new Limit(Double.NEGATIVE_INFINITY, highest);
    }

    public static Limit atLeast(double lowest) {
        return new Limit(lowest, Double.POSITIVE_INFINITY);
    }

    /**
     * A limit of the absolute value.
     *
     * @param size at least 0
     */
    public static Limit within(double size) {
        InvalidValueException.unless(size >= 0, "limit", size, "at least 0");
        return new Limit(-size, size);
    }

    /** Whether every value is allowed. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** The distance to the nearer end: positive inside, 0 at an end, negative outside, NaN for NaN. */
    public double margin(double value) {
        return Math.min(value - lowest, highest - value);
    }

    /** Whether a value is allowed; false for NaN. */
    public boolean allows(double value) {
        return lowest <= value && value <= highest;
    }

    /** For example {@code "at most 0.05"}, {@code "at least 0.5"}, {@code "from 0.9 to 1.1"} or {@code "anything"}. */
    public String describe(DoubleFunction<String> format) {
        if (isNone()) {
            return "anything";
        }
        if (lowest == Double.NEGATIVE_INFINITY) {
            return "at most " + format.apply(highest);
        }
        if (highest == Double.POSITIVE_INFINITY) {
            return "at least " + format.apply(lowest);
        }
        return "from " + format.apply(lowest) + " to " + format.apply(highest);
    }
}
