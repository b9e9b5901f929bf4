package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.Fingerprint;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.StartNetwork;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.rnn.RnnInitializer;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.signal.TransformChain;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenarios whose model was trained elsewhere, or is a network of Deeplearning4j. */
class LoadedModelTest {
    private static final String PULSE = "signal: { pulse: {} }\n";

    @TempDir
    Path base;

    private Path folder;

    @BeforeEach
    void makeFolder() throws Exception {
        folder = Files.createDirectories(base.resolve("src/forecast/pulse"));
    }

    private Scenario read(String yaml) throws Exception {
        Files.writeString(folder.resolve("scenario.yaml"), yaml);
        return ScenarioReader.read(base, folder);
    }

    private static ScenarioRun run(Scenario scenario) {
        return new ScenarioRunner(scenario).run(TrainingListener.NONE);
    }

    private static SavedModel trained(Scenario scenario) {
        return run(scenario).model().orElseThrow();
    }

    /** A cycle of ten rows between 20 and 80, and twice as much and a little more beside it. */
    private void writeSeries() throws Exception {
        Files.writeString(
                folder.resolve("series.csv"),
                IntStream.range(0, 400)
                        .mapToObj(row -> row % 10 < 3 ? "80," + (160.1 + row % 3) : "20," + (40.3 + row % 7))
                        .collect(Collectors.joining("\n", "a,b\n", "\n")));
    }

    private static String csv(String columns) {
        return "signal: { csv: { file: series.csv, column: " + columns + ", period: 10 } }\n";
    }

