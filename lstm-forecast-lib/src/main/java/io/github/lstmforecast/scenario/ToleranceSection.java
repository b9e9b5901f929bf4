package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.metric.LeadTime;
import io.github.lstmforecast.metric.LeadTimeMetric;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code tolerance}: the limits of metrics, over the horizon and over parts of it. */
final class ToleranceSection {
    private static final String LIMIT = "limit";
    private static final String UP_TO = "upTo";

    private final YamlMap tolerance;
    private final ForecastSection forecast;
    private final Map<Metric, Limit> limits = new TreeMap<>(Metric.ORDER);

    private ToleranceSection(YamlMap tolerance, ForecastSection forecast) {
        this.tolerance = tolerance;
        this.forecast = forecast;
    }

    static Tolerances read(YamlMap top, ForecastSection forecast) throws ScenarioException {
        MetricSet metrics = Extensions.metrics();
        YamlMap tolerance = top.map(
                "tolerance",
                new AllowedKeys(
                        key -> metrics.byKey(key).isPresent(),
                        "of metrics to their limits: rmse: 0.1",
                        unknown -> metrics.aboutUnknown(unknown) + AllowedKeys.decimalHint(unknown)));
        ToleranceSection section = new ToleranceSection(tolerance, forecast);
        for (String key : tolerance.keys()) {
            section.read(metrics.byKey(key).orElseThrow());
        }
        return new Tolerances(section.limits, Map.of()).withJudge(forecast.judge());
    }

    private void read(Metric metric) {
        if (!tolerance.isMapping(metric.key())) {
            read(metric, tolerance, metric.key());
            return;
        }
        if (!metric.isOfSteps()) {
            tolerance.add(tolerance.wrong(
                    metric.key(), "a number, a range like 0.9..1.1, or none: it is computed over the whole horizon"));
            return;
        }
        YamlMap ofMetric = tolerance.map(metric.key(), LIMIT, UP_TO);
        if (ofMetric.has(LIMIT)) {
            read(metric, ofMetric, LIMIT);
        }
        if (!ofMetric.has(UP_TO)) {
            return;
        }
        Map<String, LeadTime> byEnd = new LinkedHashMap<>();
        forecast.leadTimes().forEach(part -> byEnd.put(String.valueOf(part.last()), part));
        YamlMap parts = ofMetric.map(
                UP_TO,
                new AllowedKeys(
                        key -> byEnd.containsKey(key) || forecast.leadTimesAreWrong(),
                        "of the last steps of parts to their limits: 7: 0.1",
                        unknown -> aboutUnknown(byEnd.keySet())));
        for (String end : parts.keys()) {
            if (byEnd.containsKey(end)) {
                read(new LeadTimeMetric(metric, byEnd.get(end)), parts, end);
            }
        }
    }

    private static String aboutUnknown(Set<String> ends) {
        return ends.isEmpty()
                ? "forecast.leadTimes is missing: set it to the last step of each part, to [1, 7] for steps 1 and 2 to 7"
                : "the parts of forecast.leadTimes end at " + String.join(", ", ends);
    }

    private void read(Metric metric, YamlMap from, String key) {
        try {
            limits.put(metric, LimitText.parse(metric, from.scalar(key)));
        } catch (InvalidValueException e) {
            from.add(from.wrong(key, e.allowed()));
        }
    }
}
