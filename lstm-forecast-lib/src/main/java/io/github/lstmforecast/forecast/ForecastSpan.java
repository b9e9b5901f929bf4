package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;

/**
 * The part of a series that is forecast, in steps of the series:
 * <pre>
 *   from - warmUp          from           from + horizon      end
 *        | warm-up: truth   | horizon: judged |  guard         |
 * </pre>
 *
 * @param from the first step of the forecast, at least {@code warmUp}
 * @param warmUp true samples that the model gets before the forecast, at least 1
 * @param horizon steps that are forecast and judged, at least 1
 * @param guard steps that are forecast after the horizon, only to match pulses near its end, at least 0
 */
public record ForecastSpan(int from, int warmUp, int horizon, int guard) {
    public ForecastSpan {
        InvalidValueException.unless(warmUp >= 1, "warmUp", warmUp, "at least 1 (samples)");
        InvalidValueException.unless(horizon >= 1, "horizon", horizon, "at least 1 (steps)");
        InvalidValueException.unless(guard >= 0, "guard", guard, "at least 0 (steps)");
        InvalidValueException.unless(
                from >= warmUp, "from", from, "at least " + warmUp + ", the length of the warm-up before it");
        InvalidValueException.unless(
                (long) from + horizon + guard <= Integer.MAX_VALUE,
                "horizon",
                horizon,
                "so short that the series has no more than " + Integer.MAX_VALUE + " samples");
    }

    /** The first step of the warm-up. */
    public int start() {
        return from - warmUp;
    }

    /** The first step after the guard: the number of samples that the series must have. */
    public int end() {
        return from + horizon + guard;
    }
}
