package io.github.lstmforecast.report;

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
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the page shows, in words: all of it text, which the template escapes.
 *
 * @param title of what it is about
 * @param verdict on all scenarios together
 * @param parts one for each scenario, in the order in which they are shown
 * @param pictures the pictures of all
 */
public record ReportPage(String title, Verdict verdict, List<ScenarioPart> parts, HtmlReport.Pictures pictures) {
    private static final int MOST_OPEN = 12;
    private static final String CSS = css();

    /** How the page looks. */
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
            throw new UncheckedIOException("the library has lost its style sheet", e);
        }
    }

    /** Whether the parts of scenarios that passed are open at first. */
    public boolean areAllOpen() {
        return parts.size() <= MOST_OPEN;
    }

    /** How many scenarios came out how. */
    public String countText() {
        String all = parts.size() + (parts.size() == 1 ? " scenario" : " scenarios");
        return count(Verdict.PASS) + " of " + all + " passed"
                + (count(Verdict.FAIL) > 0 ? ", " + count(Verdict.FAIL) + " failed" : "")
                + (count(Verdict.ERROR) > 0 ? ", " + count(Verdict.ERROR) + " could not be judged" : "");
    }

    private long count(Verdict of) {
        return parts.stream().filter(part -> part.result().verdict() == of).count();
    }

    /** The columns of the summary, behind scenario and verdict. */
    public List<ResultColumn> columns() {
        List<ScenarioReport> results = parts.stream().map(ScenarioPart::result).toList();
        List<ResultColumn> columns = new ArrayList<>();
        columns.add(ResultColumn.measured("model", false, Measurement::model));
        columns.addAll(ResultColumn.metrics());
        columns.addAll(ResultColumn.golden(results));
        columns.add(ResultColumn.time());
        return columns;
    }

    /**
     * A verdict with a sign, so that it can be told without colour.
     *
     * @param verdict which
     * @return its text
     */
    public static String text(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "✓ PASS";
            case FAIL -> "✗ FAIL";
            case ERROR -> "! ERROR";
        };
    }

    /** Of the first training. */
}
