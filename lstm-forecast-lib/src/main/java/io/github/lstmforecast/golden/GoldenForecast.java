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
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A forecast of one column from one sample on, in the unit of the signal, and its metrics.
 *
 * @param metrics the values of all metrics that have one
 * @param targets the best values of those metrics where they depend on the forecast
 * @param oneStepAhead the prediction of each step of the horizon from the true values before it; empty if the model has no
 *     such outputs
 * @param forecast over horizon and guard
 */
public record GoldenForecast(
        Subject subject,
        Map<Metric, Double> metrics,
        Map<Metric, Double> targets,
        Optional<List<Double>> oneStepAhead,
        List<Double> forecast) {

    public GoldenForecast {
        metrics = sorted(metrics);
        targets = sorted(targets);
        oneStepAhead = oneStepAhead.map(List::copyOf);
        forecast = List.copyOf(forecast);
        oneStepAhead.ifPresent(values -> requireFinite("oneStepAhead", values));
        requireFinite("forecast", forecast);
        requireFinite("metrics", List.copyOf(metrics.values()));
        requireFinite("targets", List.copyOf(targets.values()));
    }

    /** A forecast without metrics that have a target. */
    public GoldenForecast(
            Subject subject, Map<Metric, Double> metrics, Optional<List<Double>> oneStepAhead, List<Double> forecast) {
        this(subject, metrics, Map.of(), oneStepAhead, forecast);
    }

    /** A forecast with all metrics that have a value. */
    public static GoldenForecast of(
            Subject subject, Metrics metrics, Optional<List<Double>> oneStepAhead, List<Double> forecast) {
        Map<Metric, Double> targets = new TreeMap<>(Metric.ORDER);
        metrics.values().forEach((metric, value) -> {
            if (value instanceof MetricValue.Defined number && number.target().isPresent()) {
                targets.put(metric, number.target().getAsDouble());
            }
        });
        return new GoldenForecast(subject, defined(metrics), targets, oneStepAhead, forecast);
    }

    private static Map<Metric, Double> sorted(Map<Metric, Double> values) {
        Map<Metric, Double> copy = new TreeMap<>(Metric.ORDER);
        copy.putAll(values);
        return Collections.unmodifiableMap(copy);
    }

    /** How bad a metric is; a worse one has a larger badness. */
    public double badness(Metric metric) {
        Double target = targets.get(metric);
        return metric.better()
                .badness(metrics.get(metric), target == null ? OptionalDouble.empty() : OptionalDouble.of(target));
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
