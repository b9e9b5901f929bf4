package io.github.lstmforecast.report;

import io.github.lstmforecast.compare.ScenarioChange;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.gate.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The content of the page about how a scenario has changed.
 *
 * @param reference what it is compared with
 * @param rows one for each metric, as far as both results have values
 */
public record ComparisonPart(String reference, ScenarioChange change, List<ChangeRow> rows) {
    /** Half the width of the drawing of an interval. */
    private static final double HALF = 70;

    /** What is drawn of an interval: positions from 0 to 140, worse to the right. */
    public record Bar(String lowest, String median, String highest) {}

    static ComparisonPart of(String reference, ScenarioChange change) {
        return new ComparisonPart(
                reference,
                change,
                change.metrics().stream()
                        .filter(metric -> change.isCompared())
                        .map(metric -> new ChangeRow(change.name(), metric))
                        .toList());
    }

    /** How the verdict has changed, in one line; empty if it has not. */
    public String verdicts() {
        Optional<Verdict> now = ComparisonMarkdown.verdict(change);
        return change.then().isEmpty() || now.isEmpty() || now.equals(change.then())
                ? ""
                : "The verdict was " + change.then().get() + " and is " + now.get() + ".";
    }

    /** The metrics that have a limit or are checked for regressions. */
    public List<ChangeRow> limited() {
        return rows.stream().filter(row -> row.change().word().isPresent()).toList();
    }

    public List<ChangeRow> others() {
        return rows.stream().filter(row -> row.change().word().isEmpty()).toList();
    }

    public boolean isAnyAllowed() {
        return limited().stream().anyMatch(row -> !row.allowed().isEmpty());
    }

    public boolean isAnyTested() {
        return limited().stream().anyMatch(row -> !row.interval().isEmpty());
    }

    /** The largest end of an interval that is drawn, in percent of the value then; empty if none is. */
    public Optional<String> scale() {
        return largest().isPresent()
                ? Optional.of(Numbers.text(100 * largest().getAsDouble(), 2) + "%")
                : Optional.empty();
    }

    private OptionalDouble largest() {
        return limited().stream()
                .flatMap(row -> row.shares().stream())
                .mapToDouble(ends -> Math.max(Math.abs(ends[0]), Math.abs(ends[2])))
                .filter(largest -> largest > 0)
                .max();
    }

    /** The drawing of a row's interval; empty if there is none. */
    public Optional<Bar> bar(ChangeRow row) {
        OptionalDouble largest = largest();
        return largest.isEmpty()
                ? Optional.empty()
                : row.shares()
                        .map(ends -> new Bar(
                                position(ends[0] / largest.getAsDouble()),
                                position(ends[1] / largest.getAsDouble()),
                                position(ends[2] / largest.getAsDouble())));
    }

    private static String position(double share) {
        return Numbers.text(Math.rint(10 * HALF * (1 + 0.95 * share)) / 10);
    }
}
