package io.github.lstmforecast.gate;

import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One thing that is wrong.
 *
 * @param check what was checked
 * @param kind in which way it is wrong
 * @param actual what was measured, where it is a number
 * @param limit what is allowed, where there is a limit
 * @param step the step of the forecast that shows it, where one does
 * @param subject the forecast that it is about, where the scenario has several
 * @param message all of this in one line, for a person
 */
public record Finding(
        CheckId check,
        Kind kind,
        OptionalDouble actual,
        Optional<Limit> limit,
        OptionalInt step,
        Optional<Subject> subject,
        String message) {

    /** In which way something is wrong. */
    public enum Kind implements Keyed {
        /** A limit is exceeded. */
        LIMIT(Verdict.FAIL),
        /** The forecast has a value that is NaN or infinite. */
        NOT_FINITE(Verdict.FAIL),
        /** The forecast is such that a metric has no value. */
        UNDEFINED(Verdict.FAIL),
        /** The truth, or what else a metric needs, is such that a required check can't be made. */
        NOT_JUDGEABLE(Verdict.ERROR),
        /** The golden model differs. */
        GOLDEN(Verdict.FAIL),
        /** The scenario could not be run. */
        NOT_RUN(Verdict.ERROR);

        private final Verdict verdict;

        Kind(Verdict verdict) {
            this.verdict = verdict;
        }

        /** How bad that is: FAIL or ERROR. */
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
                check, kind, OptionalDouble.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty(), message);
    }

    /** A finding on a metric that is held to its limit. */
    public static Finding of(Metric metric, Kind kind, String message) {
        return of(new CheckId.OfMetric(metric), kind, message);
    }

    /** A scenario that could not be run; the message says why, and what to do. */
    public static Finding notRun(String message) {
        return of(CheckId.Other.SCENARIO, Kind.NOT_RUN, message);
    }

    /** The same with what was measured. */
    public Finding withActual(double value) {
        return new Finding(check, kind, OptionalDouble.of(value), limit, step, subject, message);
    }

    /** The same with what is allowed. */
    public Finding withLimit(Limit allowed) {
        return new Finding(check, kind, actual, Optional.of(allowed), step, subject, message);
    }

    /** The same with the step that shows it. */
    public Finding at(int ofForecast) {
        return new Finding(check, kind, actual, limit, OptionalInt.of(ofForecast), subject, message);
    }

    public Finding withMessage(String other) {
        return new Finding(check, kind, actual, limit, step, subject, other);
    }

    /** The same of one of several forecasts, which the message names then. */
    public Finding about(Subject several) {
        return new Finding(check, kind, actual, limit, step, Optional.of(several), several.text() + ": " + message);
    }
}
