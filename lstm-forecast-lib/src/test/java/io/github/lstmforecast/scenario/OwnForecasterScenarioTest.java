package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.ExportException;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.ForecasterContext;
import io.github.lstmforecast.forecast.ForecasterFactory;
import io.github.lstmforecast.forecast.History;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios with {@code model.forecaster}, whose factory is here what loads the class in a build. */
class OwnForecasterScenarioTest {
    @TempDir
    Path folder;

    private final List<ForecasterContext> contexts = new ArrayList<>();

    /** Forecasts the value before the origin. */
    private final ForecasterFactory factory = new ForecasterFactory() {
        @Override
        public Forecaster create(ForecasterContext context) {
            contexts.add(context);
            return (history, traceCells) -> {
                double[] values = new double[history.steps()];
                Arrays.fill(values, history.targets().get(history.from() - 1, 0));
                return Prediction.of(Series.of(values));
            };
        }

        @Override
        public Map<String, String> inputs() {
            return Map.of("class", "com.example.LastValue");
        }
    };

    private Scenario read(String yaml) throws Exception {
        Files.writeString(folder.resolve("scenario.yaml"), yaml);
        return ScenarioReader.read(folder, folder);
    }

    /** Forty rows from 100 on, with a known input from 0 to 3. */
    private Scenario csv(String model) throws Exception {
        StringBuilder rows = new StringBuilder("y,price\n");
        for (int i = 0; i < 40; i++) {
            rows.append(String.format(Locale.ROOT, "%d,%d%n", 100 + i, i % 4));
        }
        Files.writeString(folder.resolve("series.csv"), rows);
        return read("signal: { csv: { file: series.csv, column: y, known: price, period: 4, train: 0..30 } }\nmodel: { "
                + model + " }\nforecast: { from: 30, horizon: 5, warmUp: 4 }\n");
    }

    private Scenario made(Scenario scenario) {
        return scenario.withModel(((ModelSource.Own) scenario.model()).madeBy(factory));
    }

    @Test
    void its_name_and_its_settings_are_read_as_they_are_written() throws Exception {
        Scenario scenario = read("signal: { pulse: {} }\nmodel: { forecaster: demand, with: { trees: 200, rate: 1e-3,"
                + " deep: true, url: 'a b' } }\n");

        assertThat(scenario.model())
                .isEqualTo(new ModelSource.Own(
                        "demand", Map.of("trees", "200", "rate", "1e-3", "deep", "true", "url", "a b")));
    }

    @Test
    void it_is_made_of_the_training_rows_in_their_own_unit() throws Exception {
        Scenario scenario = made(csv("forecaster: demand, with: { trees: 10 }"));
        new ScenarioRunner(scenario).run(TrainingListener.NONE);

        ForecasterContext context = contexts.get(0);
        assertThat(context.training().targets().length()).isEqualTo(30);
        assertThat(context.training().targets().get(29, 0)).isEqualTo(129);
        assertThat(context.training().known().orElseThrow().get(3, 0)).isEqualTo(3);
        assertThat(context.targets()).containsExactly("y");
        assertThat(context.known()).containsExactly("price");
        assertThat(context.period()).hasValue(4);
        assertThat(context.settings().integer("trees", 1)).isEqualTo(10);
        assertThat(context.stepInputs().size()).isEqualTo(2);
    }

    @Test
    void no_paths_are_sampled_of_one_that_outputs_all_steps_at_once() throws Exception {
        Scenario scenario = made(read(
                "signal: { pulse: {} }\nmodel: { forecaster: demand }\n" + "forecast: { quantiles: [0.1, 0.9] }\n"));

        assertThatThrownBy(() -> new ScenarioRunner(scenario).run(TrainingListener.NONE))
                .hasMessage("forecast.quantiles is [0.1, 0.9], but must be omitted: the forecaster demand does not run"
                        + " step by step, so no paths of it can be sampled");
    }

    /** The first value has no step before it. */
    @Test
    void it_is_made_of_what_the_transforms_give() throws Exception {
        Scenario scenario = made(csv("forecaster: demand, transform: { difference: step }"));
        ScenarioRun run = new ScenarioRunner(scenario).run(TrainingListener.NONE);

        assertThat(contexts.get(0).training().targets().toArray()).hasSize(29).containsOnly(1);
        assertThat(run.forecasts().get(0).predicted().slice(0, 3).toArray()).containsExactly(130, 131, 132);
    }

