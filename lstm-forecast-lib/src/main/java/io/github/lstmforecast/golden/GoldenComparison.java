package io.github.lstmforecast.golden;

import io.github.lstmforecast.gate.CheckId;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The comparison of a build with a golden model.
 *
 * @param findings differences that exceed the tolerance
 * @param notes changes that don't affect the forecast
 * @param warnings suspicious improvements
 * @param compared both forecasts of each subject; empty if they can't be compared
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
     * A forecast and that of the golden model.
     *
     * @param golden the accepted forecast
     * @param now the forecast of the current build
     * @param partsAt the first step at which the closed loops differ by more than the tolerance of outputs; empty if they
     *     agree
     */
    public record Compared(GoldenForecast golden, GoldenForecast now, OptionalInt partsAt) {}

    /** One failure: a golden model is required, but missing. The message has the solution. */
    public static GoldenComparison missing(String message) {
        return alone(Finding.Kind.GOLDEN, message);
    }

    /** One error: the golden model can't be used. The message has the reason and the solution. */
    public static GoldenComparison unreadable(String message) {
        return alone(Finding.Kind.NOT_JUDGEABLE, message);
    }

    private static GoldenComparison alone(Finding.Kind kind, String message) {
        return new GoldenComparison(
                List.of(Finding.of(CheckId.Other.GOLDEN, kind, message)), List.of(), List.of(), List.of());
    }

    /** The same with a note, once. */
    public GoldenComparison withNote(String note) {
        return notes.contains(note)
                ? this
                : new GoldenComparison(
                        findings, Stream.concat(notes.stream(), Stream.of(note)).toList(), warnings, compared);
    }

    /** Both forecasts of a subject; empty if they can't be compared. */
    public Optional<Compared> of(Subject subject) {
        return compared.stream()
                .filter(one -> one.now().subject().equals(subject))
                .findFirst();
    }

    /** FAIL if a difference exceeds the tolerance, ERROR if the golden model can't be used. */
    public Verdict verdict() {
        return findings.stream().map(finding -> finding.kind().verdict()).reduce(Verdict.PASS, Verdict::and);
    }

    public static GoldenComparison of(Golden golden, Golden now, GoldenTolerance tolerance) {
        GoldenComparer comparer =
                new GoldenComparer(golden.record().forecasts(), now.record().forecasts(), tolerance);
        if (comparer.forecastsTheSame()) {
            comparer.weights(golden, now);
            comparer.forecasts();
        }
        comparer.tellChangesFirst(
                GoldenComparer.changes(golden.record().inputs(), now.record().inputs()),
                now.record().isOfKnownModel());
        return comparer.result();
    }

    /** Compares only forecasts, if the model is unknown; ignores the tolerance of weights. */
    public static GoldenComparison of(
            List<GoldenForecast> golden, List<GoldenForecast> now, GoldenTolerance tolerance) {
        GoldenComparer comparer = new GoldenComparer(golden, now, tolerance);
        if (comparer.forecastsTheSame()) {
            comparer.forecasts();
        }
        return comparer.result();
    }
}
