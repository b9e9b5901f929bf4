package io.github.lstmforecast.report;

import io.github.lstmforecast.compare.Outcome;
import io.github.lstmforecast.compare.ResultsComparison;
import io.github.lstmforecast.compare.ScenarioChange;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.report.Markdown.Column;
import io.github.lstmforecast.report.Markdown.Line;
import io.github.lstmforecast.report.Markdown.Part;
import io.github.lstmforecast.report.Markdown.Space;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.BulletList;
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

    private static final String UNDECIDED = Markdown.WARNING + ", a regression can't be ruled out";

    private final ResultsComparison comparison;
    private final Optional<String> title;
    private final Part essential;
    private final Part others;
    private final Part remarks;
    private final Part bases;

    /**
     * @param title the heading; without one, the text is part of a summary that already has the regressions and warnings
     */
    ComparisonMarkdown(ResultsComparison comparison, Optional<String> title) {
        this.comparison = comparison;
        this.title = title;
        List<ScenarioChange> scenarios = comparison.byOutcome().values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(ComparisonMarkdown::rank))
                .toList();
        List<ChangeRow> rows = scenarios.stream()
                .filter(ScenarioChange::isCompared)
                .flatMap(change -> change.metrics().stream().map(metric -> new ChangeRow(change.name(), metric)))
                .toList();
        List<ChangeRow> first = rows.stream()
                .filter(ChangeRow::isEssential)
                .sorted(ChangeRow.WORST_FIRST)
                .toList();
        List<ChangeRow> rest = rows.stream().filter(row -> !row.isEssential()).toList();
        this.essential = Part.table(columns(first), first);
        this.others = Part.table(columns(rest), rest)
                .closed("Other metrics: without a limit, or without a difference that is shown");
        this.remarks = Part.list(scenarios.stream()
                .flatMap(change -> remarks(change, title.isPresent()))
                .toList());
        this.bases = Part.list(scenarios.stream()
                        .filter(ScenarioChange::isCompared)
                        .map(change -> new Line(change.name(), change.outcome().text(), change.pairs()))
                        .toList())
                .followedBy(Markdown.paragraph(new Text(RULE)))
                .closed("What the words are based on");
    }

    /** Within a rank, scenarios remain in the order of their outcomes. */
    private static int rank(ScenarioChange change) {
        if (change.regression().equals(Optional.of(Verdict.FAIL))) {
            return 0;
        }
        return verdictGotWorse(change) ? 1 : 2;
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
        List<Node> beginning = beginning();
        if (comparison.missing().isPresent()) {
            return Markdown.text(beginning);
        }
        Space space = new Space(Markdown.text(beginning) + omitted(0, 0, 0, 0).orElse(""));
        int rows = space.take(essential, maxBytes / 2);
        int lines = space.take(remarks, maxBytes * 3 / 4);
        int basis = space.take(bases, maxBytes * 7 / 8);
        int rest = space.take(others, maxBytes);
        return Stream.of(
                        Optional.of(Markdown.text(beginning)),
                        essential.text(rows),
                        remarks.text(lines),
                        omitted(rows, lines, rest, basis),
                        others.text(rest),
                        bases.text(basis))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
    }

    private List<Node> beginning() {
        return Stream.of(
                        Optional.of(heading()),
                        comparison
                                .missing()
                                .<Node>map(why -> Markdown.paragraph(Markdown.code(why, Markdown.MAX_MESSAGE))),
                        named())
                .flatMap(Optional::stream)
                .toList();
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
        String outcome = comparison.missing().isPresent() ? "nothing to compare with" : comparison.counts();
        heading.appendChild(new Text(": " + outcome
                + (comparison.verdict() == Verdict.PASS ? "" : " " + Markdown.sign(comparison.verdict()))));
        return heading;
    }

    /** The scenarios that a reader looks for. */
    private Optional<Node> named() {
        BulletList list = new BulletList();
        list.setTight(true);
        name(
                list,
                firstUpper(ChangeRow.MORE_THAN_ALLOWED),
                comparison.scenarios().stream()
                        .filter(change -> change.regression().equals(Optional.of(Verdict.FAIL)))
                        .toList());
        if (title.isPresent()) {
            name(list, UNDECIDED, undecided(comparison));
        }
        Map<Outcome, List<ScenarioChange>> byOutcome = comparison.byOutcome();
        NAMED.forEach(outcome -> name(list, firstUpper(outcome.text()), byOutcome.getOrDefault(outcome, List.of())));
        return Optional.<Node>of(list).filter(any -> any.getFirstChild() != null);
    }

    /** Names the scenarios of which it can't be said whether they are worse than allowed; empty if there are none. */
    static Optional<Node> undecidedText(ResultsComparison comparison) {
        return names(UNDECIDED, undecided(comparison));
    }

    private static List<ScenarioChange> undecided(ResultsComparison comparison) {
        return comparison.scenarios().stream()
                .filter(change -> !change.warnings().isEmpty())
                .toList();
    }

    private static String firstUpper(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static void name(Node list, String what, List<ScenarioChange> scenarios) {
        names(what, scenarios).ifPresent(paragraph -> {
            Node item = new ListItem();
            item.appendChild(paragraph);
            list.appendChild(item);
        });
    }

    private static Optional<Node> names(String what, List<ScenarioChange> scenarios) {
        if (scenarios.isEmpty()) {
            return Optional.empty();
        }
        Node paragraph = Markdown.paragraph(new Text(what + ": "));
        int shown = Math.min(scenarios.size(), MAX_NAMES);
        for (int i = 0; i < shown; i++) {
            paragraph.appendChild(new Text(i == 0 ? "" : ", "));
            paragraph.appendChild(Markdown.code(scenarios.get(i).name(), Markdown.MAX_NAME));
        }
        if (scenarios.size() > shown) {
            paragraph.appendChild(new Text(" and " + (scenarios.size() - shown) + " more"));
        }
        return Optional.of(paragraph);
    }

    private static List<Column<ChangeRow>> columns(List<ChangeRow> rows) {
        List<Column<ChangeRow>> columns = new ArrayList<>(List.of(
                new Column<>("scenario", false, row -> Markdown.code(row.scenario(), Markdown.MAX_NAME)),
                new Column<>("metric", false, row -> Markdown.code(row.change().name(), Markdown.MAX_NAME)),
                Column.text("then", true, ChangeRow::then),
                Column.text("now", true, ChangeRow::now),
                Column.text("change", true, ChangeRow::changeText)));
        if (rows.stream().anyMatch(row -> !row.allowed().isEmpty())) {
            columns.add(Column.text("may be worse by", true, ChangeRow::allowed));
        }
        columns.add(Column.text("limit", false, ChangeRow::limit));
        columns.add(Column.text("more than luck?", false, ComparisonMarkdown::word));
        columns.add(Column.text("median of pairs, 95% interval (+ is worse)", true, ChangeRow::interval));
        return columns;
    }

    private static String word(ChangeRow row) {
        String word = row.judgement() + (row.basis().isEmpty() ? "" : " (" + row.basis() + ")");
        return row.change().isRegression() ? Markdown.sign(Verdict.FAIL) + ", " + word : word;
    }

    private Optional<String> omitted(int ofEssential, int ofRemarks, int ofOthers, int ofBases) {
        String parts = Stream.of(
                        omitted(ofEssential, essential, "metrics that changed"),
                        omitted(ofRemarks, remarks, "remarks on scenarios"),
                        omitted(ofOthers, others, "other metrics"),
                        omitted(ofBases, bases, "lines on the pairs"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(Markdown.text(
                        List.of(Markdown.paragraph(new Text("Omitted: " + parts + ". All are in compare.json.")))));
    }

    private static Optional<String> omitted(int shown, Part part, String what) {
        int all = part.lines().size();
        return shown == all ? Optional.empty() : Optional.of((all - shown) + " of " + all + " " + what);
    }
}
