package io.github.lstmforecast.scenario;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.train.TrainedLstm;
import java.util.List;

/**
 * What came of one training of a scenario.
 *
 * @param trained the model, and how its training went
 * @param forecasts what it foretold, with h and c of every unit: one for each span, in the signal's own unit
 * @param metrics how good that is: one for each {@linkplain Scenario#subjects() subject}
 * @param trainSeconds how long the training took
 * @param forecastSeconds how long the forecasts took
 */
public record ScenarioRun(
        TrainedLstm trained,
        List<Forecast> forecasts,
        List<Metrics> metrics,
        double trainSeconds,
        double forecastSeconds) {}
