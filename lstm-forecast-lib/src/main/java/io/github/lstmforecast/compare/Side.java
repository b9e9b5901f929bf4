package io.github.lstmforecast.compare;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.gate.Judge;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.result.json.Results.Forecast;
import io.github.lstmforecast.result.json.Results.Run;
import io.github.lstmforecast.result.json.StoredForecast;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What one of the two results has measured of a scenario.
 *
 * @param run empty if the scenario could not be run
 */
record Side(Optional<Run> run) {
    /** The names of the columns; a single column has none. */
    Set<Optional<String>> columns() {
        Set<Optional<String>> columns = new LinkedHashSet<>();
        forecasts().forEach(one -> columns.add(one.subject().column()));
        return columns;
    }

    List<Forecast> forecasts(Optional<String> column) {
        return forecasts().stream()
                .filter(one -> one.subject().column().equals(column))
                .toList();
    }

    private List<Forecast> forecasts() {
        return run.map(Run::forecasts).orElse(List.of());
    }

    /**
     * The judged values of forecasts of a column, by metric. Metrics that are not known here can't be judged over several.
     *
     * @param limit of a metric; decides which of its values are worse
     */
    static Map<String, MetricValue> judged(List<Forecast> forecasts, Judge judge, Function<Metric, Limit> limit) {
        if (forecasts.size() == 1) {
            return forecasts.get(0).metrics();
        }
        List<StoredForecast> stored = forecasts.stream().map(Forecast::stored).toList();
        Set<Metric> metrics = new LinkedHashSet<>();
        stored.forEach(one -> metrics.addAll(one.metrics().values().keySet()));
        Map<String, MetricValue> judged = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            List<StoredForecast> measured = stored.stream()
                    .filter(one -> one.metrics().values().containsKey(metric))
                    .toList();
            judged.put(metric.key(), judge.of(metric, limit.apply(metric), measured));
        }
        return judged;
    }

    /** The judged values of each of many trainings, by its seed; empty if one training is judged. */
    Map<Long, Map<String, MetricValue>> bySeed() {
        Map<Long, Map<String, MetricValue>> bySeed = new LinkedHashMap<>();
        run.flatMap(Run::seeds)
                .ifPresent(seeds -> seeds.trainings().stream()
                        .filter(training -> training.failure().isEmpty())
                        .forEach(training -> bySeed.put(training.seed(), training.metrics())));
        return bySeed;
    }

    /**
     * The value in the middle of several, of an even number the worse one. No value because of the forecast is worse than any
     * value; no value for another reason is ignored if others have one.
     */
    static Map<String, MetricValue> medians(List<Map<String, MetricValue>> several) {
        Map<String, List<MetricValue>> byMetric = new LinkedHashMap<>();
        several.forEach(metrics -> metrics.forEach((key, value) ->
                byMetric.computeIfAbsent(key, any -> new ArrayList<>()).add(value)));
        Map<String, MetricValue> medians = new LinkedHashMap<>();
        byMetric.forEach(
                (key, values) -> medians.put(key, median(Extensions.metrics().find(key), values)));
        return medians;
    }

    /** @param metric empty if it is not known here */
    private static MetricValue median(Optional<Metric> metric, List<MetricValue> values) {
        List<MetricValue> fromBest = values.stream()
                .filter(value -> value instanceof Defined || isLost(value))
                .sorted(Comparator.comparingDouble(value -> badness(metric, value)))
                .toList();
        return fromBest.isEmpty() ? values.get(0) : fromBest.get(fromBest.size() / 2);
    }

    private static double badness(Optional<Metric> metric, MetricValue value) {
        return value instanceof Defined defined
                ? metric.map(known -> known.badness(defined)).orElse(defined.value())
                : Double.POSITIVE_INFINITY;
    }

    /** Whether there is no value because of the forecast. */
    static boolean isLost(MetricValue value) {
        return value instanceof Undefined undefined && undefined.cause() == Cause.FORECAST;
    }
}
