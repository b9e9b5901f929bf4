package io.github.lstmforecast.report;

import io.github.lstmforecast.gate.Check;
import io.github.lstmforecast.gate.Judged;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.result.SubjectMetrics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A row of the table of metrics.
 *
 * @param value the judged value: if there are several forecasts, the worst, or that over all origins
 * @param worst the worst value of the forecasts
 * @param reason why there is no value; empty if there is one
 * @param limit empty if there is none
 * @param margin distance to the limit, negative beyond it; empty if there is no limit
 * @param golden the value of the golden model
 * @param baselines the judged values of the {@linkplain #baselines(List) baselines}; empty where there is none
 */
public record MetricRow(
        Metric metric,
        String value,
        String worst,
        String reason,
        String limit,
        String margin,
        String golden,
        List<String> baselines,
        Check.Outcome outcome) {
    private static final Set<Metric.Need> OF_OTHERS = EnumSet.of(Metric.Need.FILE_BASELINES, Metric.Need.QUANTILES);

    public String outcomeText() {
        return switch (outcome) {
            case PASS -> "✓ within limit";
            case FAIL -> "✗ beyond limit";
            case ERROR -> "! can't be judged";
            case NOT_APPLICABLE -> "not applicable";
            case NOT_LIMITED -> "";
            case NOT_JUDGED -> "not judged";
        };
    }

    /** The baselines of at least one forecast. */
    static List<Baseline> baselines(List<SubjectMetrics> subjects) {
        return Stream.of(Baseline.values())
                .filter(baseline -> subjects.stream()
                        .anyMatch(subject -> subject.baselines().containsKey(baseline)))
                .toList();
    }

    static List<MetricRow> all(ScenarioReport result) {
        List<SubjectMetrics> subjects = result.subjects();
        if (subjects.isEmpty()) {
            return List.of();
        }
        Map<Metric, MetricValue> worst =
                Metrics.worst(subjects.stream().map(SubjectMetrics::metrics).toList());
        Tolerances tolerances = result.assessment().tolerances();
        List<MetricRow> rows = new ArrayList<>();
        for (Map.Entry<Metric, MetricValue> entry : worst.entrySet()) {
            Metric metric = entry.getKey();
            MetricValue worstValue = entry.getValue();
            Limit limit = tolerances.limit(metric);
            if (limit.isNone() && isOfOthers(metric, worstValue)) {
                continue;
            }
            List<Check> checks = result.assessment().judgement().checks().stream()
                    .filter(check -> check.metric().equals(metric))
                    .toList();
            MetricValue value = judged(tolerances, metric, subjects);
            rows.add(new MetricRow(
                    metric,
                    text(value),
                    text(worstValue),
                    value instanceof Undefined undefined ? undefined.reason() : "",
                    limit.isNone() ? "" : limit.describe(Numbers::text),
                    checks.stream()
                            .map(Check::margin)
                            .filter(margin -> margin.isPresent())
                            .map(margin -> margin.getAsDouble())
                            .min(Comparator.naturalOrder())
                            .map(Numbers::text)
                            .orElse(""),
                    golden(result, metric),
                    baselines(subjects).stream()
                            .map(baseline -> baseline(tolerances, subjects, baseline, metric))
                            .toList(),
                    outcome(checks, limit)));
        }
        return rows;
    }

    /** The judged value of a metric: the worst of the forecasts, or of the columns over their origins. */
    static MetricValue judged(Tolerances tolerances, Metric metric, List<? extends Judged> forecasts) {
        return Metrics.worst(metric, tolerances.judge().values(metric, tolerances.limit(metric), forecasts));
    }

    static String text(MetricValue value) {
        return value instanceof Defined defined ? Numbers.text(defined.value()) : ResultColumn.MISSING;
    }

    /** Whether a metric is of baselines that a series of this kind does not have, or of quantiles that a model does not. */
    private static boolean isOfOthers(Metric metric, MetricValue value) {
        return !Collections.disjoint(metric.needs(), OF_OTHERS)
                && value instanceof Undefined undefined
                && undefined.cause() == MetricValue.Cause.MISSING;
    }

    /** The worst of several forecasts; with many seeds there are no checks of single forecasts. */
    private static Check.Outcome outcome(List<Check> checks, Limit limit) {
        Stream<Check.Outcome> worstFirst = Stream.of(
                Check.Outcome.FAIL,
                Check.Outcome.ERROR,
                Check.Outcome.NOT_JUDGED,
                Check.Outcome.PASS,
                Check.Outcome.NOT_APPLICABLE,
                Check.Outcome.NOT_LIMITED);
        return worstFirst
                .filter(outcome -> checks.stream().anyMatch(check -> check.outcome() == outcome))
                .findFirst()
                .orElse(limit.isNone() ? Check.Outcome.NOT_LIMITED : Check.Outcome.NOT_JUDGED);
    }

    private static String golden(ScenarioReport result, Metric metric) {
        return result.assessment().golden().map(GoldenComparison::compared).orElse(List.of()).stream()
                .map(GoldenComparison.Compared::golden)
                .filter(golden -> golden.metrics().containsKey(metric))
                .max(Comparator.comparingDouble(golden -> golden.badness(metric)))
                .map(golden -> Numbers.text(golden.metrics().get(metric)))
                .orElse("");
    }

    private record OfBaseline(Subject subject, Metrics metrics) implements Judged {}

    private static String baseline(
            Tolerances tolerances, List<SubjectMetrics> subjects, Baseline baseline, Metric metric) {
        List<OfBaseline> theirs = subjects.stream()
                .filter(one -> one.baselines().containsKey(baseline))
                .map(one -> new OfBaseline(one.subject(), one.baselines().get(baseline)))
                .toList();
        return !theirs.isEmpty() && judged(tolerances, metric, theirs) instanceof Defined defined
                ? Numbers.text(defined.value())
                : "";
    }
}
