package io.github.lstmforecast.metric;

import io.github.lstmforecast.InvalidValueException;
import java.util.function.DoubleFunction;

/**
 * What a metric may be: a closed interval, which both ends belong to.
 *
 * @param lowest the least value allowed; negative infinity for no such limit
 * @param highest the greatest value allowed; positive infinity for no such limit
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
     * A greatest value of something that is never negative.
     *
     * @param highest allowed itself; at least 0
     * @return the limit
     */
    public static Limit atMost(double highest) {
        InvalidValueException.unless(highest >= 0, "limit", highest, "at least 0");
        return new Limit(Double.NEGATIVE_INFINITY, highest);
    }

    /**
     * A least value.
     *
     * @param lowest allowed itself
     * @return the limit
     */
    public static Limit atLeast(double lowest) {
        return new Limit(lowest, Double.POSITIVE_INFINITY);
    }

    /**
     * A limit on the absolute value.
     *
     * @param size allowed itself, on either side of 0; at least 0
     * @return the limit
     */
    public static Limit within(double size) {
        InvalidValueException.unless(size >= 0, "limit", size, "at least 0");
        return new Limit(-size, size);
    }

    /**
     * Whether there is no limit at all.
     *
     * @return whether every value is allowed
     */
    public boolean isNone() {
        return equals(NONE);
    }

    /**
     * How far a value is from being refused.
     *
     * @param value any number
     * @return the distance to the nearer end: positive inside, 0 at an end, negative outside, NaN for NaN
     */
    public double margin(double value) {
        return Math.min(value - lowest, highest - value);
    }

    /**
     * Whether a value is allowed.
     *
     * @param value any number
     * @return true from end to end, ends included; false for NaN
     */
    public boolean allows(double value) {
        return lowest <= value && value <= highest;
    }

    /**
     * The limit in words.
     *
     * @param format how to write a number
     * @return {@code "at most 0.05"}, {@code "at least 0.5"}, {@code "from 0.9 to 1.1"} or {@code "anything"}
     */
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
