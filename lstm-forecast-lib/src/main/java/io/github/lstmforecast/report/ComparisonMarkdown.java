package io.github.lstmforecast.report;

import io.github.lstmforecast.compare.Outcome;
import io.github.lstmforecast.compare.ResultsComparison;
import io.github.lstmforecast.compare.ScenarioChange;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.report.Markdown.Column;
import io.github.lstmforecast.report.Markdown.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * A comparison with reference results as Markdown: what has changed first, the rest in sections that are closed at first.
 */
final class ComparisonMarkdown {
    private static final int MAX_NAMES = 10;
    private static final List<Outcome> NAMED = List.of(
            Outcome.WORSE, Outcome.WORSE_AND_BETTER, Outcome.BETTER, Outcome.NEW, Outcome.GONE, Outcome.NOT_RUN);
    private static final String RULE =
            "A word is worse or better if Wilcoxon's signed-rank test of the pairs has a p-value of at most 0.05, or of"
                    + " the scenario's significance, after Holm's correction for the tested metrics of the scenario. The"
                    + " interval has the median difference of the pairs with 95% confidence; positive is worse.";

    private final ResultsComparison comparison;
    private final Optional<String> title;
    private final List<ChangeRow> essential;
    private final List<ChangeRow> others;
    private final List<Line> remarks;
    private final List<Line> bases;

    /** How many of each are shown. */
    private record Shown(int essential, int remarks, int bases, int others) {}

    /**
     * @param title the heading; without one, the text is part of a summary that already has the regressions and warnings
     */
    ComparisonMarkdown(ResultsComparison comparison, Optional<String> title) {
        this.comparison = comparison;
        this.title = title;
        List<ScenarioChange> scenarios = comparison.scenarios().stream()
                .sorted(Comparator.comparingInt(ComparisonMarkdown::rank))
                .toList();
        List<ChangeRow> rows = scenarios.stream()
                .filter(ScenarioChange::isCompared)
                .flatMap(change -> change.metrics().stream().map(metric -> new ChangeRow(change.name(), metric)))
                .toList();
        this.essential = rows.stream()
                .filter(ChangeRow::isEssential)
                .sorted(ChangeRow.WORST_FIRST)
                .toList();
        this.others = rows.stream().filter(row -> !row.isEssential()).toList();
        this.remarks = scenarios.stream()
                .flatMap(change -> remarks(change, title.isPresent()))
                .toList();
        this.bases = scenarios.stream()
                .filter(ScenarioChange::isCompared)
                .map(change -> new Line(change.name(), change.outcome().text(), change.pairs()))
                .toList();
    }

    private static int rank(ScenarioChange change) {
        if (change.regression().equals(Optional.of(Verdict.FAIL))) {
            return 0;
        }
        return verdictGotWorse(change) ? 1 : 2 + change.outcome().ordinal();
    }

    private static boolean verdictGotWorse(ScenarioChange change) {
        return change.then().isPresent()
                && verdict(change)
                        .filter(now -> now.compareTo(change.then().get()) > 0)
                        .isPresent();
    }

    /** The verdict now, with that on regressions. */
    static Optional<Verdict> verdict(ScenarioChange change) {
        return change.now().map(now -> change.regression().map(now::and).orElse(now));
    }

    private static Stream<Line> remarks(ScenarioChange change, boolean isWhole) {
        List<Line> lines = new ArrayList<>();
        Optional<Verdict> now = verdict(change);
        if (change.then().isPresent() && now.isPresent() && !now.equals(change.then())) {
            lines.add(new Line(
                    change.name(),
                    Markdown.sign(now.get()),
                    "it was " + change.then().get()));
        }
        if (!change.inputs().isEmpty()) {
            lines.add(new Line(change.name(), "changed inputs", change.inputs()));
        }
        if (isWhole) {
            change.warnings().forEach(warning -> lines.add(new Line(change.name(), Markdown.WARNING, warning)));
        }
        return lines.stream();
    }

    /** @param maxBytes of the text; what does not fit is counted */
    String text(int maxBytes) {
        int rows = Markdown.largest(
                essential.size(), count -> Markdown.fits(markdown(new Shown(count, 0, 0, 0)), maxBytes / 2));
        int lines = Markdown.largest(
                remarks.size(), count -> Markdown.fits(markdown(new Shown(rows, count, 0, 0)), maxBytes * 3 / 4));
        int basis = Markdown.largest(
                bases.size(), count -> Markdown.fits(markdown(new Shown(rows, lines, count, 0)), maxBytes * 7 / 8));
        int rest = Markdown.largest(
                others.size(), count -> Markdown.fits(markdown(new Shown(rows, lines, basis, count)), maxBytes));
        return markdown(new Shown(rows, lines, basis, rest));
    }

    private String markdown(Shown shown) {
        Node document = new Document();
        document.appendChild(heading());
        if (comparison.missing().isPresent()) {
            document.appendChild(
                    Markdown.paragraph(Markdown.code(comparison.missing().get(), Markdown.MAX_MESSAGE)));
            return Markdown.text(document);
        }
        named().ifPresent(document::appendChild);
        if (shown.essential() > 0) {
            document.appendChild(Markdown.table(columns(essential), essential.subList(0, shown.essential())));
        }
        if (shown.remarks() > 0) {
            document.appendChild(Markdown.list(remarks.subList(0, shown.remarks())));
        }
        omitted(shown).ifPresent(document::appendChild);
        if (shown.others() > 0) {
            closed(
                    document,
                    "Other metrics: without a limit, or without a difference that is shown",
                    Markdown.table(columns(others), others.subList(0, shown.others())));
        }
        if (shown.bases() > 0) {
            closed(
                    document,
                    "What the words are based on",
                    Markdown.list(bases.subList(0, shown.bases())),
                    Markdown.paragraph(new Text(RULE)));
        }
        return Markdown.text(document);
    }

