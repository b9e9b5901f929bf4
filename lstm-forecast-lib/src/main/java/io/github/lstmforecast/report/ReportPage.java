package io.github.lstmforecast.report;

import io.github.lstmforecast.compare.ResultsComparison;
import io.github.lstmforecast.compare.ScenarioChange;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.plot.Ink;
import io.github.lstmforecast.result.Measurement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The content of the page as plain text, which the template escapes.
 *
 * @param title what the page is about
 * @param warnings that are not about one scenario
 * @param comparison with reference results; empty if none are required
 * @param parts one for each scenario, in the order of the page
 */
public record ReportPage(
        String title,
        Verdict verdict,
        List<String> warnings,
        Optional<ResultsComparison> comparison,
        List<ScenarioPart> parts,
        HtmlReport.Pictures pictures) {
    private static final int MAX_OPEN = 12;
    private static final String CSS = css();

    /** The style sheet, with every {@link Ink} as a variable. */
    public String style() {
        return ":root {" + inks(Ink::lightHex) + "}\n@media screen and (prefers-color-scheme: dark) {:root {"
                + inks(Ink::darkHex) + "}}\n" + CSS;
    }

    private static String inks(Function<Ink, String> colour) {
        return Arrays.stream(Ink.values())
                .map(ink -> ink.variable() + ": " + colour.apply(ink) + ";")
                .collect(Collectors.joining(" "));
    }

    private static String css() {
        try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "internal error in lstm-forecast: the style sheet is missing; please report it", e);
        }
    }

    /** Whether scenarios that passed are expanded at first; not if they are so many that they hide the others. */
    public boolean areAllOpen() {
        return parts.size() <= MAX_OPEN;
    }

    /** For example {@code 1 of 3 scenarios passed, 2 failed}. */
    public String countText() {
        String all = parts.size() + (parts.size() == 1 ? " scenario" : " scenarios");
        return count(Verdict.PASS) + " of " + all + " passed"
                + (count(Verdict.FAIL) > 0 ? ", " + count(Verdict.FAIL) + " failed" : "")
                + (count(Verdict.ERROR) > 0 ? ", " + count(Verdict.ERROR) + " could not be judged" : "");
    }

    private long count(Verdict of) {
        return parts.stream().filter(part -> part.result().verdict() == of).count();
    }

    /** How many scenarios are worse, better and so on. */
    public String comparedText() {
        return comparison.map(ResultsComparison::counts).orElse("");
    }

    /** The names of the scenarios that are gone. */
    public List<String> gone() {
        return comparison.map(ResultsComparison::scenarios).orElse(List.of()).stream()
                .filter(ScenarioChange::isGone)
                .map(ScenarioChange::name)
                .toList();
    }

    /** The columns of the summary, after scenario and verdict. */
    public List<ResultColumn> columns() {
        List<ScenarioReport> results = parts.stream().map(ScenarioPart::result).toList();
        List<ResultColumn> columns = new ArrayList<>();
        columns.add(ResultColumn.measured("model", false, Measurement::model));
        columns.addAll(ResultColumn.metrics());
        columns.addAll(ResultColumn.golden(results));
        if (parts.stream().anyMatch(part -> part.comparison().isPresent())) {
            columns.add(new ResultColumn(
                    "compared",
                    false,
                    result -> comparison
                            .flatMap(with -> with.of(result.name()))
                            .map(change -> change.outcome().text())
                            .orElse(ResultColumn.MISSING)));
        }
        columns.add(ResultColumn.time());
        return columns;
    }

    /** A verdict with a symbol, so that it is clear without colour. */
    public static String text(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "✓ PASS";
            case FAIL -> "✗ FAIL";
            case ERROR -> "! ERROR";
        };
    }

    public static String warningText(ScenarioReport result) {
        int count = result.warnings().size();
        return count + (count == 1 ? " warning" : " warnings");
    }
}
