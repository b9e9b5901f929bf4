package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.Optional;

/**
 * The input data of a model: the targets, which are forecast, and the known inputs, whose values are known in advance
 * (for example a calendar or a fixed price). Step 0 is the same step in both.
 *
 * @param targets {@code [time][target]}
 * @param known {@code [time][known input]}, at least as long as the targets; longer if future values are known
 */
public record Features(Series targets, Optional<Series> known) {
    public Features {
        known.ifPresent(inputs -> InvalidValueException.unless(
                inputs.length() >= targets.length(),
                "known",
                inputs.length() + " steps",
                "at least " + targets.length() + ", the number of steps of the targets"));
    }

    public static Features of(Series targets) {
        return new Features(targets, Optional.empty());
    }

    public static Features of(Series targets, Series known) {
        return new Features(targets, Optional.of(known));
    }

    /** The number of known inputs at each step, at least 0. */
    public int knownInputs() {
        return known.map(Series::features).orElse(0);
    }
}
