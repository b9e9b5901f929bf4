package io.github.lstmforecast.report;

import io.github.lstmforecast.gate.Check;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.plot.Ink;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.PictureFile;
import io.github.lstmforecast.result.SubjectMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the page shows, in words: all of it text, which the template escapes.
 *
 * @param title of what it is about
 * @param verdict on all scenarios together
 * @param parts one for each scenario, in the order in which they are shown
 * @param pictures the pictures of all
 */
public record ReportPage(String title, Verdict verdict, List<Part> parts, HtmlReport.Pictures pictures) {
    private static final int MOST_OPEN = 12;
    private static final String CSS = css();

    /**
     * A scenario.
     *
     * @param result how it came out
     * @param accept the command that would accept its candidate
     * @param rows a metric each
     * @param forecasts a forecast each, where there are several
     */
    public record Part(ScenarioReport result, Optional<String> accept, List<Row> rows, List<OneOfMany> forecasts) {
        /**
         * Whose metrics the table has, where there are many trainings.
         *
         * @return empty where there is one
         */
        public String ofSeed() {
            return result.assessment().judgement().seeds().isPresent()
                    ? " of the first training, seed "
                            + result.measurement().orElseThrow().first().seed()
                    : "";
        }

        /**
         * The metrics that have a limit.
         *
         * @return rows in their order
         */
        public List<Row> limited() {
            return rows.stream().filter(row -> !row.limit().isEmpty()).toList();
        }

        /**
         * The metrics that are only measured.
         *
         * @return rows in their order
         */
        public List<Row> unlimited() {
            return rows.stream().filter(row -> row.limit().isEmpty()).toList();
        }

        /**
         * What a reader should know.
         *
         * @return a sentence each
         */
        public List<String> notes() {
            List<String> notes = new ArrayList<>();
            result.assessment().golden().ifPresent(golden -> notes.addAll(golden.warnings()));
            result.measurement().ifPresent(measurement -> notes.addAll(measurement.warnings()));
            result.measurement().ifPresent(measurement -> notes.addAll(measurement.notes()));
            result.assessment().golden().ifPresent(golden -> notes.addAll(golden.notes()));
            return notes;
        }

        /**
         * The pictures by what they are about.
         *
         * @return of each forecast, then those that concern all; under an empty name what is about the one forecast
         *     there is
         */
        public Map<String, List<PictureFile>> pictures() {
            Map<String, List<PictureFile>> groups = new LinkedHashMap<>();
            for (PictureFile picture : result.pictures()) {
                String about = picture.about().orElse(forecasts.isEmpty() ? "" : "All forecasts");
                groups.computeIfAbsent(about, of -> new ArrayList<>()).add(picture);
            }
            return groups;
        }

        /**
         * How many forecasts have no pictures.
         *
         * @return 0 where all have
         */
        public long notDrawn() {
            long drawn = result.pictures().stream()
                    .map(PictureFile::about)
                    .flatMap(Optional::stream)
                    .distinct()
                    .count();
            return forecasts.isEmpty() || drawn == 0 ? 0 : forecasts.size() - drawn;
        }
    }

    /**
     * A metric.
     *
     * @param metric which
     * @param value what was measured; of several forecasts the worst
     * @param reason why there is no value, where there is none
     * @param limit what is allowed, empty where anything is
     * @param margin how far it is from being refused, empty where there is no limit
     * @param golden what the accepted model has
     * @param lastCycle what repeating the last cycle has
     * @param autoregression what a linear autoregression has
     * @param outcome how it came out
     */
    public record Row(
            Metric metric,
            String value,
            String reason,
            String limit,
            String margin,
            String golden,
            String lastCycle,
            String autoregression,
            Check.Outcome outcome) {
        /**
         * The outcome in words.
         *
         * @return a word or two
         */
        public String outcomeText() {
            return switch (outcome) {
                case PASS -> "✓ within";
                case FAIL -> "✗ beyond";
                case ERROR -> "! can't be judged";
                case NOT_APPLICABLE -> "not applicable";
                case NOT_LIMITED -> "";
                case NOT_JUDGED -> "not judged";
            };
        }
    }

