package io.github.lstmforecast.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.dl4j.Dl4jModels;
import io.github.lstmforecast.dl4j.Dl4jTrainer;
import io.github.lstmforecast.dl4j.file.NetworkConfiguration;
import io.github.lstmforecast.dl4j.file.NetworkFile;
import io.github.lstmforecast.rnn.Adam;
import io.github.lstmforecast.rnn.Optimizer;
import io.github.lstmforecast.rnn.OptimizerState;
import io.github.lstmforecast.rnn.RmsProp;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.StateReset;
import io.github.lstmforecast.train.TrainedRnn;
import io.github.lstmforecast.train.Trainer;
import io.github.lstmforecast.train.TrainingListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class Dl4jTrainerTest {
    private static final int COPIES = 2;
    private static final int WINDOW = 5;
    private static final double NUDGE = 1e-6;

    /** Two windows of two features. */
    private static final Windows WINDOWS = Windows.of(TrainingCopy.rotated(waves(2 * WINDOW), COPIES, 3), WINDOW);

    private static final Recipe ONE_EPOCH = Recipe.defaults().toBuilder()
            .copies(COPIES)
            .window(WINDOW)
            .epochs(1)
            .learningRateDecay(1)
            .gradientNorm(Double.POSITIVE_INFINITY)
            .inputNoise(0)
            .build();

    private static Series waves(int length) {
        double[] values = new double[2 * length];
        for (int i = 0; i < length; i++) {
            values[2 * i] = Math.sin(i);
            values[2 * i + 1] = Math.cos(1.7 * i);
        }
        return Series.of(values, 2);
    }

    static Stream<Arguments> layers() {
        return Stream.of(
                Arguments.of("LSTM", new Layer[] {Dl4jNetworks.lstm(2, 3), Dl4jNetworks.output(3, 2)}),
                Arguments.of(
                        "two layers",
                        new Layer[] {Dl4jNetworks.lstm(2, 3), Dl4jNetworks.lstm(3, 4), Dl4jNetworks.output(4, 2)}),
                Arguments.of("GravesLSTM", new Layer[] {Dl4jNetworks.graves(2, 3), Dl4jNetworks.output(3, 2)}));
    }

    /**
     * The first window is learnt with a rate of 0, so it only carries its state on; the second with a rate of 1, so the
     * gradient of its loss is what the parameters change by. The numeric gradient is of the same loss from the same
     * state.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void the_gradient_goes_on_from_the_state_of_the_window_before(String name, Layer[] layers) {
        Sgd secondOnly = new Sgd(new MapSchedule.Builder(ScheduleType.ITERATION)
                .add(0, 0.0)
                .add(1, 1.0)
                .build());
        MultiLayerNetwork network = Dl4jNetworks.of(secondOnly, DataType.DOUBLE, layers);
        double[] before = network.params().toDoubleVector();

        Dl4jTrainer.train(network, ONE_EPOCH, WINDOWS, TrainingListener.NONE);

        double[] gradient = new double[before.length];
        double[] after = network.params().toDoubleVector();
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = before[i] - after[i];
        }
        List<DataSet> windows = Dl4jModels.toDataSets(WINDOWS);
        network.params().assign(Nd4j.createFromArray(before));
        List<Map<String, INDArray>> state = stateAfter(network, windows.get(0));
        for (int i = 0; i < gradient.length; i++) {
            network.params().putScalar(i, before[i] + NUDGE);
            double more = loss(network, state, windows.get(1));
            network.params().putScalar(i, before[i] - NUDGE);
            double less = loss(network, state, windows.get(1));
            network.params().putScalar(i, before[i]);

            assertThat(gradient[i]).as("parameter %d", i).isCloseTo((more - less) / (2 * NUDGE), within(1e-8));
        }
    }

    private static List<Map<String, INDArray>> stateAfter(MultiLayerNetwork network, DataSet window) {
        network.rnnClearPreviousState();
        network.rnnTimeStep(window.getFeatures().castTo(DataType.DOUBLE));
        List<Map<String, INDArray>> state = new ArrayList<>();
        for (int layer = 0; layer < network.getnLayers() - 1; layer++) {
            Map<String, INDArray> copy = new HashMap<>();
            network.rnnGetPreviousState(layer).forEach((key, array) -> copy.put(key, array.dup()));
            state.add(copy);
        }
        assertThat(state.get(0).get("prevAct").norm2Number().doubleValue()).isGreaterThan(0.01);
        return state;
    }

    private static double loss(MultiLayerNetwork network, List<Map<String, INDArray>> state, DataSet window) {
        for (int layer = 0; layer < state.size(); layer++) {
            Map<String, INDArray> copy = new HashMap<>();
            state.get(layer).forEach((key, array) -> copy.put(key, array.dup()));
            network.rnnSetPreviousState(layer, copy);
        }
        INDArray output = network.rnnTimeStep(window.getFeatures().castTo(DataType.DOUBLE));
        return output.squaredDistance(window.getLabels().castTo(DataType.DOUBLE)) / output.length();
    }

    static Stream<Optimizer> optimizers() {
        return Stream.of(Adam.of(0.005), RmsProp.of(0.001));
    }

    // The default training but for its length: noise, clipping, decay, and carried state.
    @ParameterizedTest
    @MethodSource("optimizers")
    void both_engines_learn_the_same_from_the_same_weights(Optimizer optimizer) {
        Recipe recipe =
                Recipe.defaults().toBuilder().optimizer(optimizer).epochs(50).build();
        Series pulse = new GaussianNoise(0.01, 1).addTo(new PulseWave(10, 3, Cycles.of(0)).samples(150));
        Windows windows = Windows.of(TrainingCopy.rotated(pulse, 3, TrainingCopy.shiftSteps(10, 3)), 25);
        RnnParameters initial = Trainer.initialParameters(recipe, 1, 1);
        OptimizerState start = new OptimizerState(
                optimizer,
                0,
                new float[optimizer.memoryVectors()][initial.shape().parameterCount()]);
        MultiLayerNetwork network = Dl4jModels.toNetwork(NetworkFile.of(initial, Optional.of(start)));

        List<Double> theirs = Dl4jTrainer.train(network, recipe, windows, TrainingListener.NONE);
        TrainedRnn ours = Trainer.train(recipe, windows, TrainingListener.NONE);

        double furthest = 0;
        for (int epoch = 0; epoch < 50; epoch++) {
            furthest = Math.max(
                    furthest,
                    Math.abs(theirs.get(epoch) - ours.losses().get(epoch))
                            / ours.losses().get(epoch));
        }
        System.out.println("both engines, " + optimizer + ": losses of 50 epochs differ by at most " + furthest
                + " of their size; the last are " + theirs.get(49) + " and "
                + ours.losses().get(49));
        assertThat(furthest).isLessThan(1e-3);
        OptimizerState carried = Dl4jModels.toFile(network).optimizerState().orElseThrow();
        assertThat(carried.steps())
                .isEqualTo(300)
                .isEqualTo(ours.optimizerState().steps());
        float[] memory = carried.memory()[0];
        float[] expected = ours.optimizerState().memory()[0];
        for (int i = 0; i < memory.length; i++) {
            assertThat(memory[i]).isCloseTo(expected[i], within(1e-3f));
        }
    }

    // A pulse, and as known inputs the phase of its cycle as sine and cosine.
    @Test
    void both_engines_learn_the_same_with_known_inputs() {
        Recipe recipe = Recipe.defaults().toBuilder().epochs(20).build();
        Series pulse = new GaussianNoise(0.01, 1).addTo(new PulseWave(10, 3, Cycles.of(0)).samples(150));
        double[] phase = new double[2 * 150];
        for (int t = 0; t < 150; t++) {
            phase[2 * t] = Math.sin(2 * Math.PI * t / 10);
            phase[2 * t + 1] = Math.cos(2 * Math.PI * t / 10);
        }
        Features features = Features.of(pulse, Series.of(phase, 2));
        Windows windows = Windows.of(TrainingCopy.rotated(features, 3, 3), 25);
        RnnParameters initial = Trainer.initialParameters(recipe, 3, 1);
        OptimizerState start =
                recipe.optimizer().start(initial.shape().parameterCount()).state();
        MultiLayerNetwork network = Dl4jModels.toNetwork(NetworkFile.of(initial, Optional.of(start)));

        List<Double> theirs = Dl4jTrainer.train(network, recipe, windows, TrainingListener.NONE);
        List<Double> ours =
                Trainer.train(recipe, windows, TrainingListener.NONE).losses();

        for (int epoch = 0; epoch < 20; epoch++) {
            assertThat(theirs.get(epoch))
                    .as("loss of epoch %d", epoch)
                    .isCloseTo(ours.get(epoch), within(1e-3 * ours.get(epoch)));
        }
        assertThat(ours.get(19)).isLessThan(0.5 * ours.get(0));
    }

    @Test
    void data_sets_hold_inputs_and_targets_apart() {
        Features features = Features.of(Series.of(1, 2, 3, 4), Series.of(10, 20, 30, 40));

        List<DataSet> data = Dl4jModels.toDataSets(Windows.of(TrainingCopy.rotated(features, 1, 0), 2));

        assertThat(data).hasSize(2);
        assertThat(data.get(1).getFeatures()).isEqualTo(Nd4j.createFromArray(new float[][][] {{{3, 4}, {40, 10}}}));
        assertThat(data.get(1).getLabels()).isEqualTo(Nd4j.createFromArray(new float[][][] {{{4, 1}}}));
    }

    @Test
    void the_network_is_trained_in_place_and_keeps_its_configuration() {
        MultiLayerNetwork network =
                Dl4jNetworks.of(new Sgd(0.1), DataType.FLOAT, Dl4jNetworks.lstm(2, 3), Dl4jNetworks.output(3, 2));
        float[] before = network.params().toFloatVector();
        String configuration = network.getLayerWiseConfigurations().toJson();

        List<Double> losses = Dl4jTrainer.train(
                network,
                ONE_EPOCH.toBuilder().epochs(3).stateReset(StateReset.NEVER).build(),
                WINDOWS,
                TrainingListener.NONE);

        assertThat(losses).hasSize(3);
        assertThat(losses.get(2)).isLessThan(losses.get(0));
        assertThat(network.params().toFloatVector()).isNotEqualTo(before);
        assertThat(network.getLayerWiseConfigurations().toJson())
                .isEqualTo(configuration
                        .replaceAll("\"iterationCount\" : 0,\n  \"tbptt", "\"iterationCount\" : 6,\n  \"tbptt")
                        .replace("\"epochCount\" : 0", "\"epochCount\" : 3"));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "network is one with a recurrent layer SimpleRnn, but must be one whose recurrent layers are LSTM"
                                + " or GravesLSTM",
                        new Layer[] {new SimpleRnn.Builder().nIn(2).nOut(3).build(), Dl4jNetworks.output(3, 2)}),
                Arguments.of(
                        "network is one with a recurrent layer LSTM within a FrozenLayer, but must be one whose recurrent"
                                + " layers are LSTM or GravesLSTM without a wrapper",
                        new Layer[] {new FrozenLayer(Dl4jNetworks.lstm(2, 3)), Dl4jNetworks.output(3, 2)}),
                Arguments.of(
                        "network is one without a recurrent layer",
                        new Layer[] {new DenseLayer.Builder().nIn(2).nOut(3).build(), Dl4jNetworks.output(3, 2)}),
                Arguments.of(
                        "network is 1 inputs and 2 outputs, but must be 2 inputs and 2 outputs",
                        new Layer[] {Dl4jNetworks.lstm(1, 3), Dl4jNetworks.output(3, 2)}));
    }

    // Deeplearning4j puts the step from rows to sequences between the two, and forgets it where state is carried.
    @Test
    void a_recurrent_layer_above_others_is_refused() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new LSTM.Builder().nOut(3).activation(Activation.TANH).build())
                .layer(new DenseLayer.Builder().nOut(4).build())
                .layer(new LSTM.Builder().nOut(3).activation(Activation.TANH).build())
                .layer(Dl4jNetworks.output(3, 2))
                .setInputType(InputType.recurrent(2))
                .build());
        network.init();

        assertThatThrownBy(() -> Dl4jTrainer.train(network, ONE_EPOCH, WINDOWS, TrainingListener.NONE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith(
                        "network is one whose recurrent layer 2 is above layers that are not recurrent");
    }

    // From the third epoch on it stands still.
    @Test
    void a_schedule_by_epochs_goes_on() {
        Sgd twoEpochs = new Sgd(new MapSchedule.Builder(ScheduleType.EPOCH)
                .add(0, 0.1)
                .add(2, 0.0)
                .build());
        MultiLayerNetwork two =
                Dl4jNetworks.of(twoEpochs, DataType.FLOAT, Dl4jNetworks.lstm(2, 3), Dl4jNetworks.output(3, 2));
        MultiLayerNetwork six =
                Dl4jNetworks.of(twoEpochs, DataType.FLOAT, Dl4jNetworks.lstm(2, 3), Dl4jNetworks.output(3, 2));

        Dl4jTrainer.train(two, ONE_EPOCH.toBuilder().epochs(2).build(), WINDOWS, TrainingListener.NONE);
        Dl4jTrainer.train(six, ONE_EPOCH.toBuilder().epochs(6).build(), WINDOWS, TrainingListener.NONE);

        assertThat(six.params().toFloatVector()).isEqualTo(two.params().toFloatVector());
        assertThat(six.getEpochCount()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void new_weights_have_made_no_steps(boolean isGraph) {
        MultiLayerNetwork network =
                Dl4jNetworks.of(new Sgd(0.1), DataType.FLOAT, Dl4jNetworks.lstm(2, 3), Dl4jNetworks.output(3, 2));
        Dl4jTrainer.train(network, ONE_EPOCH, WINDOWS, TrainingListener.NONE);
        ComputationGraph graph = network.toComputationGraph();
        Dl4jTrainer.train(graph, ONE_EPOCH, WINDOWS, TrainingListener.NONE);
        NetworkConfiguration trained =
                (isGraph ? Dl4jModels.toFile(graph) : Dl4jModels.toFile(network)).configuration();

        NetworkFile anew = Dl4jModels.initialize(trained, 3);

        assertThat(trained.text()).contains("\"iterationCount\" : 2", "\"epochCount\" : 1");
        assertThat(anew.configuration().text())
                .doesNotContain("\"iterationCount\" : 2")
                .doesNotContain("\"epochCount\" : 1");
        assertThat(anew.parameters())
                .isEqualTo(Dl4jModels.initialize(trained, 3).parameters());
        assertThat(anew.parameters())
                .isNotEqualTo(Dl4jModels.initialize(trained, 4).parameters());
    }

    @Test
    void a_graph_learns_too() {
        ComputationGraph graph = Dl4jNetworks.of(
                        new Sgd(0.1), DataType.FLOAT, Dl4jNetworks.lstm(2, 3), Dl4jNetworks.output(3, 2))
                .toComputationGraph();
        MultiLayerNetwork stack =
                Dl4jNetworks.of(new Sgd(0.1), DataType.FLOAT, Dl4jNetworks.lstm(2, 3), Dl4jNetworks.output(3, 2));

        List<Double> losses = Dl4jTrainer.train(graph, ONE_EPOCH, WINDOWS, TrainingListener.NONE);

        assertThat(losses).isEqualTo(Dl4jTrainer.train(stack, ONE_EPOCH, WINDOWS, TrainingListener.NONE));
        assertThat(graph.params().toFloatVector()).isEqualTo(stack.params().toFloatVector());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String reason, Layer[] layers) {
        MultiLayerNetwork network = Dl4jNetworks.of(new Sgd(0.1), DataType.FLOAT, layers);

        assertThatThrownBy(() -> Dl4jTrainer.train(network, ONE_EPOCH, WINDOWS, TrainingListener.NONE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith(reason);
    }
}
