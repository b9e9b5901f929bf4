package io.github.lstmforecast.metric;

import java.util.OptionalInt;

/** What a metric gave: a number, or the reason why there is none. */
public sealed interface MetricValue {
    /**
     * A number.
     *
     * @param value finite
     * @param step the step of the forecast that decided it, where one did
     * @param detail what happened there, as a clause: {@code "pulse 2 of 5, due at step 14.5, comes 1.00 steps early"};
     *     empty where there is nothing to say
     */
    record Defined(double value, OptionalInt step, String detail) implements MetricValue {
        public Defined {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a metric gave " + value + " (" + detail + ")");
            }
        }

        static Defined of(double value) {
            return new Defined(value, OptionalInt.empty(), "");
        }
    }

    /**
     * No number.
     *
     * @param cause who is to blame
     * @param reason why, as a clause
     */
    record Undefined(Cause cause, String reason) implements MetricValue {}

    /** Why a metric has no value. */
    enum Cause {
        /** The truth gives too little to judge by, too few pulses say. */
        TRUTH,
        /** The truth has no pulse at all, nor has the warm-up. */
        NO_PULSE,
        /** The forecast is to blame. */
        FORECAST
    }
}
