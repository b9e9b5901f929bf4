package io.github.lstmforecast.report;

import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.result.Curve;
import io.github.lstmforecast.result.ForecastCurves;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.Recording;
import io.github.lstmforecast.result.SubjectMetrics;
import io.github.lstmforecast.result.TrainingResult;
import io.github.lstmforecast.result.json.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Converts the numbers of {@code results.json} to what was measured: the inverse of {@link ResultsMaker}. Curves are not
 * among them, only what is written of them.
 */
final class StoredMeasurement {
    private static final Curve NOTHING = new Curve(new double[0], new double[0]);

    /** Of baselines only some values are stored: why the others are missing makes no difference. */
    private static final MetricValue NOT_STORED = MetricValue.undefined("it is not stored");

    private final Results.Run run;

    private StoredMeasurement(Results.Run run) {
        this.run = run;
    }

    static Measurement of(Results.Run run) {
        return new StoredMeasurement(run).measurement();
    }

    private Measurement measurement() {
        return new Measurement(
                run.engine(),
                run.model(),
                run.forecasts().stream()
                        .mapToInt(Results.Forecast::horizon)
                        .max()
                        .orElse(0),
                trainings(),
                run.remarks().notes(),
                run.remarks().warnings(),
                run.inputs(),
                recording(),
                Map.of());
    }

    /** The seconds are stored together; the first training gets them. */
    private List<TrainingResult> trainings() {
        List<TrainingResult> trainings = new ArrayList<>();
        for (Results.Training training :
                run.seeds().map(Results.Seeds::trainings).orElse(List.of())) {
            trainings.add(
                    trainings.isEmpty()
                            ? first(training.seed(), training.failure())
                            : new TrainingResult(
                                    training.seed(),
                                    training.failure(),
                                    subjects(training.forecasts()),
                                    training.modelSha256(),
                                    training.lastLoss(),
                                    0,
                                    0));
        }
        return trainings.isEmpty() ? List.of(first(0, Optional.empty())) : trainings;
    }

    private TrainingResult first(long seed, Optional<String> failure) {
        return new TrainingResult(
                seed,
                failure,
                subjects(run.forecasts()),
                run.modelSha256(),
                run.lastLoss(),
                run.trainSeconds(),
                run.forecastSeconds());
    }

    private List<SubjectMetrics> subjects(List<Results.Forecast> forecasts) {
        return forecasts.stream()
                .map(forecast -> new SubjectMetrics(
                        forecast.subject(), metrics(forecast), baselines(forecast), forecast.filled()))
                .toList();
    }

    private Metrics metrics(Results.Forecast forecast) {
        Map<Metric, MetricValue> values = new TreeMap<>(Metric.ORDER);
        forecast.metrics().forEach((key, value) -> values.put(metric(key), value));
        return new Metrics(
                values,
                forecast.faults().notFiniteFrom(),
                forecast.faults().quantiles(),
                forecast.faults().pulses());
    }

    static Metric metric(String key) {
        return Extensions.metrics().find(key).orElseGet(() -> new UnknownMetric(key));
    }

    private Map<Baseline, Metrics> baselines(Results.Forecast forecast) {
        Map<Baseline, Metrics> baselines = new LinkedHashMap<>();
        forecast.baselines()
                .forEach((key, stored) -> Keyed.find(Baseline.class, key)
                        .ifPresent(baseline -> baselines.put(baseline, baseline(forecast, stored))));
        return baselines;
    }

    private Metrics baseline(Results.Forecast forecast, Map<String, MetricValue> stored) {
        Map<Metric, MetricValue> values = new TreeMap<>(Metric.ORDER);
        forecast.metrics().keySet().forEach(key -> values.put(metric(key), stored.getOrDefault(key, NOT_STORED)));
        return new Metrics(values, OptionalInt.empty(), List.of());
    }

    private Optional<Recording> recording() {
        List<ForecastCurves> curves = run.forecasts().stream()
                .flatMap(forecast -> forecast.lines().stream().map(lines -> curves(forecast, lines)))
                .toList();
        return curves.isEmpty()
                ? Optional.empty()
                : Optional.of(new Recording(Double.NaN, Limit.NONE, Optional.empty(), NOTHING, curves));
    }

    private static ForecastCurves curves(Results.Forecast forecast, Results.Lines lines) {
        return new ForecastCurves(
                forecast.subject(),
                forecast.horizon(),
                curve(lines.warmUp()),
                curve(lines.truth()),
                Optional.empty(),
                curve(lines.forecast()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The values that {@link ResultsMaker} writes of a curve; where they were is not stored, so their x says nothing. */
    private static Curve curve(Results.Line line) {
        return new Curve(new double[] {0, 1, 2, 3}, new double[] {
            number(line.first()), number(line.least()), number(line.greatest()), number(line.last())
        });
    }

    private static double number(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }
}
