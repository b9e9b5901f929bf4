package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.Optional;

/**
 * What a model is fed: the targets, which are forecast, and the known inputs, whose values are known in advance (a
 * calendar, a price that is set). Both count their steps from the same beginning.
 *
 * @param targets {@code [time][target]}
 * @param known {@code [time][known input]}, at least as long as the targets; longer where the future is known
 */
public record Features(Series targets, Optional<Series> known) {
    public Features {
        known.ifPresent(inputs -> InvalidValueException.unless(
                inputs.length() >= targets.length(),
                "known",
                inputs.length() + " steps",
                "at least " + targets.length() + ", as many as the targets have"));
    }

    /** Targets alone. */
    public static Features of(Series targets) {
        return new Features(targets, Optional.empty());
    }

    public static Features of(Series targets, Series known) {
        return new Features(targets, Optional.of(known));
    }

    /** How many known inputs there are at each step; 0 where there are none. */
    public int knownInputs() {
        return known.map(Series::features).orElse(0);
    }
}
