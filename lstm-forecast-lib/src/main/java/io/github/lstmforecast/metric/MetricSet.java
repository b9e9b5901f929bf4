package io.github.lstmforecast.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The metrics that are measured, in {@linkplain Metric#ORDER order}. */
public final class MetricSet {
    /** The built-in metrics. */
    public static final MetricSet STANDARD = new MetricSet(Arrays.asList(StandardMetric.values()));

    private final List<Metric> metrics;

    private MetricSet(List<? extends Metric> metrics) {
        this.metrics =
                metrics.stream().sorted(Metric.ORDER).map(Metric.class::cast).toList();
    }

    public List<Metric> all() {
        return metrics;
    }

    public Optional<Metric> byKey(String key) {
        return metrics.stream().filter(metric -> metric.key().equals(key)).findFirst();
    }

    /** Computes all metrics of a forecast. */
    public Metrics measure(Comparison comparison) {
        Map<Metric, MetricValue> values = new TreeMap<>(Metric.ORDER);
        for (Metric metric : metrics) {
            values.put(metric, metric.of(comparison));
        }
        return new Metrics(values, comparison.notFiniteFrom(), BadPulse.of(comparison));
    }
}
