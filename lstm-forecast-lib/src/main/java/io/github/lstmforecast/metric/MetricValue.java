package io.github.lstmforecast.metric;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.Keyed;
import java.util.Objects;
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
            InvalidValueException.unless(
                    Double.isFinite(value),
                    "the value of a metric",
                    value,
                    "finite; where there is none, give MetricValue.undefined with the reason");
            Objects.requireNonNull(step);
            Objects.requireNonNull(detail);
        }
    }

    /**
     * No number.
     *
     * @param cause who is to blame
     * @param reason why, as a clause
     */
    record Undefined(Cause cause, String reason) implements MetricValue {
        public Undefined {
            Objects.requireNonNull(cause);
            Objects.requireNonNull(reason);
        }
    }

    /** Why a metric has no value. */
    enum Cause implements Keyed {
        /** The truth gives too little to judge by, too few pulses say. */
        TRUTH,
        /** The truth has no pulse at all, nor has the warm-up. */
        NO_PULSE,
        /** Something that the metric {@linkplain Metric#needs() needs} is not there. */
        MISSING,
        /** The forecast is to blame. */
        FORECAST;

        @Override
        public String key() {
            return Keyed.camelCase(this);
        }
    }

    /** A number, with nothing to say about it. */
    static MetricValue of(double value) {
        return new Defined(value, OptionalInt.empty(), "");
    }

    /**
     * No number, because the truth gives too little to judge by.
     *
     * @param reason why, as a clause
     */
    static MetricValue undefined(String reason) {
        return new Undefined(Cause.TRUTH, reason);
    }
}
