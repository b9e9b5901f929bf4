package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.rnn.RnnInitializer;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.torch.TorchModels;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scenario says of a model that another framework saved: its layers, its window and its normalizer. */
class LoadedNetworkTest {
    private static final Path MODELS = Path.of("src/test/resources/models");
    private static final String SIGNAL = "signal: { csv: { file: series.csv, column: x, period: 10 } }\n";
    private static final String FORECAST = "forecast: { warmUp: 25, horizon: 20, from: 60 }\n";

    @TempDir
    Path base;

    private Path folder;

    @BeforeEach
    void makeFolder() throws Exception {
        folder = Files.createDirectories(base.resolve("src/forecast/any"));
        Files.copy(MODELS.resolve("torch/gru/model.safetensors"), folder.resolve("gru.safetensors"));
        Files.copy(MODELS.resolve("torch/rnn_tanh/model.safetensors"), folder.resolve("rnn.safetensors"));
        writeSeries(1, 0);
    }

    /** A pulse wave, scaled and shifted. */
    private void writeSeries(double unit, double offset) throws Exception {
        Files.writeString(
                folder.resolve("series.csv"),
                IntStream.range(0, 150)
                        .mapToObj(row -> String.valueOf(offset + unit * (row % 10 < 3 ? 1 : 0)))
                        .collect(Collectors.joining("\n", "x\n", "\n")));
    }

    private Scenario read(String model) throws Exception {
        Files.writeString(folder.resolve("scenario.yaml"), SIGNAL + FORECAST + "model: { " + model + " }\n");
        return ScenarioReader.read(base, folder);
    }

    private Forecast forecast(String model) throws Exception {
        return new ScenarioRunner(read(model))
                .run(TrainingListener.NONE)
                .forecasts()
                .get(0);
    }

    private double[] predicted(String model) throws Exception {
        return forecast(model).predicted().column(0);
    }

    /** Of a value v, the model sees (v - 100) / 50, which is what it saw of the series that is not scaled. */
    @Test
    void a_normalizer_scales_what_the_model_is_fed_and_its_forecast_back() throws Exception {
        double[] unscaled = predicted("load: gru.safetensors");
        writeSeries(50, 100);

        double[] byMean = predicted("load: gru.safetensors, normalizer: { mean: 100, scale: 50 }");
        double[] byRange = predicted("load: gru.safetensors, normalizer: { min: [100], max: [150] }");

        assertThat(byRange).isEqualTo(byMean);
        for (int step = 0; step < unscaled.length; step++) {
            assertThat(byMean[step]).isCloseTo(100 + 50 * unscaled[step], within(1e-3));
        }
    }

    @Test
    void the_range_of_what_is_fed_is_that_after_the_normalizer() throws Exception {
        writeSeries(50, 100);
        Scenario scenario = read("load: gru.safetensors, normalizer: { mean: 100, scale: 50 }");
        Series observed = scenario.signal().observed(150);

        assertThat(ScenarioNotes.of(scenario, observed))
                .contains("gru.safetensors is fed values from 0 to 1, scaled as model.normalizer says");
        assertThat(ScenarioNotes.warnings(scenario, observed)).isEmpty();
    }

    @Test
    void a_model_of_steps_can_be_run_on_windows() throws Exception {
        Forecast onWindows = forecast("load: gru.safetensors, window: 25");
        Forecast stepByStep = forecast("load: gru.safetensors");

        // The first step is the same: 25 samples from the initial state. Then the window forgets its first sample.
        assertThat(onWindows.predicted().get(0, 0))
                .isEqualTo(stepByStep.predicted().get(0, 0));
        assertThat(onWindows.predicted().get(1, 0))
                .isNotEqualTo(stepByStep.predicted().get(1, 0));
        assertThat(onWindows.cells()).isEmpty();
        Scenario scenario = read("load: gru.safetensors, window: 25");
        assertThat(ScenarioNotes.of(scenario, scenario.signal().observed(150)))
                .contains("gru.safetensors gets windows of 25 samples and predicts 1 sample at a time");
    }

