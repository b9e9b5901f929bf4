package io.github.lstmforecast.metric;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * All metrics of one forecast.
 *
 * @param values one for each metric, in the order of {@link Metric}
 * @param notFiniteFrom the first step at which the forecast or one of its quantiles is NaN or infinite; no metric has a
 *     value then
 * @param quantileFault what is wrong with its quantiles, by itself
 * @param badPulses the first missed and the first spurious pulse, and each pulse with a larger timing error than all pulses
 *     before it, in order; see {@link BadPulse#first}
 */
public record Metrics(
        Map<Metric, MetricValue> values,
        OptionalInt notFiniteFrom,
        Optional<QuantileFault> quantileFault,
        List<BadPulse> badPulses) {
    /** Metrics of a forecast whose quantiles are in order, if it has any. */
    public Metrics(Map<Metric, MetricValue> values, OptionalInt notFiniteFrom, List<BadPulse> badPulses) {
        this(values, notFiniteFrom, Optional.empty(), badPulses);
    }

    public Metrics {
        badPulses = List.copyOf(badPulses);
        values = Collections.unmodifiableMap(sorted(values));
    }

    public static Metrics of(Comparison comparison, Collection<? extends Metric> metrics) {
        Map<Metric, MetricValue> values = new TreeMap<>(Metric.ORDER);
        for (Metric metric : metrics) {
            values.put(metric, metric.of(comparison));
        }
        return new Metrics(values, comparison.notFiniteFrom(), QuantileFault.of(comparison), BadPulse.of(comparison));
    }

    private static Map<Metric, MetricValue> sorted(Map<Metric, MetricValue> values) {
        Map<Metric, MetricValue> sorted = new TreeMap<>(Metric.ORDER);
        sorted.putAll(values);
        return sorted;
    }

    /**
     * The worst value of each metric. No value because of the forecast is worse than any value; no value for another reason
     * is ignored if another forecast has a value.
     *
     * @param several the metrics of at least one forecast
     */
    public static Map<Metric, MetricValue> worst(List<Metrics> several) {
        Map<Metric, MetricValue> worst = new TreeMap<>(Metric.ORDER);
        for (Metric metric : several.get(0).values().keySet()) {
            worst.put(
                    metric,
                    worst(
                            metric,
                            several.stream().map(metrics -> metrics.get(metric)).toList()));
        }
        return worst;
    }

    /** The worst of at least one value, likewise. */
    public static MetricValue worst(Metric metric, List<MetricValue> values) {
        return values.stream()
                .max(Comparator.comparingDouble(value -> badness(metric, value)))
                .orElseThrow();
    }

    private static double badness(Metric metric, MetricValue value) {
        if (value instanceof MetricValue.Defined defined) {
            return metric.badness(defined);
        }
        return ((MetricValue.Undefined) value).cause() == MetricValue.Cause.FORECAST
                ? Double.POSITIVE_INFINITY
                : Double.NEGATIVE_INFINITY;
    }

    public MetricValue get(Metric metric) {
        return values.get(metric);
    }
}
