package io.github.lstmforecast.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.dl4j.Dl4jModels;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.scenario.ScenarioRun;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** A series y and two known inputs, u1 and u2, that it follows one step later. */
class Dl4jKnownInputsTest {
    private static final int ROWS = 200;
    private static final int FROM = 150;
    private static final int WARM_UP = 20;
    private static final int HORIZON = 30;

    @TempDir
    Path base;

    private Path folder;

    private static float u1(int row) {
        return row * 7 % 13 < 6 ? 1 : 0;
    }

    private static float u2(int row) {
        return (row * 5 % 11) / 10f;
    }

    private static float y(int row) {
        return 0.6f * u1(row) + 0.3f * u2(row);
    }

    @BeforeEach
    void writeSeries() throws IOException {
        folder = Files.createDirectories(base.resolve("src/forecast/series"));
        Files.writeString(
                folder.resolve("series.csv"),
                IntStream.range(0, ROWS)
                        .mapToObj(row -> y(row) + "," + u1(row) + "," + u2(row))
                        .collect(Collectors.joining("\n", "y,u1,u2\n", "\n")));
    }

    private ScenarioRun run(String model) throws Exception {
        Files.writeString(folder.resolve("scenario.yaml"), """
                signal: { csv: { file: series.csv, column: y, known: [u1, u2], period: none } }
                model: %s
                forecast: { warmUp: %d, horizon: %d, from: %d }
                """.formatted(model, WARM_UP, HORIZON, FROM));
        return new ScenarioRunner(ScenarioReader.read(base, folder)).run(TrainingListener.NONE);
    }

    /** Inputs in the order u1, u2, y; the known ones of the step that is predicted, if the lead is 1. */
    private static float[] inputs(float y, int row, int lead) {
        return new float[] {u1(row + lead), u2(row + lead), y};
    }

    private static MultiLayerNetwork trained(int lead) {
        MultiLayerNetwork network =
                Dl4jNetworks.of(new Adam(0.02), DataType.FLOAT, Dl4jNetworks.lstm(3, 8), Dl4jNetworks.output(8, 1));
        INDArray features = Nd4j.create(1, 3, FROM - 1);
        INDArray labels = Nd4j.create(1, 1, FROM - 1);
        for (int row = 0; row < FROM - 1; row++) {
            float[] inputs = inputs(y(row), row, lead);
            for (int input = 0; input < 3; input++) {
                features.putScalar(0, input, row, inputs[input]);
            }
            labels.putScalar(0, 0, row, y(row + 1));
        }
        for (int epoch = 0; epoch < 3; epoch++) {
            network.fit(new DataSet(features, labels));
        }
        return network;
    }

    /** Deeplearning4j's own closed loop. */
    private static double[] expected(MultiLayerNetwork network, int lead) {
        network.rnnClearPreviousState();
        float y = 0;
        for (int row = FROM - WARM_UP; row < FROM; row++) {
            y = network.rnnTimeStep(Dl4jNetworks.step(inputs(y(row), row, lead)))
                    .getFloat(0);
        }
        double[] forecast = new double[HORIZON];
        for (int step = 0; step < HORIZON; step++) {
            forecast[step] = y;
            y = network.rnnTimeStep(Dl4jNetworks.step(inputs(y, FROM + step, lead)))
                    .getFloat(0);
        }
        return forecast;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_network_of_deeplearning4j_is_fed_as_it_was_trained(int lead) throws Exception {
        MultiLayerNetwork network = trained(lead);
        ModelSerializer.writeModel(network, folder.resolve("model.zip").toFile(), true);

        Forecast forecast = run("{ load: model.zip, inputs: [u1, u2, y], knownLead: " + lead + " }")
                .forecasts()
                .get(0);

        assertThat(forecast.predicted().column(0)).containsExactly(expected(network, lead), within(1e-5));
    }

    @Test
    void deeplearning4j_trains_the_same_recipe_as_the_library() throws Exception {
        String recipe = "units: [4], copies: 1, window: 25, epochs: 2, inputNoise: 0 } }";
        Forecast own = run("{ train: { " + recipe).forecasts().get(0);

        Forecast theirs = run("{ train: { engine: dl4j, " + recipe).forecasts().get(0);

        assertThat(theirs.predicted().column(0)).containsExactly(own.predicted().column(0), within(1e-4));
    }

    // A GravesLSTM, which the library's own kernel can't run.
    @Test
    void a_network_from_a_file_is_trained_with_them_and_forecasts_the_same_when_it_is_loaded() throws Exception {
        write(Dl4jNetworks.graves(3, 8), Dl4jNetworks.output(8, 1));
        ScenarioRun trained =
                run("{ train: { engine: dl4j, network: network.zip, copies: 1, window: 25, epochs: 2 } }");
        trained.model().orElseThrow().write(folder.resolve("model.zip"));

        ScenarioRun loaded = run("{ load: model.zip }");

        assertThat(loaded.forecasts().get(0).predicted())
                .isEqualTo(trained.forecasts().get(0).predicted());
    }

    @Test
    void a_network_without_an_input_for_each_is_refused() throws Exception {
        write(Dl4jNetworks.lstm(2, 4), Dl4jNetworks.output(4, 1));

        assertThatThrownBy(() -> run("{ train: { engine: dl4j, network: network.zip, epochs: 1 } }"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("network is 2 inputs and 1 outputs, but must be 3 inputs and 1 outputs, like the data");
    }

    private void write(Layer... layers) throws IOException {
        Dl4jModels.toFile(Dl4jNetworks.of(new Adam(0.02), DataType.FLOAT, layers))
                .write(folder.resolve("network.zip"));
    }
}
