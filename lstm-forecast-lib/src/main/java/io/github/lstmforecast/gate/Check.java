package io.github.lstmforecast.gate;

import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One metric held to its limit.
 *
 * @param metric which
 * @param value what was measured
 * @param limit what it was held to; {@link Limit#NONE} where it was only measured
 * @param outcome how it came out
 * @param subject the forecast that was measured, where the scenario has several
 */
public record Check(Metric metric, MetricValue value, Limit limit, Outcome outcome, Optional<Subject> subject) {

    /** How a check came out. */
    public enum Outcome implements Keyed {
        /** Within the limit. */
        PASS,
        /** Beyond the limit, or undefined because of the forecast. */
        FAIL,
        /** Asked for, but the truth gives too little to judge by. */
        ERROR,
        /** A default, and the truth gives too little to judge by. */
        NOT_APPLICABLE,
        /** There is no limit. */
        NOT_LIMITED,
        /** The forecast is not finite, which is said once for all metrics. */
        NOT_JUDGED;

        @Override
        public String key() {
            return Keyed.camelCase(this);
        }
    }

    /** The same, of one of several forecasts. */
    Check about(Subject several) {
        return new Check(metric, value, limit, outcome, Optional.of(several));
    }

    /**
     * How far the value is from being refused.
     *
     * @return the distance to the limit, negative beyond it; nothing where there is no value or no limit
     */
    public OptionalDouble margin() {
        return value instanceof MetricValue.Defined defined && !limit.isNone()
                ? OptionalDouble.of(limit.margin(defined.value()))
                : OptionalDouble.empty();
    }
}
