package io.github.lstmforecast.metric;

import io.github.lstmforecast.InvalidValueException;
import java.util.OptionalDouble;

/**
 * What a user says about the pulses of a signal; what is empty is found in the truth. If a level or the threshold is given,
 * the threshold follows no trend.
 *
 * @param low the value between pulses
 * @param high the value within pulses
 * @param threshold the value at which a pulse begins
 * @param minDistance of the beginnings of two pulses, in samples
 */
public record PulseSettings(
        OptionalDouble low, OptionalDouble high, OptionalDouble threshold, OptionalDouble minDistance) {
    public static final PulseSettings NONE = new PulseSettings(
            OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    public PulseSettings {
        minDistance.ifPresent(
                samples -> InvalidValueException.unless(samples >= 0, "minDistance", samples, "at least 0 (samples)"));
    }

    boolean isConstant() {
        return low.isPresent() || high.isPresent() || threshold.isPresent();
    }
}
