package io.github.lstmforecast.maven;

import io.github.lstmforecast.compare.MetricChange;
import io.github.lstmforecast.compare.ResultsComparison;
import io.github.lstmforecast.compare.ScenarioChange;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.report.ChangeRow;
import io.github.lstmforecast.report.ComparisonFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A comparison with reference results as Maven's log shows it: totals, and what has changed. */
final class ComparisonLog {
    /** How many rows, or lines of a kind, a reader of a log still looks at. */
    private static final int MOST = 40;

    private final ResultsComparison comparison;
    private final List<ChangeRow> changed;
    private final List<ChangeRow> shown;

    ComparisonLog(ResultsComparison comparison) {
        this.comparison = comparison;
        this.changed = comparison.scenarios().stream()
                .filter(ScenarioChange::isCompared)
                .flatMap(scenario -> scenario.metrics().stream().map(metric -> new ChangeRow(scenario.name(), metric)))
                .filter(row -> row.change().isChanged())
                .toList();
        this.shown = shown(changed);
    }

    /** Those that have a limit or are checked for regressions, and the rmse; of many the greatest, in their order. */
    private static List<ChangeRow> shown(List<ChangeRow> changed) {
        List<ChangeRow> rows = changed.stream()
                .filter(row ->
                        row.change().word().isPresent() || row.change().metric().equals(StandardMetric.RMSE.key()))
                .toList();
        Set<ChangeRow> greatest = Collections.newSetFromMap(new IdentityHashMap<>());
        rows.stream().sorted(ChangeRow.WORST_FIRST).limit(MOST).forEach(greatest::add);
        return rows.stream().filter(greatest::contains).toList();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Compared with " + comparison.reference() + ": " + comparison.counts());
        lines.addAll(table());
        Set<String> names = shown.stream().map(ChangeRow::scenario).collect(Collectors.toSet());
        lines.addAll(first(comparison.scenarios().stream()
                .filter(ScenarioChange::isCompared)
                .flatMap(scenario -> remarks(scenario, names.contains(scenario.name())).stream())
                .toList()));
        named("new", ScenarioChange::isNew).ifPresent(lines::add);
        named("gone", ScenarioChange::isGone).ifPresent(lines::add);
        return lines;
    }

    private List<String> table() {
        List<String> lines = new ArrayList<>();
        if (!shown.isEmpty()) {
            lines.addAll(LogTable.lines(
                    shown,
                    List.of(
                            LogTable.left("scenario", ChangeRow::scenario),
                            LogTable.left("metric", row -> row.change().name()),
                            LogTable.right("then", ChangeRow::then),
                            LogTable.right("now", ChangeRow::now),
                            LogTable.left("change", ChangeRow::changeText),
                            LogTable.left("limit", ChangeRow::limit),
                            LogTable.left("", ChangeRow::judgement),
                            LogTable.left("", ChangeRow::basis))));
        }
        int more = changed.size() - shown.size();
        if (more > 0) {
            lines.add((more == 1 ? "1 more change of a metric is in " : more + " more changes of metrics are in ")
                    + ComparisonFiles.MARKDOWN);
        }
        return lines;
    }

    /**
     * The notes on a scenario besides its rows, a line each.
     *
     * @param isShown whether it has rows
     */
    private static List<String> remarks(ScenarioChange scenario, boolean isShown) {
        List<String> lines = new ArrayList<>();
        if (isShown && !scenario.inputs().isEmpty()) {
            lines.add("changed inputs: " + scenario.inputs());
        }
        if (isShown
                && scenario.metrics().stream().anyMatch(metric -> metric.word().isPresent() && metric.isChanged())) {
            lines.add("based on " + scenario.pairs());
        }
        metrics(scenario, metric -> metric.then().isEmpty()).ifPresent(names -> lines.add("new metrics: " + names));
        metrics(scenario, metric -> metric.now().isEmpty()).ifPresent(names -> lines.add("metrics gone: " + names));
        return lines.stream().map(line -> scenario.name() + ": " + line).toList();
    }

    private static Optional<String> metrics(ScenarioChange scenario, Predicate<MetricChange> which) {
        List<String> names = scenario.metrics().stream()
                .filter(which)
                .map(MetricChange::name)
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(list(names));
    }

    private Optional<String> named(String what, Predicate<ScenarioChange> which) {
        List<String> names = comparison.scenarios().stream()
                .filter(which)
                .map(ScenarioChange::name)
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        (names.size() == 1 ? "A scenario is " : "Scenarios that are ") + what + ": " + list(names));
    }

    private static String list(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(names.size(), MOST)))
                + (names.size() > MOST ? " and " + (names.size() - MOST) + " more" : "");
    }

    private static List<String> first(List<String> lines) {
        if (lines.size() <= MOST) {
            return lines;
        }
        List<String> first = new ArrayList<>(lines.subList(0, MOST));
        first.add((lines.size() - MOST) + " more notes on scenarios are in " + ComparisonFiles.MARKDOWN);
        return first;
    }
}
