package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.OptionalDouble;

/**
 * The length of a cycle, and where it is from.
 *
 * @param steps samples per cycle, at least 2; empty if the series has no cycle
 */
public record Period(OptionalDouble steps, Source source) {
    /** For a series without a cycle. */
    public static final Period NONE = new Period(OptionalDouble.empty(), Source.NONE);

    /** Where a period is from. */
    public enum Source {
        /** The user gives it. */
        GIVEN,
        /** It was found in the training data. */
        FOUND,
        /** There is no cycle. */
        NONE
    }

    public Period {
        InvalidValueException.unless(
                steps.isPresent() == (source != Source.NONE), "source", source, "NONE without a cycle, and only then");
        steps.ifPresent(samples -> InvalidValueException.unless(
                samples >= 2 && Double.isFinite(samples),
                "period",
                samples,
                "at least 2 (samples per cycle), or none"));
    }

    public static Period given(double steps) {
        return new Period(OptionalDouble.of(steps), Source.GIVEN);
    }

    public static Period found(double steps) {
        return new Period(OptionalDouble.of(steps), Source.FOUND);
    }
}