    @Test
    void a_golden_model_has_its_name_its_settings_and_what_its_factory_says() throws Exception {
        ScenarioRunner runner = new ScenarioRunner(made(csv("forecaster: demand, with: { trees: 10 }")));
        Golden candidate = runner.candidate(runner.run(TrainingListener.NONE));

        assertThat(candidate.model()).isEmpty();
        assertThat(candidate.record().engine()).isEqualTo("own");
        assertThat(candidate.record().inputs())
                .containsEntry("model.forecaster", "demand")
                .containsEntry("model.with.trees", "10")
                .containsEntry("model.forecaster.class", "com.example.LastValue")
                .doesNotContainKey("model.transform.scale");
    }

    /** It may read all samples before a forecast, not only those of the warm-up. */
    @Test
    void a_change_of_any_sample_before_the_forecast_is_one_of_the_inputs() throws Exception {
        Map<String, String> before = new ScenarioRunner(csv("forecaster: demand")).inputs();
        csv("forecaster: demand");
        Path file = folder.resolve("series.csv");
        Files.writeString(file, Files.readString(file).replaceFirst("105,", "106,"));
        Map<String, String> after = new ScenarioRunner(ScenarioReader.read(folder, folder)).inputs();

        assertThat(after.get("data.forecast")).isNotEqualTo(before.get("data.forecast"));
    }

    @Test
    void a_forecast_that_begins_in_the_training_rows_is_a_warning() throws Exception {
        Scenario scenario = read("signal: { pulse: {} }\nmodel: { forecaster: demand }\nforecast: { from: 50 }\n");
        ScenarioRunner runner = new ScenarioRunner(made(scenario));
        Measurement measurement =
                runner.measurement(List.of(runner.run(TrainingListener.NONE).result()), Optional.empty());

        assertThat(measurement.warnings()).anyMatch(warning -> warning.contains("inside the training data"));
    }

    @Test
    void without_a_build_nobody_knows_its_class() throws Exception {
        Scenario scenario = read("signal: { pulse: {} }\nmodel: { forecaster: demand }\n");

        assertThatThrownBy(() -> ForecastResult.of(scenario, folder))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("model.forecaster is demand, but must be run by Maven, whose POM names its class; in Java,"
                        + " give it: ForecastResult.of(folder, MyForecaster::new)");
    }

    private record Constant(double value) implements Forecaster {
        Constant(ForecasterContext context) {
            this(context.settings().number("value", 0));
        }

        @Override
        public Prediction predict(History history, boolean traceCells) {
            double[] values = new double[history.steps()];
            Arrays.fill(values, value);
            return Prediction.of(Series.of(values));
        }
    }

    @Test
    void a_test_makes_it_with_the_settings_of_the_scenario() throws Exception {
        csv("forecaster: constant, with: { value: 7 }, transform: { scale: minmax }");

        ForecastResult result = ForecastResult.of(folder, Constant::new);

        // Rows 0 to 29 are from 100 to 129, which is 0 to 1 for the forecaster.
        assertThat(result.forecasts().get(0).predicted().get(0, 0)).isCloseTo(100 + 7 * 29, within(1e-9));
    }

    @Test
    void a_scenario_of_another_model_has_no_settings_for_it() throws Exception {
        read("signal: { pulse: {} }\n");

        assertThatThrownBy(() -> ForecastResult.of(folder, Constant::new))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("model is LSTM 20, but must be a forecaster of your own: model.forecaster with its name");
    }

    @Test
    void it_has_no_file_to_export() throws Exception {
        Scenario scenario = made(csv("forecaster: demand"));
        ScenarioRunner runner = new ScenarioRunner(scenario);
        Golden candidate = runner.candidate(runner.run(TrainingListener.NONE));

        assertThatThrownBy(() -> JudgedModel.of(csv("forecaster: demand"), candidate))
                .isInstanceOf(ExportException.class)
                .hasMessage("a forecaster of your own has no model file");
    }
}
