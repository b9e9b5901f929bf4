package io.github.lstmforecast.report;

import io.github.lstmforecast.compare.ScenarioChange;
import io.github.lstmforecast.gate.Check;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Judgement.SeedsOutcome;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.golden.GoldenComparison.Compared;
import io.github.lstmforecast.metric.BadPulse;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.Assessment;
import io.github.lstmforecast.result.Curve;
import io.github.lstmforecast.result.ForecastCurves;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.SubjectMetrics;
import io.github.lstmforecast.result.TrainingResult;
import io.github.lstmforecast.result.json.Results;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Converts the reports of a build to the content of {@code results.json}. */
public final class ResultsMaker {
    private ResultsMaker() {}

    /** One scenario for each report, in their order. */
    public static Results of(List<ScenarioReport> reports) {
        return new Results(
                ScenarioReport.worst(reports),
                reports.stream().map(ResultsMaker::scenario).toList());
    }

    private static Results.Scenario scenario(ScenarioReport report) {
        Assessment assessment = report.assessment();
        return new Results.Scenario(
                report.name(),
                report.verdict(),
                assessment.judgement().verdict(),
                assessment.golden().map(GoldenComparison::verdict),
                report.change().flatMap(ScenarioChange::regression),
                report.measurement().map(measurement -> run(measurement, report)),
                assessment.judgement().checks().stream()
                        .filter(check -> check.outcome() != Check.Outcome.NOT_LIMITED)
                        .map(ResultsMaker::check)
                        .toList(),
                report.findings().stream().map(ResultsMaker::finding).toList(),
                report.warnings(),
                report.pictures());
    }

    private static Results.Run run(Measurement measurement, ScenarioReport report) {
        Assessment assessment = report.assessment();
        TrainingResult first = measurement.first();
        return new Results.Run(
                measurement.engine(),
                measurement.model(),
                first.modelSha256(),
                first.lastLoss(),
                judged(first, assessment.tolerances()),
                first.subjects().stream()
                        .map(subject -> forecast(subject, measurement, assessment))
                        .toList(),
                seeds(measurement, assessment),
                measurement.inputs(),
                report.notes(),
                new Results.Remarks(
                        measurement.notes(),
                        measurement.warnings(),
                        assessment.golden().map(GoldenComparison::notes).orElse(List.of()),
                        assessment.golden().map(GoldenComparison::warnings).orElse(List.of())),
                measurement.trainSeconds(),
                measurement.forecastSeconds());
    }

    private static Optional<Results.Seeds> seeds(Measurement measurement, Assessment assessment) {
        Optional<SeedsOutcome> outcome = assessment.judgement().seeds();
        if (outcome.isEmpty() && measurement.trainings().size() == 1) {
            return Optional.empty();
        }
        return Optional.of(new Results.Seeds(
                outcome,
                measurement.trainings().stream()
                        .map(training -> training(training, measurement, assessment.tolerances()))
                        .toList()));
    }

    private static Results.Forecast forecast(SubjectMetrics subject, Measurement measurement, Assessment assessment) {
        Map<String, Map<String, MetricValue>> baselines = new LinkedHashMap<>();
        subject.baselines()
                .forEach((baseline, metrics) ->
                        baselines.put(baseline.key(), byKey(metrics.values(), ResultsMaker::isKeptOfBaseline)));
        return new Results.Forecast(
                subject.subject(),
                measurement.horizon(),
                subject.filled(),
                byKey(subject.metrics().values(), any -> true),
                faults(subject.metrics()),
                baselines,
                BadPulse.first(subject.metrics(), assessment.tolerances().limit(StandardMetric.PHASE_ERROR)),
                measurement
                        .recording()
                        .flatMap(recording -> recording.forecast(subject.subject()))
                        .map(ResultsMaker::lines),
                assessment
                        .golden()
                        .flatMap(golden -> golden.of(subject.subject()))
                        .map(ResultsMaker::golden));
    }

    /** Values, and that the forecast allows none, which is worse than any; what lacks is not the baseline's. */
    private static boolean isKeptOfBaseline(MetricValue value) {
        return value instanceof Defined
                || value instanceof Undefined undefined && undefined.cause() == MetricValue.Cause.FORECAST;
    }

    private static Results.Faults faults(Metrics metrics) {
        return new Results.Faults(metrics.notFiniteFrom(), metrics.quantileFault(), metrics.badPulses());
    }

    private static Results.Training training(TrainingResult training, Measurement measurement, Tolerances tolerances) {
        return new Results.Training(
                training.seed(),
                training.failure(),
                training.modelSha256(),
                training.lastLoss(),
                judged(training, tolerances),
                training == measurement.first()
                        ? List.of()
                        : training.subjects().stream()
                                .map(subject -> ofTraining(subject, measurement.horizon()))
                                .toList());
    }

    private static Results.Forecast ofTraining(SubjectMetrics subject, int horizon) {
        return new Results.Forecast(
                subject.subject(),
                horizon,
                subject.filled(),
                byKey(subject.metrics().values(), any -> true),
                faults(subject.metrics()),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The judged value of each metric, of several columns the worst. */
    private static Map<String, MetricValue> judged(TrainingResult training, Tolerances tolerances) {
        List<SubjectMetrics> forecasts = training.subjects();
        Map<String, MetricValue> judged = new LinkedHashMap<>();
        if (!forecasts.isEmpty()) {
            for (Metric metric : forecasts.get(0).metrics().values().keySet()) {
                judged.put(
                        metric.key(),
                        Metrics.worst(metric, tolerances.judge().values(metric, tolerances.limit(metric), forecasts)));
            }
        }
        return judged;
    }

    private static Map<String, MetricValue> byKey(Map<Metric, MetricValue> values, Predicate<MetricValue> kept) {
        Map<String, MetricValue> byKey = new LinkedHashMap<>();
        values.forEach((metric, value) -> {
            if (kept.test(value)) {
                byKey.put(metric.key(), value);
            }
        });
        return byKey;
    }

    private static Results.Lines lines(ForecastCurves curves) {
        return new Results.Lines(line(curves.warmUp()), line(curves.truth()), line(curves.forecast()));
    }

    private static Results.Line line(Curve curve) {
        return new Results.Line(
                finite(curve.y()[0]),
                finite(curve.y()[curve.size() - 1]),
                finite(curve.least()),
                finite(curve.greatest()));
    }

    /** JSON has only finite numbers. */
    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static Results.Golden golden(Compared compared) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        compared.golden().metrics().forEach((metric, value) -> metrics.put(metric.key(), value));
        return new Results.Golden(compared.partsAt(), metrics);
    }

    private static Results.Check check(Check check) {
        return new Results.Check(
                check.metric().key(),
                check.subject(),
                check.outcome(),
                number(check.value()),
                check.limit(),
                check.margin(),
                check.over().map(over -> new Results.Over(over.judge(), over.origins(), number(over.worst()))));
    }

    private static OptionalDouble number(MetricValue value) {
        return value instanceof Defined defined ? OptionalDouble.of(defined.value()) : OptionalDouble.empty();
    }

    private static Results.Finding finding(Finding finding) {
        return new Results.Finding(
                finding.check().text(),
                finding.kind(),
                finding.subject(),
                finding.actual().stream().filter(Double::isFinite).findFirst(),
                finding.limit(),
                finding.step(),
                finding.message(),
                finding.consequences().stream().map(ResultsMaker::finding).toList());
    }
}
