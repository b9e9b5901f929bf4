package io.github.lstmforecast.scenario;

import io.github.lstmforecast.dl4j.file.NetworkFile;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.Metrics;
import java.util.List;

/**
 * What came of one training of a scenario.
 *
 * @param modelSha256 the fingerprint of the model's parameters
 * @param network the model as it would be saved
 * @param losses the mean squared error of each epoch, in order; none where the model was trained elsewhere
 * @param forecasts what it foretold, with h and c of every unit: one for each span, in the signal's own unit
 * @param comparisons each beside its truth: one for each {@linkplain Scenario#subjects() subject}
 * @param metrics how good that is: one for each {@linkplain Scenario#subjects() subject}
 * @param trainSeconds how long training or loading took
 * @param forecastSeconds how long the forecasts took
 */
public record ScenarioRun(
        String modelSha256,
        NetworkFile network,
        List<Double> losses,
        List<Forecast> forecasts,
        List<Comparison> comparisons,
        List<Metrics> metrics,
        double trainSeconds,
        double forecastSeconds) {}