    /** Has the outcome, so that it can be read where only the first line is shown. */
    private Node heading() {
        Node heading = Markdown.heading(title.isPresent() ? 2 : 3);
        title.ifPresent(text -> {
            heading.appendChild(Markdown.code(text, Markdown.MAX_NAME));
            heading.appendChild(new Text(" compared with "));
        });
        if (title.isEmpty()) {
            heading.appendChild(new Text("Compared with "));
        }
        heading.appendChild(Markdown.code(comparison.reference(), Markdown.MAX_NAME));
        String outcome = comparison.missing().isPresent() ? "there are no results" : counts(comparison);
        heading.appendChild(new Text(": " + outcome
                + (comparison.verdict() == Verdict.PASS ? "" : " " + Markdown.sign(comparison.verdict()))));
        return heading;
    }

    /** For example {@code 2 worse, 1 better, 3 no difference shown}. */
    static String counts(ResultsComparison comparison) {
        return comparison.scenarios().isEmpty()
                ? "no scenario"
                : comparison.scenarios().stream()
                        .collect(Collectors.groupingBy(ScenarioChange::outcome, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(count -> count.getValue() + " " + count.getKey().text())
                        .collect(Collectors.joining(", "));
    }

    /** The scenarios that a reader looks for. */
    private Optional<Node> named() {
        BulletList list = new BulletList();
        list.setTight(true);
        name(
                list,
                "Worse by more than is allowed",
                change -> change.regression().equals(Optional.of(Verdict.FAIL)));
        for (Outcome outcome : NAMED) {
            String text = outcome.text();
            name(
                    list,
                    text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1),
                    change -> change.outcome() == outcome);
        }
        return Optional.<Node>of(list).filter(any -> any.getFirstChild() != null);
    }

    private void name(Node list, String what, Predicate<ScenarioChange> which) {
        List<String> names = comparison.scenarios().stream()
                .filter(which)
                .map(ScenarioChange::name)
                .toList();
        if (names.isEmpty()) {
            return;
        }
        Node paragraph = Markdown.paragraph(new Text(what + ": "));
        int shown = Math.min(names.size(), MAX_NAMES);
        for (int i = 0; i < shown; i++) {
            paragraph.appendChild(new Text(i == 0 ? "" : ", "));
            paragraph.appendChild(Markdown.code(names.get(i), Markdown.MAX_NAME));
        }
        if (names.size() > shown) {
            paragraph.appendChild(new Text(" and " + (names.size() - shown) + " more"));
        }
        Node item = new ListItem();
        item.appendChild(paragraph);
        list.appendChild(item);
    }

    private static List<Column<ChangeRow>> columns(List<ChangeRow> rows) {
        List<Column<ChangeRow>> columns = new ArrayList<>(List.of(
                new Column<>("scenario", false, row -> Markdown.code(row.scenario(), Markdown.MAX_NAME)),
                new Column<>("metric", false, row -> Markdown.code(row.change().name(), Markdown.MAX_NAME)),
                Column.text("then", true, ChangeRow::then),
                Column.text("now", true, ChangeRow::now),
                Column.text("change", true, ChangeRow::changeText)));
        if (rows.stream().anyMatch(row -> !row.allowed().isEmpty())) {
            columns.add(Column.text("allowed worse", true, ChangeRow::allowed));
        }
        columns.add(Column.text("limit", false, ChangeRow::limit));
        columns.add(Column.text("more than luck?", false, ComparisonMarkdown::word));
        columns.add(Column.text("pairs worse by, 95% interval", true, ChangeRow::interval));
        return columns;
    }

    private static String word(ChangeRow row) {
        String word = row.basis().isEmpty() ? row.word() : row.word() + " (" + row.basis() + ")";
        return row.change().isRegression() ? Markdown.sign(Verdict.FAIL) + (word.isEmpty() ? "" : ", " + word) : word;
    }

    private Optional<Node> omitted(Shown shown) {
        List<String> parts = new ArrayList<>();
        omitted(parts, shown.essential(), essential.size(), "metrics that changed");
        omitted(parts, shown.remarks(), remarks.size(), "remarks on scenarios");
        omitted(parts, shown.others(), others.size(), "other metrics");
        omitted(parts, shown.bases(), bases.size(), "lines on the pairs");
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(Markdown.paragraph(
                        new Text("Omitted: " + String.join(", ", parts) + ". All are in compare.json.")));
    }

    private static void omitted(List<String> parts, int shown, int all, String what) {
        if (shown < all) {
            parts.add((all - shown) + " of " + all + " " + what);
        }
    }

    private static void closed(Node document, String summary, Node... content) {
        document.appendChild(Markdown.html("<details>\n<summary>" + summary + "</summary>"));
        for (Node part : content) {
            document.appendChild(part);
        }
        document.appendChild(Markdown.html("</details>"));
    }
}
