package io.github.lstmforecast.report;

import io.github.lstmforecast.compare.ResultsComparison;
import io.github.lstmforecast.gate.Judge;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.LeadTime;
import io.github.lstmforecast.metric.LeadTimeMetric;
import io.github.lstmforecast.result.PictureFile;
import io.github.lstmforecast.result.SubjectMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The content of the page about a scenario.
 *
 * @param accept the command that accepts its candidate, if that would help
 * @param comparison with reference results, if there are some
 * @param rows one for each metric
 * @param forecasts one for each forecast, if there are several
 */
public record ScenarioPart(
        ScenarioReport result,
        Optional<String> accept,
        Optional<ComparisonPart> comparison,
        List<MetricRow> rows,
        List<ForecastRow> forecasts) {
    /**
     * One of several forecasts.
     *
     * @param values as in the summary
     * @param findings number of its findings
     */
    public record ForecastRow(String subject, List<String> values, long findings) {}

    static ScenarioPart of(ScenarioReport result, Optional<String> accept, Optional<ResultsComparison> comparison) {
        return new ScenarioPart(
                result,
                accept,
                comparison.flatMap(
                        with -> with.of(result.name()).map(change -> ComparisonPart.of(with.reference(), change))),
                MetricRow.all(result),
                forecasts(result));
    }

    /** Which training the table shows; empty if there is one training only. */
    public String ofSeed() {
        return result.assessment().judgement().seeds().isPresent()
                ? " of the first training, seed "
                        + result.measurement().orElseThrow().first().seed()
                : "";
    }

    /** Which plain forecasts the table of metrics shows. */
    public List<Baseline> baselines() {
        return MetricRow.baselines(result.subjects());
    }

    public List<MetricRow> limited() {
        return rows.stream().filter(row -> !row.limit().isEmpty()).toList();
    }

    /** Those over the whole horizon. */
    public List<MetricRow> unlimited() {
        return rows.stream()
                .filter(row -> row.limit().isEmpty() && !(row.metric() instanceof LeadTimeMetric))
                .toList();
    }

    /** What the values of the metrics are if forecasts from several origins are judged together: {@code "mean of 12"}. */
    public Optional<String> judged() {
        Judge judge = result.assessment().tolerances().judge();
        long origins = result.subjects().stream()
                .map(one -> one.subject().from())
                .distinct()
                .count();
        return judge == Judge.WORST || origins < 2 ? Optional.empty() : Optional.of(judge.text() + " of " + origins);
    }

    /** The parts of the horizon. */
    public List<LeadTime> leadTimes() {
        return rows.stream()
                .filter(row -> row.metric() instanceof LeadTimeMetric)
                .map(row -> ((LeadTimeMetric) row.metric()).leadTime())
                .distinct()
                .toList();
    }

    /** The values over the whole horizon, each followed by those over its parts. */
    public List<List<MetricRow>> byLeadTime() {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> LeadTimeMetric.whole(row.metric()).key(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(ofMetric -> ofMetric.size() > 1)
                .toList();
    }

    /**
     * The pictures by heading: those of each forecast, those of all forecasts, then the history. The heading of a single
     * forecast is empty.
     */
    public Map<String, List<PictureFile>> pictures() {
        Map<String, List<PictureFile>> groups = new LinkedHashMap<>();
        for (PictureFile picture : result.pictures()) {
            String about = picture.about().orElse(forecasts.isEmpty() ? "" : "All forecasts");
            groups.computeIfAbsent(about, of -> new ArrayList<>()).add(picture);
        }
        return groups;
    }

    /** The number of forecasts without pictures. */
    public long notDrawn() {
        long drawn = result.pictures().stream()
                .map(PictureFile::about)
                .flatMap(Optional::stream)
                .filter(about -> !about.equals(ScenarioPictures.HISTORY))
                .distinct()
                .count();
        return forecasts.isEmpty() || drawn == 0 ? 0 : forecasts.size() - drawn;
    }

    private static List<ForecastRow> forecasts(ScenarioReport result) {
        List<SubjectMetrics> subjects = result.subjects();
        if (subjects.size() < 2) {
            return List.of();
        }
        Map<Subject, Long> findings = result.findings().stream()
                .flatMap(finding -> finding.subject().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return subjects.stream()
                .map(one -> new ForecastRow(
                        one.subject().text(),
                        ResultColumn.MAIN_METRICS.stream()
                                .map(metric -> ResultColumn.worst(List.of(one.metrics()), metric))
                                .toList(),
                        findings.getOrDefault(one.subject(), 0L)))
                .toList();
    }
}
