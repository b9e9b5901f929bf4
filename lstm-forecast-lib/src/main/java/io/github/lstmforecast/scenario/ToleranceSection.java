package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import java.util.Map;
import java.util.TreeMap;

/** {@code tolerance}: the limits of metrics. */
final class ToleranceSection {
    private ToleranceSection() {}

    static Tolerances read(YamlMap top) throws ScenarioException {
        MetricSet metrics = Extensions.metrics();
        YamlMap tolerance = top.map(
                "tolerance",
                new AllowedKeys(
                        key -> metrics.byKey(key).isPresent(),
                        "of metrics to their limits: rmse: 0.1",
                        metrics::aboutUnknown));
        Map<Metric, Limit> limits = new TreeMap<>(Metric.ORDER);
        for (String key : tolerance.keys()) {
            Metric metric = metrics.byKey(key).orElseThrow();
            try {
                limits.put(metric, LimitText.parse(metric, tolerance.scalar(key)));
            } catch (InvalidValueException e) {
                tolerance.add(tolerance.wrong(key, e.allowed()));
            }
        }
        return new Tolerances(limits, Map.of());
    }
}
