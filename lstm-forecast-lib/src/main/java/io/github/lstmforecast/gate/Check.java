package io.github.lstmforecast.gate;

import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The check of one metric.
 *
 * @param value the measured value
 * @param limit {@link Limit#NONE} if the metric was only measured
 * @param subject the forecast, if the scenario has several; if several are judged together, the worst of them
 * @param over how several forecasts are judged together, if they are
 */
public record Check(
        Metric metric,
        MetricValue value,
        Limit limit,
        Outcome outcome,
        Optional<Subject> subject,
        Optional<Over> over) {
    /**
     * How the forecasts of a column from several origins are judged together.
     *
     * @param origins how many
     * @param worst the value of the worst of them
     */
    public record Over(Judge judge, int origins, MetricValue worst) {}

    public enum Outcome implements Keyed {
        /** Within the limit. */
        PASS,
        /** The limit is exceeded, or the metric is undefined because of the forecast. */
        FAIL,
        /** The limit is set in the scenario, but undefined because of the truth. */
        ERROR,
        /** The limit is a default, and the metric is undefined because of the truth. */
        NOT_APPLICABLE,
        /** There is no limit. */
        NOT_LIMITED,
        /** The forecast is not finite, which is one finding for all metrics. */
        NOT_JUDGED;

        @Override
        public String key() {
            return Keyed.camelCase(this);
        }
    }

    /** A copy with a subject. */
    Check about(Subject several) {
        return new Check(metric, value, limit, outcome, Optional.of(several), Optional.empty());
    }

    Check over(Over all, Subject worst) {
        return new Check(metric, value, limit, outcome, Optional.of(worst), Optional.of(all));
    }

    /**
     * The distance to the limit, negative if it is exceeded; empty without a value or a limit.
     */
    public OptionalDouble margin() {
        return value instanceof MetricValue.Defined defined && !limit.isNone()
                ? OptionalDouble.of(limit.margin(defined.value()))
                : OptionalDouble.empty();
    }
}
