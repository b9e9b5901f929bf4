package io.github.lstmforecast.report;

import io.github.lstmforecast.gate.Subject;
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
 * What the page shows of a scenario.
 *
 * @param accept the command that accepts its candidate, where that would help
 * @param rows one for each metric
 * @param forecasts one for each forecast, where there are several
 */
public record ScenarioPart(
        ScenarioReport result, Optional<String> accept, List<MetricRow> rows, List<OneOfMany> forecasts) {
    /**
     * One of several forecasts.
     *
     * @param values its numbers, as in the summary
     * @param findings how many it has
     */
    public record OneOfMany(String subject, List<String> values, long findings) {}

    static ScenarioPart of(ScenarioReport result, Optional<String> accept) {
        return new ScenarioPart(result, accept, MetricRow.all(result), forecasts(result));
    }

    /** Whose metrics the table has, where there are many trainings. */
    public String ofSeed() {
        return result.assessment().judgement().seeds().isPresent()
                ? " of the first training, seed "
                        + result.measurement().orElseThrow().first().seed()
                : "";
    }

    /** The metrics that have a limit. */
    public List<MetricRow> limited() {
        return rows.stream().filter(row -> !row.limit().isEmpty()).toList();
    }

    /** The metrics that are only measured. */
    public List<MetricRow> unlimited() {
        return rows.stream().filter(row -> row.limit().isEmpty()).toList();
    }

    /** What a reader should know. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        result.assessment().golden().ifPresent(golden -> notes.addAll(golden.warnings()));
        result.measurement().ifPresent(measurement -> notes.addAll(measurement.warnings()));
        result.measurement().ifPresent(measurement -> notes.addAll(measurement.notes()));
        result.assessment().golden().ifPresent(golden -> notes.addAll(golden.notes()));
        return notes;
    }

    /** The pictures of each forecast by its name, then those of all; under an empty name where there is one forecast. */
    public Map<String, List<PictureFile>> pictures() {
        Map<String, List<PictureFile>> groups = new LinkedHashMap<>();
        for (PictureFile picture : result.pictures()) {
            String about = picture.about().orElse(forecasts.isEmpty() ? "" : "All forecasts");
            groups.computeIfAbsent(about, of -> new ArrayList<>()).add(picture);
        }
        return groups;
    }

    /** How many forecasts have no pictures. */
    public long notDrawn() {
        long drawn = result.pictures().stream()
                .map(PictureFile::about)
                .flatMap(Optional::stream)
                .distinct()
                .count();
        return forecasts.isEmpty() || drawn == 0 ? 0 : forecasts.size() - drawn;
    }

    private static List<OneOfMany> forecasts(ScenarioReport result) {
        List<SubjectMetrics> subjects = result.subjects();
        if (subjects.size() < 2) {
            return List.of();
        }
        Map<Subject, Long> findings = result.findings().stream()
                .flatMap(finding -> finding.subject().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return subjects.stream()
                .map(one -> new OneOfMany(
                        one.subject().text(),
                        ResultColumn.FEW.stream()
                                .map(metric -> ResultColumn.worst(List.of(one.metrics()), metric))
                                .toList(),
                        findings.getOrDefault(one.subject(), 0L)))
                .toList();
    }
}
