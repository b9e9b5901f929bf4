package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import java.util.Optional;

/**
 * What is known where a forecast starts: the true targets before it, and the known inputs up to the end of the forecast.
 * The true targets behind it can't be reached from here.
 */
public final class History {
    private final Features features; // targets up to the origin, known inputs as far as they are known
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
                "at least " + span.from() + ", as many as lie before the forecast");
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

    /** A history that is all warm-up, without known inputs. */
    static History of(Series warmUp, int steps) {
        return new History(Features.of(warmUp), warmUp.length(), steps);
    }

    /** The step of the series at which the forecast starts: as many true targets are known. */
    public int from() {
        return features.targets().length();
    }

    /** How many of the last true steps the model is fed before the forecast, at least 1. */
    public int warmUp() {
        return warmUp;
    }

    /** How many steps to forecast: horizon and guard. */
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

    /** Targets and known inputs, by the steps of the series. */
    public Features features() {
        return features;
    }

    /** The same with other targets, as long. */
    History withTargets(Series targets) {
        return new History(new Features(targets, features.known()), warmUp, steps);
    }

    @Override
    public String toString() {
        return "History[" + from() + " steps, " + steps + " to forecast]";
    }
}
