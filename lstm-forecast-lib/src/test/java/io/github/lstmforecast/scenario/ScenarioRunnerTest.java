package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.OpenSettings;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.model.Weights;
import io.github.lstmforecast.result.TrainingResult;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenarioRunnerTest {
    private static final Scenario QUICK = new Scenario(
            "quick",
            new PulseSignal(PulseWave.of(10, 3), 150, new GaussianNoise(0.1, 1)),
            new ModelSource.Trained(
                    Recipe.defaults().toBuilder().units(5).epochs(3).build()),
            List.of(new ForecastSpan(150, 25, 50, 5)),
            Tolerances.DEFAULTS,
            Optional.empty());

    @Test
    void a_scenario_is_trained_forecast_and_measured() {
        List<Integer> epochs = new ArrayList<>();

        ScenarioRun run = new ScenarioRunner(QUICK).run((epoch, of, loss) -> epochs.add(epoch));

        assertThat(epochs).containsExactly(1, 2, 3);
        assertThat(run.losses()).hasSize(3);
        assertThat(run.forecasts().get(0).span()).isEqualTo(QUICK.spans().get(0));
        assertThat(run.forecasts().get(0).truth())
                .isEqualTo(QUICK.signal().observed(205).slice(150, 205));
        assertThat(run.forecasts().get(0).cells().orElseThrow().units()).containsExactly(5);
        assertThat(run.trainSeconds()).isPositive();
        assertThat(run.forecastSeconds()).isPositive();
    }

    // What is saved is read again, with the same forecast to the bit; it has h, but no c.
    @ParameterizedTest
    @EnumSource(names = {"GRU", "SIMPLE_RNN"})
    void a_scenario_with_other_cells_is_trained_saved_and_measured(CellKind cell, @TempDir Path folder)
            throws Exception {
        Recipe recipe = Recipe.defaults(cell).toBuilder().units(5).epochs(3).build();
        Scenario scenario = new Scenario(
                "quick",
                QUICK.signal(),
                new ModelSource.Trained(recipe),
                QUICK.spans(),
                Tolerances.DEFAULTS,
                Optional.empty());

        ScenarioRun run = new ScenarioRunner(scenario).run(TrainingListener.NONE);

        Forecast forecast = run.forecasts().get(0);
        assertThat(forecast.cells().orElseThrow().units()).containsExactly(5);
        assertThat(forecast.cells().orElseThrow().hasCells()).isFalse();
        assertThat(run.metrics().get(0).get(StandardMetric.COUNT_DECODING)).isInstanceOf(MetricValue.Undefined.class);
        Path file = folder.resolve("saved");
        run.model().orElseThrow().write(file);
        SavedModel read = Extensions.read(file);
        assertThat(Weights.sha256(read.weights())).isEqualTo(run.modelSha256().orElseThrow());
        assertThat(Extensions.engineOf(read)
                        .orElseThrow()
                        .open(read, OpenSettings.NONE)
                        .forecast(
                                scenario.signal().observed(205),
                                scenario.spans().get(0))
                        .predicted())
                .isEqualTo(forecast.predicted());
    }

    // By formula, from the truth with its noise, over the 50 steps of the horizon and none of the guard.
    @Test
    void errors_are_measured_against_the_truth_with_its_noise() {
        ScenarioRun run = new ScenarioRunner(QUICK).run(TrainingListener.NONE);

        double sum = 0;
        for (int step = 0; step < 50; step++) {
            sum += Math.abs(run.forecasts().get(0).predicted().get(step, 0)
                    - run.forecasts().get(0).truth().get(step, 0));
        }
        assertThat(((MetricValue.Defined) run.metrics().get(0).get(StandardMetric.MAE)).value())
                .isCloseTo(sum / 50, within(1e-12));
    }

    @Test
    void a_generated_wave_is_compared_with_the_plainest_baselines_only() {
        ScenarioRun run = new ScenarioRunner(QUICK).run(TrainingListener.NONE);

        assertThat(run.subjects().get(0).baselines())
                .containsOnlyKeys(Baseline.SEASONAL_NAIVE, Baseline.AUTOREGRESSION);
        assertThat(run.metrics().get(0).get(StandardMetric.BEST_BASELINE_SKILL))
                .isInstanceOf(MetricValue.Undefined.class);
    }

    @Test
    void the_same_scenario_gives_the_same_bits() {
        ScenarioRun first = new ScenarioRunner(QUICK).run(TrainingListener.NONE);
        ScenarioRun second = new ScenarioRunner(QUICK).run(TrainingListener.NONE);

        assertThat(second.modelSha256()).isEqualTo(first.modelSha256());
        assertThat(second.losses()).isEqualTo(first.losses());
        assertThat(second.forecasts().get(0).predicted())
                .isEqualTo(first.forecasts().get(0).predicted());
        assertThat(second.metrics()).isEqualTo(first.metrics());
    }

    private static List<String> warnings(int... origins) {
        Scenario scenario = new Scenario(
                QUICK.name(),
                QUICK.signal(),
                QUICK.model(),
                IntStream.of(origins)
                        .mapToObj(from -> new ForecastSpan(from, 25, 50, 5))
                        .toList(),
                Tolerances.DEFAULTS,
                Optional.empty());
        return new ScenarioRunner(scenario)
                .measurement(List.of(TrainingResult.failed(1, "not needed")), Optional.empty())
                .warnings();
    }

    @Test
    void a_forecast_inside_the_training_data_is_warned_of() {
        assertThat(warnings(25))
                .containsExactly("the forecast begins at sample 25, inside the training data (samples 0 to 149): its"
                        + " training has seen what it predicts there");
        assertThat(warnings(40, 149, 150))
                .containsExactly("2 of 3 forecasts begin inside the training data (samples 0 to 149), the first at"
                        + " sample 40: its training has seen what it predicts there");
        assertThat(warnings(150)).isEmpty();
    }
}
