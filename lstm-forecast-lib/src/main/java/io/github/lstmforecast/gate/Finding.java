package io.github.lstmforecast.gate;

import io.github.lstmforecast.metric.Limit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One thing that is wrong.
 *
 * @param check what was checked: a metric's key, or {@code forecast} or {@code scenario}
 * @param kind in which way it is wrong
 * @param actual what was measured, where it is a number
 * @param limit what it was held to, where there is a limit
 * @param step the step of the forecast that shows it, where one does
 * @param subject the forecast that it is about, where the scenario has several
 * @param message all of this in one line, for a person
 */
public record Finding(
        String check,
        Kind kind,
        OptionalDouble actual,
        Optional<Limit> limit,
        OptionalInt step,
        Optional<Subject> subject,
        String message) {

    /** In which way something is wrong. */
    public enum Kind {
        /** A limit was passed. */
        LIMIT(Verdict.FAIL),
        /** The forecast has a value that is NaN or infinite. */
        NOT_FINITE(Verdict.FAIL),
        /** The forecast is such that a metric has no value. */
        UNDEFINED(Verdict.FAIL),
        /** The truth is such that what was asked for can't be judged. */
        NOT_JUDGEABLE(Verdict.ERROR),
        /** The golden model says otherwise. */
        GOLDEN(Verdict.FAIL),
        /** The scenario could not be run. */
        NOT_RUN(Verdict.ERROR);

        private final Verdict verdict;

        Kind(Verdict verdict) {
            this.verdict = verdict;
        }

        /**
         * How bad that is.
         *
         * @return FAIL or ERROR
         */
        public Verdict verdict() {
            return verdict;
        }
    }

    /** The same, said of one of several forecasts. */
    Finding about(Subject several) {
        return new Finding(check, kind, actual, limit, step, Optional.of(several), several.text() + ": " + message);
    }

    /**
     * A scenario that could not be run.
     *
     * @param message why, and what to do
     * @return the finding
     */
    public static Finding notRun(String message) {
        return new Finding(
                "scenario",
                Kind.NOT_RUN,
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                message);
    }
}