    @Test
    void a_model_that_was_saved_forecasts_what_it_did_before() throws Exception {
        Scenario original = read(PULSE + "model: { train: { epochs: 5 } }");
        trained(original).write(folder.resolve("model.zip"));

        Scenario loaded = read(PULSE + "model: { load: model.zip }");

        ScenarioRun before = run(original);
        ScenarioRun after = run(loaded);
        assertThat(loaded.model().engine()).isEqualTo("jvm");
        assertThat(loaded.model().description()).isEqualTo("model.zip");
        assertThat(loaded.spans()).isEqualTo(original.spans());
        assertThat(after.modelSha256()).isEqualTo(before.modelSha256());
        assertThat(after.metrics()).isEqualTo(before.metrics());
        assertThat(after.losses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a, none", "a, minmax", "a, zscore", "'[a, b]', none", "'[a, b]', minmax", "'[a, b]', zscore"})
    void a_model_that_was_saved_with_its_scaling_forecasts_the_same_bits(String columns, String scale)
            throws Exception {
        writeSeries();
        Scenario original = read(csv(columns) + "model: { train: { epochs: 5 }, transform: { scale: " + scale + " } }");
        trained(original).write(folder.resolve("model.zip"));

        Scenario loaded = read(csv(columns) + "model: { load: model.zip }");

        Forecast before = run(original).forecasts().get(0);
        Forecast after = run(loaded).forecasts().get(0);
        assertThat(after.predicted()).isEqualTo(before.predicted());
        assertThat(after.oneStepAhead()).isEqualTo(before.oneStepAhead());
    }

    private void saveTrained(String signal, String scale) throws Exception {
        trained(read(signal + "model: { train: { epochs: 1 }, transform: { scale: " + scale + " } }"))
                .write(folder.resolve("model.zip"));
    }

    private Measurement measured(String yaml) throws Exception {
        ScenarioRunner runner = new ScenarioRunner(read(yaml));
        return runner.measurement(List.of(runner.run(TrainingListener.NONE).result()), Optional.empty());
    }

    @Test
    void what_a_loaded_model_is_fed_is_a_note_and_looks_like_a_mistake_where_it_is_large() throws Exception {
        writeSeries();
        saveTrained(csv("a"), "none");
        String load = "model: { load: model.zip }";

        Measurement unscaled = measured(csv("a") + load);
        Measurement scaled = measured(csv("a") + "model: { load: model.zip, transform: { scale: minmax } }");

        assertThat(unscaled.notes()).contains("model.zip is fed values from 20 to 80, unscaled");
        assertThat(unscaled.warnings())
                .containsExactly(
                        "model.zip is fed values of up to 80, unscaled; if it was trained on scaled values, save it"
                                + " with its normalizer, or set model.transform.scale");
        assertThat(scaled.notes()).contains("model.zip is fed values from 0 to 1, scaled as model.transform says");
        assertThat(scaled.warnings()).isEmpty();
    }

    @Test
    void a_model_with_a_scaling_of_its_own_is_fed_what_that_gives() throws Exception {
        writeSeries();
        saveTrained(csv("a"), "minmax");

        Measurement own = measured(csv("a") + "model: { load: model.zip }");

        assertThat(own.notes()).contains("model.zip is fed values from 0 to 1, scaled as its file says");
        assertThat(own.warnings()).isEmpty();
        assertThatThrownBy(() -> read(csv("a") + "model: { load: model.zip, transform: { scale: zscore } }"))
                .hasMessageEndingWith(
                        "model.transform.scale is 'zscore', but must be omitted: model.zip has a scaling of its own");
    }

    // Trained on b and a, it is fed a and b: the order of its inputs is the other one, its outputs are a and b still.
    @Test
    void a_model_takes_its_inputs_in_the_order_that_the_scenario_says() throws Exception {
        writeSeries();
        saveTrained(csv("[a, b]"), "none");
        saveWithoutNames();
        ScenarioRun usual = run(read(csv("[a, b]") + "model: { load: model.zip, inputs: [a, b] }"));
        ScenarioRun turned = run(read(csv("[a, b]") + "model: { load: model.zip, inputs: [b, a], knownLead: 0 }"));
        ScenarioRun without = run(read(csv("[a, b]") + "model: { load: model.zip }"));

        SequenceModel model = turned.forecaster().sequenceModel().orElseThrow();
        ModelState state = model.start();
        float[] output = new float[2];
        Forecast forecast = turned.forecasts().get(0);
        for (int step = 0; step < forecast.warmUp().length(); step++) {
            state.step(
                    new float[] {
                        (float) forecast.warmUp().get(step, 1),
                        (float) forecast.warmUp().get(step, 0)
                    },
                    output);
        }

        assertThat(forecast.predicted().get(0, 0)).isEqualTo(output[0]);
        assertThat(forecast.predicted().get(0, 1)).isEqualTo(output[1]);
        assertThat(usual.forecasts().get(0).predicted())
                .isEqualTo(without.forecasts().get(0).predicted())
                .isNotEqualTo(forecast.predicted());
    }

    /** As Deeplearning4j saves it. */
    private void saveWithoutNames() throws Exception {
        SavedModel model = Extensions.read(folder.resolve("model.zip"));
        Extensions.save(model.network().orElseThrow(), Optional.empty(), model.transforms(), Optional.empty())
                .write(folder.resolve("model.zip"));
    }

    @Test
    void a_model_of_several_columns_that_was_saved_here_knows_their_order() throws Exception {
        writeSeries();
        saveTrained(csv("[a, b]"), "minmax");

        assertThatThrownBy(() -> read(csv("[b, a]") + "model: { load: model.zip }"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("model.load is model.zip, which was trained to forecast [a, b]");
        assertThat(measured(csv("[a, b]") + "model: { load: model.zip }").inputs())
                .containsEntry("model.inputs", "a b")
                .doesNotContainKey("model.knownLead");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'[a, b]' | 'inputs: [a]' | 'model.inputs is [a], but must be each of the signal''s columns once: a, b'",
                "'[a, b]' | 'inputs: [a, a]' | 'model.inputs is [a, a], but must be each of the signal''s columns once: a, b'",
                "'[a, b]' | 'inputs: [a, c]' | 'model.inputs is [a, c], but must be each of the signal''s columns once: a, b'",
                "'[a, b]' | 'inputs: [b, a], knownLead: 2' | 'model.knownLead is 2, but must be 0 or 1 (steps)'",
                "'[a, b]' | 'knownLead: 1' | 'model.knownLead is 1, but must be omitted, or beside model.inputs'",
                "a | 'inputs: [a]' | 'model.load is model.zip, a model of 2 inputs and 2 outputs, but must be a model of as many"
                        + " inputs and outputs as the signal has columns, 1 (a)'"
            })
    void inputs_that_the_signal_does_not_have_are_refused(String columns, String keys, String message)
            throws Exception {
        writeSeries();
        saveTrained(csv("[a, b]"), "minmax");
        saveWithoutNames();

        assertThatThrownBy(() -> read(csv(columns) + "model: { load: model.zip, " + keys + " }"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageEndingWith(message);
    }

    @Test
    void a_model_of_more_inputs_than_the_signal_has_columns_is_refused() throws Exception {
        writeSeries();
        NetworkSpec network = NetworkSpec.of(RnnInitializer.initialize(new RnnShape(3, List.of(2), 1), 1));
        Extensions.save(network, Optional.empty(), TransformChain.NONE, Optional.empty())
                .write(folder.resolve("model.zip"));

        assertThatThrownBy(() -> read(csv("a") + "model: { load: model.zip }"))
                .hasMessageEndingWith(
                        "model.load is model.zip, a model of 3 inputs and 1 output, but must be a model of as many inputs"
                                + " and outputs as the signal has columns, 1 (a); if the others are inputs whose future is"
                                + " known, signal.csv.known names their columns");
    }

    @Test
    void a_model_of_another_format_runs_on_its_own_engine() throws Exception {
        Files.writeString(folder.resolve("model.txt"), "constant 0.25");

        Scenario scenario = read(PULSE + "model: { load: model.txt }");

        assertThat(scenario.model().engine()).isEqualTo("constant");
        assertThat(run(scenario).forecasts().get(0).predicted().toArray()).containsOnly(0.25);
    }

    @Test
    void a_path_within_the_module_is_found() throws Exception {
        Scenario original = read(PULSE);
        trained(read(PULSE + "model: { train: { epochs: 1 } }")).write(base.resolve("models/a.zip"));

        assertThat(read(PULSE + "model: { load: models/a.zip }").spans()).isEqualTo(original.spans());
    }

    // There are its classes here, but nothing that could compute.
    @Test
    void without_the_natives_the_other_engine_is_refused() throws Exception {
        Scenario scenario = read(PULSE + "model: { train: { engine: dl4j, epochs: 1 } }");

        assertThat(scenario.model().engine()).isEqualTo("dl4j");
        assertThatThrownBy(() -> run(scenario))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("engine is dl4j, which can't be loaded (")
                .hasMessageEndingWith("but must be on the class path: org.deeplearning4j:deeplearning4j-nn, and"
                        + " org.nd4j:nd4j-native with the natives of this platform");
    }

    private void writeNetworks() throws Exception {
        SavedModel model = trained(read(PULSE + "model: { train: { epochs: 1 } }"));
        model.write(folder.resolve("network.zip"));
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("network.zip"))) {
            Files.writeString(folder.resolve("network.json"), Files.readString(zip.getPath("configuration.json")));
        }
    }

    @Test
    void a_network_to_train_is_json_or_a_zip() throws Exception {
        writeNetworks();
        String train = PULSE + "model: { train: { engine: dl4j, network: %s, epochs: 7 } }";

        ModelSource.Trained json =
                (ModelSource.Trained) read(train.formatted("network.json")).model();
        ModelSource.Trained zip =
                (ModelSource.Trained) read(train.formatted("network.zip")).model();

        assertThat(json.engine()).isEqualTo("dl4j");
        assertThat(json.description()).isEqualTo("network.json");
        assertThat(json.recipe().epochs()).isEqualTo(7);
        StartNetwork layers = json.network().orElseThrow().start();
        StartNetwork weights = zip.network().orElseThrow().start();
        assertThat(layers.layersSha256()).isEqualTo(weights.layersSha256());
        assertThat(layers.weightsSha256()).isEmpty();
        assertThat(weights.weightsSha256()).hasValue(Fingerprint.of(folder.resolve("network.zip")));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "model: { load: other.zip }",
                        "scenario.yaml:2: model.load is 'other.zip', but must be a model file"
                                + " in the scenario's folder, or a path relative to the module; there is no such file"),
                Arguments.of(
                        "model: { load: model.zip, train: {} }",
                        "scenario.yaml:2: model.load is 'model.zip', but must be omitted, or train: a model is either loaded"
                                + " or trained"),
                Arguments.of(
                        "model: { load: model.zip }\nseeds: {}",
                        "scenario.yaml:3: seeds is a mapping, but must be omitted: a model that is loaded is not trained, so"
                                + " there is one only"),
                Arguments.of(
                        "model: { load: \"a\\0.zip\" }",
                        "scenario.yaml:2: model.load is 'a\\u0000.zip', but must be a model file in"
                                + " the scenario's folder, or a path relative to the module; no path can be so on this system:"
                                + " Nul character not allowed"),
                Arguments.of(
                        "model: { train: { engine: dl4j, network: model.zip } }\nseeds: {}",
                        "scenario.yaml:3: seeds is a mapping, but must be omitted: all trainings would begin with the weights"
                                + " of model.zip"),
                Arguments.of(
                        "model: { train: { engine: dl4j, network: text.json } }",
                        "text.json: this is not a JSON object, so it is not the configuration of a network"),
                Arguments.of(
                        "model: { load: broken.zip }",
                        "broken.zip: this is text, which is not read. Formats that are read: constant, dl4j (a zip that"
                                + " Deeplearning4j 1.0.0-beta4 or later has saved), keras (.keras or .h5 of Keras 2 or 3),"
                                + " linear (a zip of a linear model that"
                                + " lstm-forecast has saved), onnx (a model that another framework has exported), safetensors (a network of PyTorch, or one that"
                                + " lstm-forecast has saved). Copy it again, in whole and as binary data"),
                Arguments.of(
                        "model: { load: cut.zip }",
                        "cut.zip: it is a damaged zip file, or none: zip END header not found"),
                Arguments.of(
                        "model: { inputs: [pulse] }",
                        "scenario.yaml:2: model.inputs is a list, but must be omitted: it is about a model that is loaded"),
                Arguments.of(
                        "model: { train: { network: network.json } }",
                        "scenario.yaml:2: model.train.network is 'network.json', but must be omitted, or beside engine: dl4j,"
                                + " which trains networks"),
                Arguments.of(
                        "model: { train: { engine: dl4j, network: network.json, units: [3] } }",
                        "scenario.yaml:2: model.train.units is a list, but must be omitted: the network has its own"),
                Arguments.of(
                        "model: { train: { engine: dl4j, network: scaled.zip } }",
                        "scaled.zip: it was saved with transforms or a normalizer; save it without, since the scenario"
                                + " sets how the training data is transformed"),
                Arguments.of(
                        "model: { train: { engine: cuda } }",
                        "scenario.yaml:2: model.train.engine is 'cuda', but must be jvm or dl4j"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_told(String yaml, String message) throws Exception {
        writeSeries();
        writeNetworks();
        Files.copy(folder.resolve("network.zip"), folder.resolve("model.zip"));
        trained(read(csv("a") + "model: { train: { epochs: 1 } }")).write(folder.resolve("scaled.zip"));
        Files.writeString(folder.resolve("broken.zip"), "not a zip");
        Files.write(folder.resolve("cut.zip"), Arrays.copyOf(Files.readAllBytes(folder.resolve("model.zip")), 999));
        Files.writeString(folder.resolve("text.json"), "\"text\"");

        assertThatThrownBy(() -> read(PULSE + yaml))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("src/forecast/pulse/" + message);
    }
}
