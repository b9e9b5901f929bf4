package io.github.lstmforecast.metric;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.Keyed;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The value of a metric, or the reason why there is none. */
public sealed interface MetricValue {
    /**
     * A value.
     *
     * @param value finite
     * @param step the step of the forecast that determines the value, if there is one
     * @param detail the explanation, as a clause, for example {@code "the pulse due at step 14 comes 1.00 steps early"}; may
     *     be empty
     * @param target the best value, if it depends on the forecast; see {@link Metric.Better#NEAR_TARGET}
     */
    record Defined(double value, OptionalInt step, String detail, OptionalDouble target) implements MetricValue {
        /** A value without a target. */
        public Defined(double value, OptionalInt step, String detail) {
            this(value, step, detail, OptionalDouble.empty());
        }

        public Defined {
            InvalidValueException.unless(
                    Double.isFinite(value),
                    "the value of a metric",
                    value,
                    "finite; where there is none, give MetricValue.undefined with the reason");
            Objects.requireNonNull(step);
            Objects.requireNonNull(detail);
            Objects.requireNonNull(target);
        }
    }

    /**
     * No value.
     *
     * @param reason as a clause
     */
    record Undefined(Cause cause, String reason) implements MetricValue {
        public Undefined {
            Objects.requireNonNull(cause);
            Objects.requireNonNull(reason);
        }
    }

    /** Why a metric has no value. */
    enum Cause implements Keyed {
        /** The truth is not sufficient, for example it has too few pulses. */
        TRUTH,
        /** Neither truth nor warm-up has a pulse. */
        NO_PULSE,
        /** Data that the metric {@linkplain Metric#needs() needs} is missing. */
        MISSING,
        /** Nobody has computed the metric. */
        NOT_MEASURED,
        /** The forecast is the reason. */
        FORECAST;

        @Override
        public String key() {
            return Keyed.camelCase(this);
        }
    }

    /** A value without an explanation. */
    static MetricValue of(double value) {
        return new Defined(value, OptionalInt.empty(), "");
    }

    /**
     * No value, because the truth is not sufficient.
     *
     * @param reason as a clause
     */
    static MetricValue undefined(String reason) {
        return new Undefined(Cause.TRUTH, reason);
    }
}
