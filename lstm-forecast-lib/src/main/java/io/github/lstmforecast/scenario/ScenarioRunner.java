package io.github.lstmforecast.scenario;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.Levels;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.model.LstmModel;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.train.TrainedLstm;
import io.github.lstmforecast.train.Trainer;
import io.github.lstmforecast.train.TrainingListener;
import java.util.Optional;

/** Runs a scenario: makes the signal, trains the model, lets it forecast, and measures the forecast. */
public final class ScenarioRunner {
    private static final double NANOS_PER_SECOND = 1e9;

    private ScenarioRunner() {}

    /**
     * Runs a scenario. The outcome but for the seconds depends on the scenario alone, to the last bit.
     *
     * @param scenario what to run
     * @param listener is told how the training goes on
     * @return the outcome
     */
    public static ScenarioRun run(Scenario scenario, TrainingListener listener) {
        long start = System.nanoTime();
        TrainedLstm trained = Trainer.train(scenario.recipe(), scenario.trainingWindows(), listener);
        long trainingDone = System.nanoTime();
        ForecastSpan span = scenario.span();
        Series truth = scenario.signal().noisy(span.end());
        Forecast forecast = Forecaster.forecast(new LstmModel(trained.parameters()), truth, span, true);
        long forecastDone = System.nanoTime();

        PulseWave wave = scenario.signal().wave();
        Series clean = wave.samples(span.end());
        Comparison comparison = new Comparison(
                clean.slice(span.start(), span.from()).column(0),
                clean.slice(span.from(), span.end()).column(0),
                forecast.truth().slice(0, span.horizon()).column(0),
                forecast.closedLoop().column(0),
                wave.periodSteps(),
                Optional.of(new Levels(PulseWave.LOW, PulseWave.HIGH)));
        return new ScenarioRun(
                trained,
                forecast,
                Metrics.of(comparison),
                (trainingDone - start) / NANOS_PER_SECOND,
                (forecastDone - trainingDone) / NANOS_PER_SECOND);
    }
}
