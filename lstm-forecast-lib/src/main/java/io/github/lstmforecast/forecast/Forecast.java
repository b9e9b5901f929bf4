package io.github.lstmforecast.forecast;

import io.github.lstmforecast.signal.Series;
import java.util.Optional;

/**
 * What a model foretold.
 *
 * @param span which part of the series it is about
 * @param warmUp the true samples that the model was fed, {@code [warmUp][feature]}
 * @param truth what was to be foretold, {@code [horizon + guard][feature]}
 * @param closedLoop what was foretold with each output fed back as the next input, {@code [horizon + guard][feature]};
 *     its first step is the output at the last warm-up sample
 * @param oneStepAhead what the model foretold for each step while it was fed the truth, {@code [horizon][feature]}
 * @param cells h and c along the closed loop, over horizon and guard, where they were asked for; of a very long one only
 *     its beginning
 */
public record Forecast(
        ForecastSpan span,
        Series warmUp,
        Series truth,
        Series closedLoop,
        Series oneStepAhead,
        Optional<CellTrace> cells) {}
