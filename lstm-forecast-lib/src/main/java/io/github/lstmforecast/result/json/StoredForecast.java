package io.github.lstmforecast.result.json;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.gate.Judged;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.Metrics;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A forecast in results, as the gate sees it.
 *
 * @param metrics those that are known here
 */
public record StoredForecast(Subject subject, Metrics metrics) implements Judged {
    static StoredForecast of(Subject subject, Map<String, MetricValue> values) {
        MetricSet known = Extensions.metrics();
        Map<Metric, MetricValue> metrics = new TreeMap<>(Metric.ORDER);
        values.forEach((key, value) -> known.find(key).ifPresent(metric -> metrics.put(metric, value)));
        return new StoredForecast(subject, new Metrics(metrics, OptionalInt.empty(), List.of()));
    }
}
