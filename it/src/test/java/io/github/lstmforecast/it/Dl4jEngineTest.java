package io.github.lstmforecast.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.dl4j.Dl4jEngine;
import io.github.lstmforecast.dl4j.Dl4jModels;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.ModelEngine;
import io.github.lstmforecast.engine.ModelEngineContract;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.scenario.ScenarioRun;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Sgd;

class Dl4jEngineTest extends ModelEngineContract {
    @TempDir
    Path base;

    @Override
    protected ModelEngine engine() {
        return new Dl4jEngine();
    }

    @Override
    protected SavedModel model() {
        return Dl4jModels.toFile(
                Dl4jNetworks.of(new Sgd(0.1), DataType.FLOAT, Dl4jNetworks.graves(2, 4), Dl4jNetworks.output(4, 2)));
    }

    @Override
    protected int targets() {
        return 2;
    }

    @Test
    void it_runs_what_the_kernel_can_not() {
        SavedModel lstm = Dl4jModels.toFile(
                Dl4jNetworks.of(new Sgd(0.1), DataType.FLOAT, Dl4jNetworks.lstm(2, 4), Dl4jNetworks.output(4, 2)));

        assertThat(Extensions.engineOf(model()).orElseThrow().key()).isEqualTo("dl4j");
        assertThat(Extensions.engineOf(lstm).orElseThrow().key()).isEqualTo("jvm");
        assertThat(engine().canOpen(lstm)).isTrue();
    }

    private ScenarioRun run(String yaml) throws Exception {
        Path folder = Files.createDirectories(base.resolve("src/forecast/series"));
        Files.writeString(folder.resolve("scenario.yaml"), yaml);
        Scenario scenario = ScenarioReader.read(base, folder);
        return new ScenarioRunner(scenario).run(TrainingListener.NONE);
    }

    // Trained by this engine from a GravesLSTM, which the kernel can't run, so that it is loaded by this one, too.
    @ParameterizedTest
    @CsvSource({"a, none", "a, minmax", "a, zscore", "'[a, b]', none", "'[a, b]', minmax", "'[a, b]', zscore"})
    void a_model_that_was_saved_with_its_scaling_forecasts_the_same_bits(String columns, String scale)
            throws Exception {
        Path folder = Files.createDirectories(base.resolve("src/forecast/series"));
        int inputs = columns.contains("b") ? 2 : 1;
        Dl4jModels.toFile(Dl4jNetworks.of(
                        new Sgd(0.1), DataType.FLOAT, Dl4jNetworks.graves(inputs, 4), Dl4jNetworks.output(4, inputs)))
                .write(folder.resolve("network.zip"));
        Files.writeString(
                folder.resolve("series.csv"),
                IntStream.range(0, 300)
                        .mapToObj(row -> row % 10 < 3 ? "80," + (160.1 + row % 3) : "20," + (40.3 + row % 7))
                        .collect(Collectors.joining("\n", "a,b\n", "\n")));
        String csv = "signal: { csv: { file: series.csv, column: " + columns + ", period: 10 } }\n";

        ScenarioRun trained =
                run(csv + "model: { train: { engine: dl4j, network: network.zip, epochs: 2 }, transform: { scale: "
                        + scale + " } }\n");
        trained.model().orElseThrow().write(folder.resolve("model.zip"));
        ScenarioRun loaded = run(csv + "model: { load: model.zip }\n");

        Forecast before = trained.forecasts().get(0);
        Forecast after = loaded.forecasts().get(0);
        assertThat(after.predicted()).isEqualTo(before.predicted());
        assertThat(after.oneStepAhead()).isEqualTo(before.oneStepAhead());
        assertThat(List.of(trained, loaded)).allMatch(run -> run.modelSha256().isPresent());
        assertThat(loaded.modelSha256()).isEqualTo(trained.modelSha256());
    }
}