    @Test
    void the_layers_say_what_the_file_does_not() throws Exception {
        double[] tanh = predicted("load: rnn.safetensors, layers: [ { rnn: rnn }, { linear: head } ]");
        double[] relu =
                predicted("load: rnn.safetensors, layers: [ { rnn: rnn, activation: relu }, { linear: head } ]");

        assertThat(relu).isNotEqualTo(tanh);
    }

    @Test
    void a_golden_model_depends_on_all_that_the_scenario_says() throws Exception {
        Scenario scenario = read("load: rnn.safetensors, window: 25, normalizer: { mean: 0.5, scale: 2 },"
                + " layers: [ { rnn: rnn }, { linear: head } ]");

        assertThat(GoldenInputs.of(scenario, scenario.signal().observed(150)))
                .containsEntry("model.window", "25")
                .containsEntry("model.layers", "rnn rnn tanh, linear head linear")
                .containsEntry("model.normalizer.offset", "0.5")
                .containsEntry("model.normalizer.unit", "2.0")
                .doesNotContainKey("fitted.scaling.unit");
    }

    /** By hand: of windows of two rows, each column is its mean over both. */
    @Test
    void a_window_of_several_columns_can_be_one_vector() throws Exception {
        Files.writeString(
                folder.resolve("series.csv"),
                IntStream.range(0, 150)
                        .mapToObj(row -> row % 10 + "," + row % 7)
                        .collect(Collectors.joining("\n", "x,y\n", "\n")));
        NetworkSpec.Dense means =
                new NetworkSpec.Dense(4, 2, new float[] {0.5f, 0, 0.5f, 0, 0, 0.5f, 0, 0.5f}, new float[2]);
        TorchModels.write(
                new NetworkSpec(List.of(means), Optional.of(new NetworkSpec.Window(OptionalInt.empty(), true))),
                folder.resolve("means.safetensors"));
        Files.writeString(
                folder.resolve("scenario.yaml"),
                SIGNAL.replace("column: x, period: 10", "column: [x, y], period: none") + FORECAST
                        + "model: { load: means.safetensors }\n");

        Forecast forecast = new ScenarioRunner(ScenarioReader.read(base, folder))
                .run(TrainingListener.NONE)
                .forecasts()
                .get(0);

        // Rows 58 and 59 are 8, 2 and 9, 3.
        assertThat(forecast.predicted().get(0, 0)).isEqualTo(8.5);
        assertThat(forecast.predicted().get(0, 1)).isEqualTo(2.5);
        assertThat(forecast.predicted().get(1, 0)).isEqualTo(8.75);
    }

    @Test
    void an_lstm_that_deeplearning4j_does_not_have_is_saved_as_safetensors() throws Exception {
        Files.writeString(
                folder.resolve("scenario.yaml"),
                "signal: { pulse: {} }\nmodel: { train: { epochs: 1, gateActivation: hard-sigmoid-6 } }\n");

        ScenarioRun run = new ScenarioRunner(ScenarioReader.read(base, folder)).run(TrainingListener.NONE);

        assertThat(run.model().orElseThrow().format()).isEqualTo("safetensors");
    }

    @Test
    void known_inputs_are_not_scaled_twice() throws Exception {
        Files.writeString(folder.resolve("series.csv"), "x,u\n" + "1,2\n3,1\n".repeat(80));
        TorchModels.write(
                NetworkSpec.of(RnnInitializer.initialize(new RnnShape(2, List.of(1), 1), 1)),
                folder.resolve("two.safetensors"));
        Files.writeString(
                folder.resolve("scenario.yaml"),
                SIGNAL.replace("column: x", "column: x, known: u, knownScale: minmax") + FORECAST
                        + "model: { load: two.safetensors, inputs: [x, u], knownLead: 0,"
                        + " normalizer: { mean: [1, 2], scale: [3, 4] } }\n");

        assertThatThrownBy(() -> ScenarioReader.read(base, folder))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("model.normalizer is a mapping, but must be omitted, or signal.csv.knownScale");
    }

    @Test
    void the_hard_sigmoid_is_that_of_pytorch() throws Exception {
        LoadedModel loaded = (LoadedModel)
                read("load: rnn.safetensors, layers: [ { rnn: rnn }, { linear: head, activation: hard-sigmoid } ]")
                        .model();

        assertThat(loaded.layers().get(1).activation()).hasToString("hard-sigmoid-6");
    }
}
