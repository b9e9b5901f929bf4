package io.github.lstmforecast.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.dl4j.Dl4jModels;
import io.github.lstmforecast.dl4j.Dl4jSequenceModel;
import io.github.lstmforecast.dl4j.file.NetworkFile;
import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.RnnModel;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.signal.Series;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class Dl4jSequenceModelTest {
    @TempDir
    Path folder;

    private static MultiLayerNetwork network(Layer... layers) {
        return Dl4jNetworks.of(new Sgd(0.1), DataType.FLOAT, layers);
    }

    /** Layers that find their sizes, and what is done between them, by themselves. */
    private static MultiLayerNetwork fitted(int inputs, Layer... layers) {
        var list = new NeuralNetConfiguration.Builder()
                .seed(5)
                .updater(new Sgd(0.1))
                .list();
        for (Layer layer : layers) {
            list.layer(layer);
        }
        MultiLayerNetwork network = new MultiLayerNetwork(
                list.setInputType(InputType.recurrent(inputs)).build());
        network.init();
        return network;
    }

    private static ComputationGraph graph(WorkspaceMode mode) {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(5)
                .updater(new Sgd(0.1))
                .trainingWorkspaceMode(mode)
                .inferenceWorkspaceMode(mode)
                .graphBuilder()
                .addInputs("in")
                .addLayer("one", Dl4jNetworks.lstm(2, 3), "in")
                .addLayer("two", new SimpleRnn.Builder().nIn(2).nOut(4).build(), "in")
                .addVertex("both", new MergeVertex(), "one", "two")
                .addLayer("out", Dl4jNetworks.output(7, 2), "both")
                .setOutputs("out")
                .build());
        graph.init();
        return graph;
    }

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of(
                        "LSTM",
                        network(Dl4jNetworks.lstm(2, 3), Dl4jNetworks.lstm(3, 4), Dl4jNetworks.output(4, 2)),
                        List.of(3, 4)),
                Arguments.of("GravesLSTM", network(Dl4jNetworks.graves(2, 3), Dl4jNetworks.output(3, 2)), List.of(3)),
                Arguments.of(
                        "SimpleRnn",
                        network(new SimpleRnn.Builder().nIn(2).nOut(3).build(), Dl4jNetworks.output(3, 2)),
                        List.of(3)),
                Arguments.of(
                        "LSTM and dense",
                        fitted(
                                2,
                                new LSTM.Builder()
                                        .nOut(3)
                                        .activation(Activation.TANH)
                                        .build(),
                                new DenseLayer.Builder()
                                        .nOut(5)
                                        .activation(Activation.RELU)
                                        .build(),
                                new RnnOutputLayer.Builder(LossFunction.MSE)
                                        .nOut(2)
                                        .activation(Activation.IDENTITY)
                                        .build()),
                        List.of(3)),
                Arguments.of(
                        "frozen",
                        network(
                                new FrozenLayer(Dl4jNetworks.lstm(2, 3)),
                                new MaskZeroLayer(Dl4jNetworks.lstm(3, 4), 0.0),
                                Dl4jNetworks.output(4, 2)),
                        List.of(3, 4)),
                Arguments.of("graph", graph(WorkspaceMode.ENABLED), List.of(3, 4)),
                Arguments.of("graph without workspaces", graph(WorkspaceMode.NONE), List.of(3, 4)),
                Arguments.of(
                        "64 bits",
                        Dl4jNetworks.of(
                                new Sgd(0.1), DataType.DOUBLE, Dl4jNetworks.lstm(2, 3), Dl4jNetworks.output(3, 2)),
                        List.of(3)));
    }

    private static SequenceModel of(Model network) {
        return network instanceof ComputationGraph graph
                ? Dl4jSequenceModel.of(graph)
                : Dl4jSequenceModel.of((MultiLayerNetwork) network);
    }

    private static float[] expected(Model network, float[] values) {
        INDArray step = Dl4jNetworks.step(values);
        INDArray output = network instanceof ComputationGraph graph
                ? graph.rnnTimeStep(step)[0]
                : ((MultiLayerNetwork) network).rnnTimeStep(step);
        return output.reshape(output.length()).castTo(DataType.FLOAT).toFloatVector();
    }

    private static void forget(Model network) {
        if (network instanceof ComputationGraph graph) {
            graph.rnnClearPreviousState();
        } else {
            ((MultiLayerNetwork) network).rnnClearPreviousState();
        }
    }

    private static float[][] told(ModelState state, float[][] sequence) {
        float[][] told = new float[sequence.length][2];
        for (int t = 0; t < told.length; t++) {
            state.step(sequence[t], told[t]);
        }
        return told;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void a_network_tells_what_deeplearning4j_tells(String name, Model network, List<Integer> units) {
        float[][] sequence = Dl4jNetworks.sequence(30, 2);
        forget(network);
        float[][] expected =
                Stream.of(sequence).map(values -> expected(network, values)).toArray(float[][]::new);

        SequenceModel model = of(network);

        assertThat(told(model.start(), sequence)).isDeepEqualTo(expected);
        assertThat(model.inputs()).isEqualTo(2);
        assertThat(model.outputs()).isEqualTo(2);
        assertThat(model.units()).isEqualTo(units);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void two_sequences_are_followed_at_once(String name, Model network, List<Integer> units) {
        SequenceModel model = of(network);
        float[][] sequence = Dl4jNetworks.sequence(30, 2);
        float[][] alone = told(model.start(), sequence);
        float[][] later = new float[30][2];
        float[][] reversed = new float[30][2];
        ModelState one = model.start();
        ModelState other = model.start();

        for (int t = 0; t < 30; t++) {
            one.step(sequence[t], later[t]);
            other.step(sequence[29 - t], reversed[t]);
        }

        assertThat(later).isDeepEqualTo(alone);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void a_network_from_a_file_tells_the_same(String name, Model network, List<Integer> units) throws Exception {
        Path file = folder.resolve("model.zip");
        ModelSerializer.writeModel(network, file.toFile(), true);

        NetworkFile read = NetworkFile.read(file);

        float[][] sequence = Dl4jNetworks.sequence(30, 2);
        assertThat(told(Dl4jModels.toModel(read).start(), sequence))
                .isDeepEqualTo(told(of(network).start(), sequence));
        assertThat(read.configuration().otherThanLstm().isEmpty()).isEqualTo(name.equals("LSTM"));
    }

    @Test
    void h_and_c_are_those_that_deeplearning4j_keeps() {
        MultiLayerNetwork network = network(
                Dl4jNetworks.lstm(1, 3), new SimpleRnn.Builder().nIn(3).nOut(2).build(), Dl4jNetworks.output(2, 1));
        SequenceModel model = Dl4jSequenceModel.of(network);
        Series series = Series.of(new double[] {0.1, 0.9, -0.3, 0.4, 0.2, 0, 0, 0}, 1);

        Forecast forecast = new ClosedLoop(model).forecast(series, new ForecastSpan(5, 5, 2, 1));

        network.rnnClearPreviousState();
        float[] value = new float[1];
        for (int t = 0; t < 5; t++) {
            value = expected(network, new float[] {(float) series.get(t, 0)});
        }
        for (int step = 0; step < 3; step++) {
            Map<String, INDArray> lower = network.rnnGetPreviousState(0);
            Map<String, INDArray> upper = network.rnnGetPreviousState(1);
            for (int unit = 0; unit < 3; unit++) {
                assertThat(forecast.cells().orElseThrow().hidden(step, 0, unit))
                        .isEqualTo(lower.get("prevAct").getFloat(unit));
                assertThat(forecast.cells().orElseThrow().cell(step, 0, unit))
                        .isEqualTo(lower.get("prevMem").getFloat(unit));
            }
            for (int unit = 0; unit < 2; unit++) {
                assertThat(forecast.cells().orElseThrow().hidden(step, 1, unit))
                        .isEqualTo(upper.get("prevAct").getFloat(unit));
            }
            value = expected(network, value);
        }
        assertThat(model.hasCells(0)).isTrue();
        assertThat(model.hasCells(1)).isFalse();
    }

    // Closed loops of a network that both engines can run: feedback magnifies nothing here, the network is untrained.
    @Test
    void both_engines_forecast_the_same() {
        MultiLayerNetwork network = network(Dl4jNetworks.lstm(1, 20), Dl4jNetworks.output(20, 1));
        SequenceModel ours = new RnnModel(Dl4jModels.toFile(network)
                .network()
                .flatMap(NetworkSpec::parameters)
                .orElseThrow());
        double[] values = new double[90];
        for (int t = 0; t < values.length; t++) {
            values[t] = Math.sin(t);
        }
        ForecastSpan span = new ForecastSpan(25, 25, 50, 5);

        Series theirs = new ClosedLoop(Dl4jSequenceModel.of(network))
                .forecast(Series.of(values, 1), span)
                .predicted();
        Series expected =
                new ClosedLoop(ours).forecast(Series.of(values, 1), span).predicted();

        for (int t = 0; t < theirs.length(); t++) {
            assertThat(theirs.get(t, 0)).isCloseTo(expected.get(t, 0), within(1e-5));
        }
    }

    // --- networks that are refused

    @SuppressWarnings("deprecation") // there are models with it
    private static Layer gravesBidirectional() {
        return new org.deeplearning4j.nn.conf.layers.GravesBidirectionalLSTM.Builder()
                .nIn(1)
                .nOut(3)
                .build();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "LastTimeStep has one output for a whole sequence, not one for each step",
                        network(
                                new LastTimeStep(Dl4jNetworks.lstm(1, 3)),
                                new OutputLayer.Builder(LossFunction.MSE)
                                        .nIn(3)
                                        .nOut(1)
                                        .activation(Activation.IDENTITY)
                                        .build())),
                Arguments.of(
                        "Bidirectional needs later samples, which are unknown in a forecast",
                        network(
                                new Bidirectional(Bidirectional.Mode.ADD, Dl4jNetworks.lstm(1, 3)),
                                Dl4jNetworks.output(3, 1))),
                Arguments.of(
                        "GravesBidirectionalLSTM needs later samples, which are unknown in a forecast",
                        network(gravesBidirectional(), Dl4jNetworks.output(3, 1))),
                Arguments.of(
                        "network is one without a recurrent layer",
                        network(
                                new DenseLayer.Builder().nIn(1).nOut(3).build(),
                                new OutputLayer.Builder(LossFunction.MSE)
                                        .nIn(3)
                                        .nOut(1)
                                        .activation(Activation.IDENTITY)
                                        .build())),
                Arguments.of(
                        "but must be one whose layers use only their current step and state",
                        fitted(
                                1,
                                new Convolution1DLayer.Builder(3)
                                        .nOut(2)
                                        .convolutionMode(org.deeplearning4j.nn.conf.ConvolutionMode.Same)
                                        .build(),
                                new LSTM.Builder()
                                        .nOut(3)
                                        .activation(Activation.TANH)
                                        .build(),
                                new RnnOutputLayer.Builder(LossFunction.MSE)
                                        .nOut(1)
                                        .activation(Activation.IDENTITY)
                                        .build())),
                Arguments.of("LastTimeStepVertex has one output", lastStepOfGraph()));
    }

    private static ComputationGraph lastStepOfGraph() {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("in")
                .addLayer("lstm", Dl4jNetworks.lstm(1, 3), "in")
                .addVertex("last", new LastTimeStepVertex("in"), "lstm")
                .addLayer(
                        "out",
                        new OutputLayer.Builder(LossFunction.MSE)
                                .nIn(3)
                                .nOut(1)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "last")
                .setOutputs("out")
                .build());
        graph.init();
        return graph;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String reason, Model network) {
        assertThatThrownBy(() -> of(network))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void values_of_another_size_are_refused() {
        ModelState state = Dl4jSequenceModel.of(network(Dl4jNetworks.lstm(2, 3), Dl4jNetworks.output(3, 1)))
                .start();

        assertThatThrownBy(() -> state.step(new float[1], new float[1]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("input is 1 numbers, but must be 2 numbers");
        assertThatThrownBy(() -> state.step(new float[2], new float[2]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("output is 2 numbers, but must be 1 numbers");
    }
}
