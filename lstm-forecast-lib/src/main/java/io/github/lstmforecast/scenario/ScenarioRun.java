package io.github.lstmforecast.scenario;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.train.TrainedLstm;

/**
 * What came of running a scenario.
 *
 * @param trained the model, and how its training went
 * @param forecast what it foretold, with h and c of every unit
 * @param metrics how good that is
 * @param trainSeconds how long the training took
 * @param forecastSeconds how long the forecast took
 */
public record ScenarioRun(
        TrainedLstm trained, Forecast forecast, Metrics metrics, double trainSeconds, double forecastSeconds) {}
