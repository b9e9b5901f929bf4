package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import java.util.List;
import java.util.Optional;

/**
 * Forecasts a series: for example a network in closed loop, a model that outputs many steps at once, the mean of several
 * forecasters, recorded forecasts, a baseline. A forecaster is immutable and thread-safe: the same history gives the same
 * forecast.
 */
public interface Forecaster {
    /**
     * Forecasts the steps after a history.
     *
     * @param history the true values before the forecast, and the number of steps
     * @param traceCells whether the prediction has h and c of every step, if the forecaster has any
     * @return {@link History#steps()} steps of as many targets as the history has
     * @throws InvalidValueException if the forecaster can't use the history
     */
    Prediction predict(History history, boolean traceCells);

    /**
     * Forecasts each step of the horizon from the true values before it.
     *
     * @param features the true values, at least up to the last step of the horizon
     * @return {@code [horizon][target]}; empty if the forecaster has no such outputs
     */
    default Optional<Series> oneStepAhead(Features features, ForecastSpan span) {
        return Optional.empty();
    }

    /** The model that runs step by step, if the forecaster has one. */
    default Optional<SequenceModel> sequenceModel() {
        return Optional.empty();
    }

    /** The levels of the quantiles that the forecaster has by itself, ascending; empty if it has none. */
    default List<Double> quantileLevels() {
        return List.of();
    }

    /** The loop that feeds each step back; empty if there is none, for example because many steps are output at once. */
    default Optional<StepLoop> stepLoop() {
        return Optional.empty();
    }

    /** {@link #forecast(Features, ForecastSpan)} without known inputs. */
    default Forecast forecast(Series series, ForecastSpan span) {
        return forecast(Features.of(series), span);
    }

    /**
     * Forecasts a part of a series, and adds the true values.
     *
     * @param features the true values, at least {@code span.end()} steps
     * @throws InvalidValueException if the series is too short, the forecaster can't use it, or its result has a wrong
     *     size
     */
    default Forecast forecast(Features features, ForecastSpan span) {
        Series truth = features.targets();
        InvalidValueException.unless(
                truth.length() >= span.end(),
                "series",
                truth.length() + " samples",
                span.end() + " samples or longer: " + (span.end() - truth.length()) + " are missing (forecast from "
                        + span.from() + ", horizon " + span.horizon() + ", guard " + span.guard() + ")");
        Prediction prediction = predict(History.of(features, span), true);
        requireSize("forecast", prediction.values(), span.horizon() + span.guard(), truth.features());
        prediction
                .quantiles()
                .ifPresent(quantiles -> requireSize(
                        "quantiles", quantiles.values().get(0), span.horizon() + span.guard(), truth.features()));
        Optional<Series> oneStepAhead = oneStepAhead(features, span);
        oneStepAhead.ifPresent(series -> requireSize("oneStepAhead", series, span.horizon(), truth.features()));
        return new Forecast(
                span,
                truth.slice(span.start(), span.from()),
                truth.slice(span.from(), span.end()),
                prediction.values(),
                oneStepAhead,
                prediction.cells(),
                prediction.quantiles());
    }

    private static void requireSize(String name, Series found, int steps, int targets) {
        InvalidValueException.unless(
                found.length() == steps && found.features() == targets,
                name,
                found.length() + " steps of " + found.features() + " targets",
                steps + " steps of " + targets + " targets");
    }
}
