package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;

/**
 * Which part of a series is forecast, in steps of the series:
 * <pre>
 *   from - warmUp          from           from + horizon      end
 *        | warm-up: truth   | horizon: judged |  guard         |
 * </pre>
 *
 * @param from the first step that is forecast, at least {@code warmUp}
 * @param warmUp true samples fed before it, at least 1
 * @param horizon steps that are forecast and judged, at least 1
 * @param guard steps forecast past the horizon, only to find the partners of pulses near its end, at least 0
 */
public record ForecastSpan(int from, int warmUp, int horizon, int guard) {
    public ForecastSpan {
        InvalidValueException.unless(warmUp >= 1, "warmUp", warmUp, "at least 1 (samples)");
        InvalidValueException.unless(horizon >= 1, "horizon", horizon, "at least 1 (steps)");
        InvalidValueException.unless(guard >= 0, "guard", guard, "at least 0 (steps)");
        InvalidValueException.unless(
                from >= warmUp, "from", from, "at least " + warmUp + ", since the warm-up lies before it");
        InvalidValueException.unless(
                (long) from + horizon + guard <= Integer.MAX_VALUE,
                "horizon",
                horizon,
                "so short that the series has no more than " + Integer.MAX_VALUE + " samples");
    }

    /**
     * Where the warm-up begins.
     *
     * @return a step of the series
     */
    public int start() {
        return from - warmUp;
    }

    /**
     * Where the guard ends.
     *
     * @return a step of the series, exclusive: also how many samples the series must have
     */
    public int end() {
        return from + horizon + guard;
    }
}
