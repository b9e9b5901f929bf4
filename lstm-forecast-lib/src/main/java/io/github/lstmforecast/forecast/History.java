package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import java.util.Optional;

/**
 * The data that is known at the start of a forecast: the true targets before it, and the known inputs up to its end. A
 * forecaster has no access to later targets, so they can't leak into a forecast.
 */
public final class History {
    private final Features features; // targets before the forecast, known inputs up to its end
    private final int warmUp;
    private final int steps;

    private History(Features features, int warmUp, int steps) {
        this.features = features;
        this.warmUp = warmUp;
        this.steps = steps;
    }

    /**
     * The history of a part of a series.
     *
     * @throws InvalidValueException if the targets end before the forecast starts, or the known inputs before it ends
     */
    static History of(Features all, ForecastSpan span) {
        InvalidValueException.unless(
                all.targets().length() >= span.from(),
                "series",
                all.targets().length() + " samples",
                "at least " + span.from() + ", the number of samples before the forecast");
        all.known()
                .ifPresent(known -> InvalidValueException.unless(
                        known.length() >= span.end(),
                        "known",
                        known.length() + " steps",
                        "at least " + span.end() + ", to the end of the forecast"));
        return new History(
                new Features(all.targets().slice(0, span.from()), all.known().map(known -> known.slice(0, span.end()))),
                span.warmUp(),
                span.horizon() + span.guard());
    }

    /** A history that consists of the warm-up, without known inputs. */
    static History of(Series warmUp, int steps) {
        return new History(Features.of(warmUp), warmUp.length(), steps);
    }

    /** The first step of the forecast, which is the number of known true targets. */
    public int from() {
        return features.targets().length();
    }

    /** The number of true steps that the model gets before the forecast, at least 1. */
    public int warmUp() {
        return warmUp;
    }

    /** The number of steps to forecast: horizon and guard. */
    public int steps() {
        return steps;
    }

    /** The true targets, {@code [from][target]}. */
    public Series targets() {
        return features.targets();
    }

    /** The true targets of the warm-up, {@code [warmUp][target]}. */
    public Series warmUpTargets() {
        return targets().slice(from() - warmUp, from());
    }

    /** The known inputs, {@code [from + steps][known input]}. */
    public Optional<Series> known() {
        return features.known();
    }

    public Features features() {
        return features;
    }

    /** A copy with other targets of the same length. */
    History withTargets(Series targets) {
        return new History(new Features(targets, features.known()), warmUp, steps);
    }

    @Override
    public String toString() {
        return "History[" + from() + " steps, " + steps + " to forecast]";
    }
}
