package io.github.lstmforecast.golden;

import io.github.lstmforecast.gate.CheckId;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What has changed since a model was accepted.
 *
 * @param findings everything that is farther from the golden model than is allowed
 * @param notes what has changed without harm
 * @param warnings what is so much better that one should ask why
 * @param compared the forecasts beside each other, one for each subject; none where they can't be compared
 */
public record GoldenComparison(
        List<Finding> findings, List<String> notes, List<String> warnings, List<Compared> compared) {

    public GoldenComparison {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
        compared = List.copyOf(compared);
    }

    /**
     * A forecast beside that of the golden model.
     *
     * @param golden what was accepted
     * @param now what is made now
     * @param partsAt the first step at which the closed loops are farther apart than outputs may be; nothing where they
     *     stay together
     */
    public record Compared(GoldenForecast golden, GoldenForecast now, OptionalInt partsAt) {}

    /**
     * That there is nothing to compare with, although a golden model is asked for.
     *
     * @param message what to do
     * @return one finding, a failure
     */
    public static GoldenComparison missing(String message) {
        return alone(Finding.Kind.GOLDEN, message);
    }

    /**
     * That the golden model can't be used.
     *
     * @param message why, and what to do
     * @return one finding, an error
     */
    public static GoldenComparison unreadable(String message) {
        return alone(Finding.Kind.NOT_JUDGEABLE, message);
    }

    private static GoldenComparison alone(Finding.Kind kind, String message) {
        return new GoldenComparison(
                List.of(Finding.of(CheckId.Other.GOLDEN, kind, message)), List.of(), List.of(), List.of());
    }

    /** The forecast of a subject beside the golden one; empty where they can't be compared. */
    public Optional<Compared> of(Subject subject) {
        return compared.stream()
                .filter(one -> one.now().subject().equals(subject))
                .findFirst();
    }

    /**
     * Whether anything has changed that should not have.
     *
     * @return PASS, FAIL, or ERROR where the golden model can't be used
     */
    public Verdict verdict() {
        return findings.stream().map(finding -> finding.kind().verdict()).reduce(Verdict.PASS, Verdict::and);
    }

    /**
     * Compares.
     *
     * @param golden what was accepted
     * @param now what the build makes now
     * @param tolerance how far they may be from each other
     * @return everything that differs by more
     */
    public static GoldenComparison of(Golden golden, Golden now, GoldenTolerance tolerance) {
        GoldenComparer comparer =
                new GoldenComparer(golden.record().forecasts(), now.record().forecasts(), tolerance);
        if (comparer.forecastsTheSame()) {
            comparer.weights(golden, now);
            comparer.forecasts();
        }
        comparer.tellChangesFirst(
                GoldenComparer.changes(golden.record().inputs(), now.record().inputs()));
        return comparer.result();
    }

    /**
     * Compares forecasts alone, of a model that nobody knows.
     *
     * @param golden what was accepted
     * @param now what is made now
     * @param tolerance how far they may be from each other; weights are not looked at
     * @return everything that differs by more
     */
    public static GoldenComparison of(
            List<GoldenForecast> golden, List<GoldenForecast> now, GoldenTolerance tolerance) {
        GoldenComparer comparer = new GoldenComparer(golden, now, tolerance);
        if (comparer.forecastsTheSame()) {
            comparer.forecasts();
        }
        return comparer.result();
    }
}
