package io.github.lstmforecast.metric;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * All metrics of one forecast.
 *
 * @param values one for each metric, in the order of {@link Metric}
 * @param notFiniteFrom the first step at which the forecast is NaN or infinite; no metric has a value then
 */
public record Metrics(Map<Metric, MetricValue> values, OptionalInt notFiniteFrom) {
    /** Keeps a copy. */
    public Metrics {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
    }

    /**
     * Measures a forecast.
     *
     * @param comparison the forecast beside the truth
     * @return all metrics
     */
    public static Metrics of(Comparison comparison) {
        Map<Metric, MetricValue> values = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            values.put(metric, metric.of(comparison));
        }
        return new Metrics(values, comparison.notFiniteFrom());
    }

    /**
     * One metric.
     *
     * @param metric which
     * @return its value, or why there is none
     */
    public MetricValue get(Metric metric) {
        return values.get(metric);
    }
}
