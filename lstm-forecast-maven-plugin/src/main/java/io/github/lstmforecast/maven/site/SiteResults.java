package io.github.lstmforecast.maven.site;

import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.result.PictureFile;
import io.github.lstmforecast.result.json.Results;
import io.github.lstmforecast.result.json.Results.Run;
import io.github.lstmforecast.result.json.Results.Seeds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What the site shows of results, as text.
 *
 * @param verdict on all scenarios together
 * @param scenarios in the order of the file
 */
record SiteResults(Verdict verdict, List<Scenario> scenarios) {
    /** In place of what is not there. */
    static final String NOT_THERE = "-";

    static SiteResults of(Results results) {
        return new SiteResults(
                results.verdict(),
                results.scenarios().stream().map(Scenario::of).toList());
    }

    /**
     * A scenario.
     *
     * @param model what was judged
     * @param golden the verdict of the golden model, where there is one
     * @param seeds how many of many trainings passed
     * @param findings what is wrong, a sentence each
     * @param warnings what is suspicious, a sentence each
     * @param notes what else there is to say, a sentence each
     * @param metrics every metric with its value, or why it has none; the worst of several forecasts
     * @param forecasts how many were measured
     */
    record Scenario(
            String name,
            Verdict verdict,
            String model,
            Optional<Verdict> golden,
            Optional<String> seeds,
            List<String> findings,
            List<String> warnings,
            List<String> notes,
            List<Check> checks,
            Map<String, Value> metrics,
            int forecasts,
            List<PictureFile> pictures) {
        private static Scenario of(Results.Scenario scenario) {
            Optional<Run> run = scenario.run();
            Map<String, Value> metrics = new LinkedHashMap<>();
            run.ifPresent(measured -> measured.metrics().forEach((key, value) -> metrics.put(key, Value.of(value))));
            return new Scenario(
                    scenario.name(),
                    scenario.verdict(),
                    run.map(Run::model).orElse(NOT_THERE),
                    scenario.golden(),
                    run.flatMap(Run::seeds)
                            .flatMap(Seeds::outcome)
                            .map(outcome -> outcome.lines().get(0)),
                    scenario.findings().stream().flatMap(Scenario::messages).toList(),
                    scenario.warnings(),
                    run.map(Run::notes).orElse(List.of()),
                    scenario.checks().stream().map(Check::of).toList(),
                    metrics,
                    run.map(measured -> measured.forecasts().size()).orElse(0),
                    scenario.pictures());
        }

        private static Stream<String> messages(Results.Finding finding) {
            return Stream.concat(
                    Stream.of(finding.message()),
                    finding.consequences().stream().map(following -> "therefore " + following.message()));
        }

        boolean passed() {
            return verdict == Verdict.PASS;
        }

        /** A metric where there is room for a number only. */
        String number(String metric) {
            Value value = metrics.get(metric);
            return value == null || !value.isNumber() ? NOT_THERE : value.text();
        }
    }

    /**
     * The value of a metric.
     *
     * @param text the number, or why there is none
     * @param isNumber which of the two
     */
    record Value(String text, boolean isNumber) {
        private static Value of(MetricValue value) {
            return value instanceof MetricValue.Defined defined
                    ? new Value(Numbers.text(defined.value()), true)
                    : new Value("not defined: " + ((MetricValue.Undefined) value).reason(), false);
        }
    }

    /** A metric held to its limit. */
    record Check(String metric, String subject, String actual, String limit, String margin, String outcome) {
        private static Check of(Results.Check check) {
            return new Check(
                    check.metric(),
                    check.subject().map(Subject::text).orElse(""),
                    number(check.actual()),
                    check.limit().describe(Numbers::text),
                    number(check.margin()),
                    words(check.outcome()));
        }

        private static String number(OptionalDouble value) {
            return value.isPresent() ? Numbers.text(value.getAsDouble()) : NOT_THERE;
        }

        /** {@code NOT_APPLICABLE} as {@code not applicable}. */
        private static String words(Enum<?> outcome) {
            return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
