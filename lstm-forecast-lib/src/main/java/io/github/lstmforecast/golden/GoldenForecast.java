package io.github.lstmforecast.golden;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.Metrics;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A forecast of one column from one sample on, in the unit of the signal, and its metrics.
 *
 * @param metrics the values of all metrics that have one
 * @param oneStepAhead the prediction of each step of the horizon from the true values before it; empty if the model has no
 *     such outputs
 * @param forecast over horizon and guard
 */
public record GoldenForecast(
        Subject subject, Map<Metric, Double> metrics, Optional<List<Double>> oneStepAhead, List<Double> forecast) {

    public GoldenForecast {
        Map<Metric, Double> copy = new TreeMap<>(Metric.ORDER);
        copy.putAll(metrics);
        metrics = Collections.unmodifiableMap(copy);
        oneStepAhead = oneStepAhead.map(List::copyOf);
        forecast = List.copyOf(forecast);
        oneStepAhead.ifPresent(values -> requireFinite("oneStepAhead", values));
        requireFinite("forecast", forecast);
        requireFinite("metrics", List.copyOf(metrics.values()));
    }

    /** The number of steps that are compared one by one: the horizon, if it is known. */
    public int steps() {
        return oneStepAhead.orElse(forecast).size();
    }

    private static void requireFinite(String name, List<Double> values) {
        for (int i = 0; i < values.size(); i++) {
            InvalidValueException.unless(Double.isFinite(values.get(i)), name + "[" + i + "]", values.get(i), "finite");
        }
    }

    /** The values of the metrics that have one. */
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
