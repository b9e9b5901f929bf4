package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.gate.CheckId;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.golden.GoldenTolerance;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios of networks that are saved as safetensors, from the training to the golden model. */
class SafetensorsScenarioTest {
    @TempDir
    Path base;

    private Path folder;

    /** Two columns of different sizes, so that they are scaled. */
    @BeforeEach
    void writeSeries() throws Exception {
        folder = Files.createDirectories(base.resolve("src/forecast/pulse"));
        Files.writeString(
                folder.resolve("series.csv"),
                IntStream.range(0, 300)
                        .mapToObj(row -> row % 10 < 3 ? "80," + (160.1 + row % 3) : "20," + (40.3 + row % 7))
                        .collect(Collectors.joining("\n", "a,b\n", "\n")));
    }

    private ScenarioRunner runner(String model) throws Exception {
        Files.writeString(
                folder.resolve("scenario.yaml"),
                "signal: { csv: { file: series.csv, column: [a, b], period: 10 } }\nmodel: { " + model + " }\n");
        return new ScenarioRunner(ScenarioReader.read(base, folder));
    }

    private static String training(String cell, int seed) {
        return "train: { cell: " + cell + ", units: [4, 3], epochs: 3, seed: " + seed + " }";
    }

    private Golden candidate(String model) throws Exception {
        ScenarioRunner runner = runner(model);
        return runner.candidate(runner.run(TrainingListener.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gru", "simple-rnn"})
    void a_golden_model_has_the_same_bits_as_the_next_training(String cell) throws Exception {
        candidate(training(cell, 1)).write(folder, Golden.NAME);

        Golden golden = Golden.load(folder);
        Golden now = candidate(training(cell, 1));

        assertThat(golden.model().map(SavedModel::format)).hasValue("safetensors");
        assertThat(golden.compare(now, GoldenTolerance.SAME_BITS).findings()).isEmpty();
        assertThat(now.model().orElseThrow().toZip()).isEqualTo(Files.readAllBytes(folder.resolve("golden.zip")));
    }

    @Test
    void another_training_than_that_of_the_golden_model_is_found_and_accepted() throws Exception {
        candidate(training("gru", 1)).write(folder, Golden.NAME);
        Golden now = candidate(training("gru", 2));

        GoldenComparison comparison = Golden.load(folder).compare(now, GoldenTolerance.SAME_BITS);
        now.write(folder, Golden.NAME);

        assertThat(comparison.findings())
                .extracting(Finding::check)
                .contains(CheckId.Other.GOLDEN_WEIGHTS, CheckId.Other.GOLDEN_OUTPUTS);
        assertThat(comparison.findings().get(0).message())
                .startsWith("model.train.seed 1 → 2: ")
                .contains(" weights differ from the golden model's, by up to ");
        assertThat(Golden.load(folder).compare(now, GoldenTolerance.SAME_BITS).findings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"golden.zip", "model.safetensors"})
    void a_saved_model_forecasts_the_same_bits(String file) throws Exception {
        ScenarioRunner trained = runner(training("gru", 1));
        ScenarioRun before = trained.run(TrainingListener.NONE);
        trained.candidate(before).write(folder, Golden.NAME);
        before.model().orElseThrow().write(folder.resolve("model.safetensors"));

        ScenarioRun after = runner("load: " + file).run(TrainingListener.NONE);

        assertThat(after.forecasts().get(0).predicted())
                .isEqualTo(before.forecasts().get(0).predicted());
        assertThat(after.modelSha256()).isEqualTo(before.modelSha256());
        assertThat(after.metrics()).isEqualTo(before.metrics());
    }
}
