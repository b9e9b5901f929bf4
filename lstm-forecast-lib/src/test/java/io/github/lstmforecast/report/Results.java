package io.github.lstmforecast.report;

import io.github.lstmforecast.gate.CheckId;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Gate;
import io.github.lstmforecast.gate.Judgement;
import io.github.lstmforecast.gate.SeedResult;
import io.github.lstmforecast.gate.Seeds;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.Assessment;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.SubjectMetrics;
import io.github.lstmforecast.result.TrainingResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Reports made by hand. */
final class Results {
    private static final List<Subject> ONE = List.of(new Subject(150, Optional.empty(), Optional.empty()));

    private Results() {}

    static MetricValue value(double value) {
        return new Defined(value, OptionalInt.empty(), "");
    }

    static MetricValue undefined(Cause cause, String reason) {
        return new Undefined(cause, reason);
    }

    /** The given values; every other metric has a good value, 0 or 1. */
    static Metrics metrics(Map<Metric, MetricValue> but) {
        return metrics(but, OptionalInt.empty());
    }

    static Metrics metrics(Map<Metric, MetricValue> but, OptionalInt notFiniteFrom) {
        Map<Metric, MetricValue> values = new TreeMap<>(Metric.ORDER);
        for (Metric metric : MetricSet.STANDARD.all()) {
            values.put(metric, value(metric.better() == Metric.Better.NEAR_ONE ? 1 : 0));
        }
        values.putAll(but);
        return new Metrics(values, notFiniteFrom, List.of());
    }

    static ScenarioReport judged(String name, Map<Metric, MetricValue> but) {
        return judged(name, ONE, List.of(metrics(but)), Tolerances.DEFAULTS);
    }

    static ScenarioReport judged(String name, List<Subject> subjects, List<Metrics> metrics, Tolerances tolerances) {
        List<SubjectMetrics> forecasts = IntStream.range(0, subjects.size())
                .mapToObj(i -> new SubjectMetrics(subjects.get(i), metrics.get(i), Map.of(), 0))
                .toList();
        return result(
                name,
                Gate.judge(forecasts, tolerances),
                List.of(new SeedResult(1, Optional.empty(), forecasts)),
                Optional.empty());
    }

    /** A scenario that passes, with an rmse and that of repeating the last cycle. */
    static ScenarioReport besideNaive(String name, double rmse, double naive) {
        SubjectMetrics forecast = besideNaive(150, rmse, naive);
        return result(
                name,
                Gate.judge(List.of(forecast), Tolerances.DEFAULTS),
                List.of(new SeedResult(1, Optional.empty(), List.of(forecast))),
                Optional.empty());
    }

    /** Of a series from a file. */
    static ScenarioReport besideDrift(String name, double rmse, double drift) {
        SubjectMetrics forecast = new SubjectMetrics(
                ONE.get(0),
                metrics(Map.of(StandardMetric.RMSE, value(rmse))),
                Map.of(Baseline.DRIFT, metrics(Map.of(StandardMetric.RMSE, value(drift)))),
                0);
        return result(
                name,
                Gate.judge(List.of(forecast), Tolerances.DEFAULTS),
                List.of(new SeedResult(1, Optional.empty(), List.of(forecast))),
                Optional.empty());
    }

    /** The same that exceeds a limit. */
    static ScenarioReport failsBesideNaive(String name, double rmse, double naive) {
        ScenarioReport passes = besideNaive(name, rmse, naive);
        Tolerances strict = new Tolerances(Map.of(StandardMetric.RMSE, Limit.atMost(0)), Map.of());
        return new ScenarioReport(
                name,
                passes.measurement(),
                Assessment.of(strict, passes.measurement().orElseThrow().first()),
                List.of());
    }

    static SubjectMetrics besideNaive(int from, double rmse, double naive) {
        return new SubjectMetrics(
                new Subject(from, Optional.empty(), Optional.empty()),
                metrics(Map.of(StandardMetric.RMSE, value(rmse), StandardMetric.SKILL, value(1 - rmse / naive))),
                Map.of(Baseline.SEASONAL_NAIVE, metrics(Map.of(StandardMetric.RMSE, value(naive)))),
                0);
    }

    /** The only forecast of a scenario. */
    static SubjectMetrics only(Metrics metrics) {
        return new SubjectMetrics(ONE.get(0), metrics, Map.of(), 0);
    }

    static ScenarioReport seeds(String name, List<SeedResult> trainings, Seeds seeds) {
        return result(name, Gate.judge(trainings, Tolerances.DEFAULTS, seeds), trainings, Optional.empty());
    }

    static ScenarioReport withGolden(String name, GoldenComparison golden) {
        List<SubjectMetrics> forecasts = List.of(only(metrics(Map.of())));
        return result(
                name,
                Gate.judge(forecasts, Tolerances.DEFAULTS),
                List.of(new SeedResult(1, Optional.empty(), forecasts)),
                Optional.of(golden));
    }

    static GoldenComparison golden(String... messages) {
        return new GoldenComparison(
                IntStream.range(0, messages.length)
                        .mapToObj(i -> Finding.of(
                                i == 0 ? CheckId.Other.GOLDEN_OUTPUTS : new CheckId.OfGoldenMetric(StandardMetric.RMSE),
                                Finding.Kind.GOLDEN,
                                messages[i]))
                        .toList(),
                List.of("a note on the golden model"),
                List.of(),
                List.of());
    }

    private static ScenarioReport result(
            String name, Judgement judgement, List<SeedResult> trainings, Optional<GoldenComparison> golden) {
        Measurement measurement = new Measurement(
                "jvm",
                "LSTM 20",
                50,
                trainings.stream()
                        .map(training -> new TrainingResult(
                                training.seed(),
                                training.failure(),
                                training.forecasts().stream()
                                        .map(SubjectMetrics.class::cast)
                                        .toList(),
                                "abc123",
                                OptionalDouble.of(0.001),
                                0.5,
                                0.25))
                        .toList(),
                List.of("a \"note\""),
                List.of(),
                Map.of(),
                Optional.empty(),
                Map.of());
        return new ScenarioReport(
                name, Optional.of(measurement), new Assessment(Tolerances.DEFAULTS, judgement, golden), List.of());
    }
}