    /**
     * One of several forecasts.
     *
     * @param subject which
     * @param values its numbers, as in the summary
     * @param findings how many findings it has
     */
    public record OneOfMany(String subject, List<String> values, long findings) {}

    static Part part(ScenarioReport result, Optional<String> accept) {
        return new Part(result, accept, rows(result), forecasts(result));
    }

    /**
     * How the page looks.
     *
     * @return a style sheet, with every {@link Ink} by its name
     */
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

    /**
     * Whether the parts of scenarios that passed are open at first.
     *
     * @return false where there are so many that they would hide the others
     */
    public boolean areAllOpen() {
        return parts.size() <= MOST_OPEN;
    }

    /**
     * How many scenarios came out how.
     *
     * @return {@code 1 of 3 scenarios passed, 2 failed}
     */
    public String countText() {
        String all = parts.size() + (parts.size() == 1 ? " scenario" : " scenarios");
        return count(Verdict.PASS) + " of " + all + " passed"
                + (count(Verdict.FAIL) > 0 ? ", " + count(Verdict.FAIL) + " failed" : "")
                + (count(Verdict.ERROR) > 0 ? ", " + count(Verdict.ERROR) + " could not be judged" : "");
    }

    private long count(Verdict of) {
        return parts.stream().filter(part -> part.result().verdict() == of).count();
    }

    /**
     * The columns of the summary, behind scenario and verdict.
     *
     * @return those that the log has too
     */
    public List<ResultColumn> columns() {
        List<ScenarioReport> results = parts.stream().map(Part::result).toList();
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

    private static List<Row> rows(ScenarioReport result) {
        List<SubjectMetrics> subjects = subjects(result);
        if (subjects.isEmpty()) {
            return List.of();
        }
        Map<Metric, MetricValue> worst =
                Metrics.worst(subjects.stream().map(SubjectMetrics::metrics).toList());
        List<Row> rows = new ArrayList<>();
        for (Metric metric : worst.keySet()) {
            MetricValue value = worst.get(metric);
            Limit limit = result.assessment().tolerances().limit(metric);
            List<Check> checks = result.assessment().judgement().checks().stream()
                    .filter(check -> check.metric() == metric)
                    .toList();
            rows.add(new Row(
                    metric,
                    value instanceof Defined defined ? Numbers.text(defined.value()) : ResultColumn.NOT_THERE,
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
                    baseline(subjects, Baseline.SEASONAL_NAIVE, metric),
                    baseline(subjects, Baseline.AUTOREGRESSION, metric),
                    outcome(checks, limit)));
        }
        return rows;
    }

    /** Of several forecasts the worst; with many seeds the judgement has no checks, but one of the whole. */
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
                .map(compared -> compared.golden().metrics().get(metric))
                .filter(value -> value != null)
                .max(Comparator.comparingDouble(metric.better()::badness))
                .map(Numbers::text)
                .orElse("");
    }

    private static String baseline(List<SubjectMetrics> subjects, Baseline baseline, Metric metric) {
        List<Metrics> theirs = subjects.stream()
                .flatMap(subject -> Optional.ofNullable(subject.baselines().get(baseline)).stream())
                .toList();
        return theirs.isEmpty() || !(Metrics.worst(theirs).get(metric) instanceof Defined defined)
                ? ""
                : Numbers.text(defined.value());
    }

    /** Of the first training. */
    private static List<SubjectMetrics> subjects(ScenarioReport result) {
        return result.measurement()
                .map(measurement -> measurement.first().subjects())
                .orElse(List.of());
    }

    private static List<OneOfMany> forecasts(ScenarioReport result) {
        List<SubjectMetrics> subjects = subjects(result);
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
