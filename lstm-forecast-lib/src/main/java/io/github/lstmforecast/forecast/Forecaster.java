package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import java.util.Optional;

/**
 * Whatever forecasts: a network in closed loop, a model that gives many steps at once, the mean of several, a file of
 * recorded forecasts, a plain baseline. A forecaster does not change when it forecasts: the same history gives the same
 * forecast, and several threads may ask at once.
 */
public interface Forecaster {
    /**
     * Forecasts the steps behind a history.
     *
     * @param history the true values before the forecast, and how many steps to forecast
     * @param traceCells whether h and c of every step are wanted, from a forecaster that has some
     * @return {@link History#steps()} steps of as many targets as the history has
     * @throws InvalidValueException if the forecaster can't use the history
     */
    Prediction predict(History history, boolean traceCells);

    /**
     * Forecasts each step of the horizon from the true values before it.
     *
     * @param features the true values, at least up to the last step of the horizon
     * @param span which part is forecast
     * @return {@code [horizon][target]}; empty for a forecaster that has no such outputs
     */
    default Optional<Series> oneStepAhead(Features features, ForecastSpan span) {
        return Optional.empty();
    }

    /** The model within that is fed step by step, if there is one. */
    default Optional<SequenceModel> sequenceModel() {
        return Optional.empty();
    }

    /** As {@link #forecast(Features, ForecastSpan)}, without known inputs. */
    default Forecast forecast(Series series, ForecastSpan span) {
        return forecast(Features.of(series), span);
    }

    /**
     * Forecasts a part of a series, and puts the forecast beside the truth.
     *
     * @param features the true values, at least {@code span.end()} steps
     * @throws InvalidValueException if the series is too short or the forecaster can't use it, or if the forecaster
     *     gives something of another size than it should
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
