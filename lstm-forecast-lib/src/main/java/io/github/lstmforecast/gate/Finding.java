package io.github.lstmforecast.gate;

import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One problem.
 *
 * @param actual the measured value, if it is a number
 * @param limit the allowed values, if there is a limit
 * @param step the step of the forecast with the problem, if there is one
 * @param subject the forecast, if the scenario has several
 * @param message the complete finding in one line
 * @param consequences findings that follow from this one
 */
public record Finding(
        CheckId check,
        Kind kind,
        OptionalDouble actual,
        Optional<Limit> limit,
        OptionalInt step,
        Optional<Subject> subject,
        String message,
        List<Finding> consequences) {
    public Finding {
        consequences = List.copyOf(consequences);
    }

    public enum Kind implements Keyed {
        /** A limit is exceeded. */
        LIMIT(Verdict.FAIL),
        /** The forecast has a value that is NaN or infinite. */
        NOT_FINITE(Verdict.FAIL),
        /** A quantile of the forecast is above that of a higher level. */
        CROSSED_QUANTILES(Verdict.FAIL),
        /** A metric has no value because of the forecast. */
        UNDEFINED(Verdict.FAIL),
        /** A required check is not possible because of the truth, or of missing data. */
        NOT_JUDGEABLE(Verdict.ERROR),
        /** The golden model differs. */
        GOLDEN(Verdict.FAIL),
        /** A metric is worse than in the reference results. */
        REGRESSION(Verdict.FAIL),
        /** The scenario could not be run. */
        NOT_RUN(Verdict.ERROR);

        private final Verdict verdict;

        Kind(Verdict verdict) {
            this.verdict = verdict;
        }

        /** FAIL or ERROR. */
        public Verdict verdict() {
            return verdict;
        }

        @Override
        public String key() {
            return Keyed.camelCase(this);
        }
    }

    /** A finding without numbers. */
    public static Finding of(CheckId check, Kind kind, String message) {
        return new Finding(
                check,
                kind,
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                message,
                List.of());
    }

    /** A finding about a metric, without numbers. */
    public static Finding of(Metric metric, Kind kind, String message) {
        return of(new CheckId.OfMetric(metric), kind, message);
    }

    /** A scenario that could not be run; the message has the reason and how to fix it. */
    public static Finding notRun(String message) {
        return of(CheckId.Other.SCENARIO, Kind.NOT_RUN, message);
    }

    public Finding withActual(double value) {
        return new Finding(check, kind, OptionalDouble.of(value), limit, step, subject, message, consequences);
    }

    public Finding withLimit(Limit allowed) {
        return new Finding(check, kind, actual, Optional.of(allowed), step, subject, message, consequences);
    }

    /** A copy with a step. */
    public Finding at(int ofForecast) {
        return new Finding(check, kind, actual, limit, OptionalInt.of(ofForecast), subject, message, consequences);
    }

    public Finding withMessage(String other) {
        return new Finding(check, kind, actual, limit, step, subject, other, consequences);
    }

    public Finding withConsequences(List<Finding> following) {
        return new Finding(check, kind, actual, limit, step, subject, message, following);
    }

    /** A copy with a subject, which is added to the message. */
    public Finding about(Subject several) {
        return about(
                several,
                several.text() + ": ",
                consequences.stream().map(finding -> finding.about(several)).toList());
    }

    /**
     * A copy about all forecasts of a column, whose name is added to the message.
     *
     * @param worst the forecast to look at
     */
    Finding ofSeveral(Subject worst, List<Finding> following) {
        return about(worst, worst.column().map(name -> name + ": ").orElse(""), following);
    }

    private Finding about(Subject of, String prefix, List<Finding> following) {
        return new Finding(check, kind, actual, limit, step, Optional.of(of), prefix + message, following);
    }

    /** This finding and its consequences. */
    public Stream<Finding> all() {
        return Stream.concat(Stream.of(this), consequences.stream());
    }

    /** The consequences in one line; empty if there are none. */
    public Optional<String> consequencesText() {
        if (consequences.isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        consequences.stream()
                .filter(finding -> finding.kind != Kind.UNDEFINED)
                .map(Finding::inShort)
                .forEach(texts::add);
        String withoutValue = consequences.stream()
                .filter(finding -> finding.kind == Kind.UNDEFINED)
                .map(finding -> finding.check.text())
                .collect(Collectors.joining(", "));
        if (!withoutValue.isEmpty()) {
            texts.add("no value of " + withoutValue);
        }
        return Optional.of("and therefore " + String.join(", ", texts));
    }

    /** The message, and the consequences in short. */
    public String fullMessage() {
        return message + consequencesText().map(text -> "; " + text).orElse("");
    }

    /** For example {@code nrmse 0.5 (at most 0.2)}. */
    private static String inShort(Finding consequence) {
        return consequence.check.text()
                + consequence.actual.stream()
                        .mapToObj(value -> " " + Numbers.text(value))
                        .collect(Collectors.joining())
                + consequence
                        .limit
                        .map(allowed -> " (" + allowed.describe(Numbers::text) + ")")
                        .orElse("");
    }
}
