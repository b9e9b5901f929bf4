package io.github.lstmforecast.golden;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.Metrics;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model foretold of one column from one sample on, and how good that was.
 *
 * @param subject what it is about
 * @param metrics the values of all metrics that have one
 * @param oneStepAhead what was foretold for each step of the horizon while the model was fed the truth, in the signal's
 *     unit
 * @param closedLoop what was foretold alone, for horizon and guard, likewise
 */
public record GoldenForecast(
        Subject subject, Map<Metric, Double> metrics, List<Double> oneStepAhead, List<Double> closedLoop) {

    public GoldenForecast {
        Map<Metric, Double> copy = new TreeMap<>(Metric.ORDER);
        copy.putAll(metrics);
        metrics = Collections.unmodifiableMap(copy);
        oneStepAhead = List.copyOf(oneStepAhead);
        closedLoop = List.copyOf(closedLoop);
        requireFinite("oneStepAhead", oneStepAhead);
        requireFinite("closedLoop", closedLoop);
        requireFinite("metrics", List.copyOf(metrics.values()));
    }

    private static void requireFinite(String name, List<Double> values) {
        for (int i = 0; i < values.size(); i++) {
            InvalidValueException.unless(Double.isFinite(values.get(i)), name + "[" + i + "]", values.get(i), "finite");
        }
    }

    /**
     * The metrics that have a value.
     *
     * @param metrics all
     * @return the values of the others than undefined ones
     */
    public static Map<Metric, Double> defined(Metrics metrics) {
        Map<Metric, Double> defined = new TreeMap<>(Metric.ORDER);
        metrics.values().forEach((metric, value) -> {
            if (value instanceof MetricValue.Defined number) {
                defined.put(metric, number.value());
            }
        });
        return defined;
    }
}
