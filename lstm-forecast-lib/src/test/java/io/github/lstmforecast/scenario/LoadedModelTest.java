package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.dl4j.file.NetworkConfiguration;
import io.github.lstmforecast.dl4j.file.NetworkFile;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.model.Normalizer;
import io.github.lstmforecast.model.SavedLstm;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.TrainedRnn;
import io.github.lstmforecast.train.Trainer;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

    private static NetworkFile trained(Scenario scenario, Optional<Normalizer> normalizer) {
        Recipe recipe = ((ModelSource.Trained) scenario.model()).recipe();
        TrainedRnn lstm = Trainer.train(recipe, scenario.trainingWindows().orElseThrow(), TrainingListener.NONE);
        return NetworkFile.of(new SavedLstm(lstm.parameters(), Optional.of(lstm.optimizerState()), normalizer));
    }

    @Test
    void a_model_that_was_saved_forecasts_what_it_did_before() throws Exception {
        Scenario original = read(PULSE + "model: { train: { epochs: 5 } }");
        trained(original, Optional.empty()).write(folder.resolve("model.zip"));

        Scenario loaded = read(PULSE + "model: { load: model.zip }");

        ScenarioRun before = run(original);
        ScenarioRun after = run(loaded);
        assertThat(loaded.model().engine()).isEqualTo(Engine.JVM);
        assertThat(loaded.model().description()).isEqualTo("model.zip");
        assertThat(loaded.spans()).isEqualTo(original.spans());
        assertThat(after.modelSha256()).isEqualTo(before.modelSha256());
        assertThat(after.metrics()).isEqualTo(before.metrics());
        assertThat(after.losses()).isEmpty();
    }

    // Its own unit goes in and comes out, so the signal's scale, which is another here, must not be applied as well.
    @Test
    void a_normalizer_in_the_file_takes_the_place_of_the_scale() throws Exception {
        Files.writeString(
                folder.resolve("series.csv"),
                IntStream.range(0, 400)
                        .mapToObj(row -> row % 10 < 3 ? "80" : "20")
                        .collect(Collectors.joining("\n", "value\n", "\n")));
        String csv = "signal: { csv: { file: series.csv, column: value, period: 10, scale: %s } }\n";
        Scenario original = read(csv.formatted("minmax") + "model: { train: { epochs: 5 } }");
        trained(original, Optional.of(Normalizer.of(original.signal().scaling())))
                .write(folder.resolve("model.zip"));

        Scenario loaded = read(csv.formatted("zscore") + "model: { load: model.zip }");

        Forecast before = run(original).forecasts().get(0);
        Forecast after = run(loaded).forecasts().get(0);
        for (int step = 0; step < before.predicted().length(); step++) {
            assertThat(after.predicted().get(step, 0))
                    .isCloseTo(before.predicted().get(step, 0), within(1e-3));
        }
    }

    @Test
    void a_path_within_the_module_is_found() throws Exception {
        Scenario original = read(PULSE);
        trained(read(PULSE + "model: { train: { epochs: 1 } }"), Optional.empty())
                .write(base.resolve("models/a.zip"));

        assertThat(read(PULSE + "model: { load: models/a.zip }").spans()).isEqualTo(original.spans());
    }

    // There are its classes here, but nothing that could compute.
    @Test
    void without_the_natives_the_other_engine_is_refused() throws Exception {
        Scenario scenario = read(PULSE + "model: { train: { engine: dl4j, epochs: 1 } }");

        assertThat(scenario.model().engine()).isEqualTo(Engine.DL4J);
        assertThatThrownBy(() -> run(scenario))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("engine is dl4j, which can't be loaded (")
                .hasMessageEndingWith("but must be on the class path: org.deeplearning4j:deeplearning4j-nn, and"
                        + " org.nd4j:nd4j-native with the natives of this platform");
    }

    @Test
    void a_network_to_train_is_json_or_a_zip() throws Exception {
        NetworkFile file = trained(read(PULSE + "model: { train: { epochs: 1 } }"), Optional.empty());
        file.write(folder.resolve("network.zip"));
        Files.writeString(folder.resolve("network.json"), file.configuration().text());
        String train = PULSE + "model: { train: { engine: dl4j, network: %s, epochs: 7 } }";

        ModelSource.Trained json =
                (ModelSource.Trained) read(train.formatted("network.json")).model();
        ModelSource.Trained zip =
                (ModelSource.Trained) read(train.formatted("network.zip")).model();

        assertThat(json.engine()).isEqualTo(Engine.DL4J);
        assertThat(json.description()).isEqualTo("network.json");
        assertThat(json.recipe().epochs()).isEqualTo(7);
        assertThat(json.network().orElseThrow().configuration().text())
                .isEqualTo(zip.network().orElseThrow().configuration().text());
        assertThat(json.network().orElseThrow().start()).isEmpty();
        assertThat(zip.network().orElseThrow().start().orElseThrow().parameters())
                .isEqualTo(file.parameters());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "model: { load: other.zip }",
                        "scenario.yaml:2: model.load is 'other.zip', but must be a model that Deeplearning4j has saved, a zip"
                                + " in the scenario's folder, or a path relative to the module; there is no such file"),
                Arguments.of(
                        "model: { load: model.zip, train: {} }",
                        "scenario.yaml:2: model.load is 'model.zip', but must be left out, or train: a model is either loaded"
                                + " or trained"),
                Arguments.of(
                        "model: { load: model.zip }\nseeds: {}",
                        "scenario.yaml:3: seeds is a mapping, but must be left out: a model that is loaded is not trained, so"
                                + " there is one only"),
                Arguments.of(
                        "model: { load: \"a\\0.zip\" }",
                        "scenario.yaml:2: model.load is 'a\\u0000.zip', but must be a model that Deeplearning4j has saved, a zip in"
                                + " the scenario's folder, or a path relative to the module; no path can be so on this system:"
                                + " Nul character not allowed"),
                Arguments.of(
                        "model: { train: { engine: dl4j, network: model.zip } }\nseeds: {}",
                        "scenario.yaml:3: seeds is a mapping, but must be left out: all trainings would begin with the weights"
                                + " of model.zip"),
                Arguments.of(
                        "model: { train: { engine: dl4j, network: text.json } }",
                        "text.json: this is no JSON object, so no network's configuration"),
                Arguments.of(
                        "model: { load: broken.zip }",
                        "broken.zip: it is not a zip file, or it is damaged: zip END header not found"),
                Arguments.of(
                        "model: { train: { network: network.json } }",
                        "scenario.yaml:2: model.train.network is 'network.json', but must be left out, or beside engine: dl4j,"
                                + " which alone trains networks"),
                Arguments.of(
                        "model: { train: { engine: dl4j, network: network.json, units: [3] } }",
                        "scenario.yaml:2: model.train.units is a list, but must be left out: the network has its own"),
                Arguments.of(
                        "model: { train: { engine: dl4j, network: scaled.zip } }",
                        "scenario.yaml:2: model.train.network is 'scaled.zip', but must be saved without a normalizer: the"
                                + " training data is scaled as the signal says"),
                Arguments.of(
                        "model: { train: { engine: cuda } }",
                        "scenario.yaml:2: model.train.engine is 'cuda', but must be jvm or dl4j"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_told(String yaml, String message) throws Exception {
        NetworkFile file = trained(read(PULSE + "model: { train: { epochs: 1 } }"), Optional.empty());
        file.write(folder.resolve("model.zip"));
        trained(read(PULSE + "model: { train: { epochs: 1 } }"), Optional.of(Normalizer.of(Scaling.none(1))))
                .write(folder.resolve("scaled.zip"));
        Files.writeString(folder.resolve("broken.zip"), "not a zip");
        Files.writeString(folder.resolve("text.json"), "\"text\"");
        Files.writeString(
                folder.resolve("network.json"),
                NetworkConfiguration.parse(file.configuration().text()).text());

        assertThatThrownBy(() -> read(PULSE + yaml))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("src/forecast/pulse/" + message);
    }
}
