package io.github.lstmforecast.maven;

import io.github.lstmforecast.compare.MetricChange;
import io.github.lstmforecast.compare.Outcome;
import io.github.lstmforecast.compare.ResultsComparison;
import io.github.lstmforecast.compare.ScenarioChange;
import io.github.lstmforecast.compare.Word;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.report.ResultColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A comparison with reference results as Maven's log shows it: totals, and what has changed. */
final class ComparisonLog {
    /** How many rows, or lines of a kind, a reader of a log still looks at. */
    private static final int MOST = 40;

    private final ResultsComparison comparison;

    /** A metric of a scenario. */
    private record Row(ScenarioChange scenario, MetricChange metric) {}

    ComparisonLog(ResultsComparison comparison) {
        this.comparison = comparison;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(totals());
        lines.addAll(table());
        lines.addAll(limited(comparison.scenarios().stream()
                .filter(ScenarioChange::isCompared)
                .flatMap(scenario -> remarks(scenario).stream())
                .toList()));
        named("new", ScenarioChange::isNew).ifPresent(lines::add);
        named("gone", ScenarioChange::isGone).ifPresent(lines::add);
        return lines;
    }

    private String totals() {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        comparison.scenarios().forEach(scenario -> counts.merge(scenario.outcome(), 1, Integer::sum));
        return "Compared with " + comparison.reference() + ": "
                + (counts.isEmpty()
                        ? "no scenario"
                        : counts.entrySet().stream()
                                .map(count ->
                                        count.getValue() + " " + count.getKey().text())
                                .collect(Collectors.joining(", ")));
    }

    /** The changes of metrics that have a limit or are checked for regressions, and of the rmse; of many the greatest. */
    private List<String> table() {
        List<Row> changed = comparison.scenarios().stream()
                .filter(ScenarioChange::isCompared)
                .flatMap(scenario -> scenario.metrics().stream().map(metric -> new Row(scenario, metric)))
                .filter(row -> row.metric().isChanged())
                .toList();
        List<Row> rows = changed.stream()
                .filter(row ->
                        row.metric().word().isPresent() || row.metric().metric().equals(StandardMetric.RMSE.key()))
                .toList();
        Set<Row> shown = rows.stream()
                .sorted(Comparator.comparingInt(ComparisonLog::rank)
                        .thenComparing(
                                Comparator.comparingDouble(ComparisonLog::size).reversed()))
                .limit(MOST)
                .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
        List<String> lines = new ArrayList<>();
        if (!shown.isEmpty()) {
            lines.addAll(LogTable.lines(
                    rows.stream().filter(shown::contains).toList(),
                    List.of(
                            LogTable.left("scenario", row -> row.scenario().name()),
                            LogTable.left("metric", row -> row.metric().name()),
                            LogTable.right("then", row -> value(row.metric().then())),
                            LogTable.right("now", row -> value(row.metric().now())),
                            LogTable.left("change", row -> change(row.metric())),
                            LogTable.left(
                                    "limit",
                                    row -> row.metric()
                                            .limit()
                                            .map(limit -> limit.describe(Numbers::text))
                                            .orElse(ResultColumn.MISSING)),
                            LogTable.left("", row -> words(row.metric())))));
        }
        if (changed.size() > shown.size()) {
            lines.add((changed.size() - shown.size()) + " more changes of metrics are in the results");
        }
        return lines;
    }

    /** What a reader must see comes first. */
    private static int rank(Row row) {
        if (row.metric().isRegression()) {
            return 0;
        }
        Optional<Word> word = row.metric().word();
        if (word.isPresent() && word.get() == Word.WORSE) {
            return 1;
        }
        return word.isPresent() && word.get() == Word.BETTER ? 2 : 3;
    }

    private static double size(Row row) {
        double worse = Math.abs(row.metric().worse().orElse(0));
        double was = row.metric().then().orElse(null) instanceof Defined then ? Math.abs(then.value()) : 0;
        return worse == 0 || was == 0 ? worse : worse / was;
    }

    private static String value(Optional<MetricValue> value) {
        return value.orElse(null) instanceof Defined defined ? Numbers.text(defined.value()) : ResultColumn.MISSING;
    }

    /** In percent, or in the unit of the metric if the value was 0. */
    private static String change(MetricChange metric) {
        if (!(metric.then().orElse(null) instanceof Defined was)
                || !(metric.now().orElse(null) instanceof Defined is)) {
            return metric.then().isEmpty() ? "new" : metric.now().isEmpty() ? "gone" : ResultColumn.MISSING;
        }
        if (metric.worse().isEmpty()) {
            double difference = is.value() - was.value();
            return (difference > 0 ? "+" : "") + Numbers.text(difference);
        }
        double worse = metric.worse().getAsDouble();
        if (worse == 0) {
            return "same";
        }
        double amount = Math.abs(worse);
        String size = was.value() == 0 ? Numbers.text(amount) : percent(amount / Math.abs(was.value()));
        return size + (worse > 0 ? " worse" : " better");
    }

    private static String percent(double part) {
        return Numbers.text(part * 100, 2) + "%";
    }

    private static String words(MetricChange metric) {
        String words = metric.word().map(Word::text).orElse("")
                + (metric.pValue().isPresent()
                        ? ", p = " + Numbers.text(metric.pValue().getAsDouble(), 2)
                        : "");
        return metric.isRegression() ? words + (words.isEmpty() ? "" : "; ") + "a regression" : words;
    }

    /** The notes on a scenario besides its rows, a line each. */
    private static List<String> remarks(ScenarioChange scenario) {
        List<String> lines = new ArrayList<>();
        if (!scenario.inputs().isEmpty()) {
            lines.add("changed inputs: " + scenario.inputs());
        }
        if (scenario.metrics().stream().anyMatch(metric -> metric.word().isPresent() && metric.isChanged())) {
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

    private static List<String> limited(List<String> lines) {
        if (lines.size() <= MOST) {
            return lines;
        }
        List<String> first = new ArrayList<>(lines.subList(0, MOST));
        first.add((lines.size() - MOST) + " more notes on scenarios are in the results");
        return first;
    }
}
