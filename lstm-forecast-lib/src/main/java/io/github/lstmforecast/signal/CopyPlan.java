package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;

/**
 * How many copies of a signal a model is trained on at the same time, and where they begin.
 *
 * @param count at least 1
 */
public record CopyPlan(int count, CopySpacing spacing) {
    /** The signal itself. */
    public static final CopyPlan ONE = new CopyPlan(1, CopySpacing.PHASE);

    public CopyPlan {
        InvalidValueException.unless(count >= 1, "copies", count, "at least 1");
    }
}
