package io.github.lstmforecast.report;

import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What reports tell of a scenario that ran, without its series.
 *
 * @param engine what ran the model: {@code jvm}, the library's own kernel
 * @param model the model in short, {@code LSTM 20} say
 * @param modelSha256 the fingerprint of its weights
 * @param from the first sample that was forecast
 * @param horizon steps that were forecast and judged
 * @param lastLoss the training's mean squared error in its last epoch
 * @param metrics how good the forecast is
 * @param notes what a reader should know, though it is no finding
 * @param trainSeconds how long the training took
 * @param forecastSeconds how long the forecast took
 */
public record Measurement(
        String engine,
        String model,
        String modelSha256,
        int from,
        int horizon,
        double lastLoss,
        Metrics metrics,
        List<String> notes,
        double trainSeconds,
        double forecastSeconds) {

    /** Keeps a copy of the notes. */
    public Measurement {
        notes = List.copyOf(notes);
    }

    /**
     * What there is to tell of a run.
     *
     * @param scenario what was run
     * @param run what came of it
     * @return the measurement
     */
    public static Measurement of(Scenario scenario, ScenarioRun run) {
        List<Double> losses = run.trained().losses();
        List<String> notes = new ArrayList<>();
        if (scenario.span().from() < scenario.trainingEnd()) {
            notes.add("the forecast begins at sample " + scenario.span().from()
                    + ", inside the training data (samples 0 to " + (scenario.trainingEnd() - 1)
                    + "): what it foretells there, it has seen");
        }
        return new Measurement(
                "jvm",
                scenario.recipe().units().stream().map(String::valueOf).collect(Collectors.joining("-", "LSTM ", "")),
                run.trained().parameters().sha256(),
                scenario.span().from(),
                scenario.span().horizon(),
                losses.get(losses.size() - 1),
                run.metrics(),
                notes,
                run.trainSeconds(),
                run.forecastSeconds());
    }
}
