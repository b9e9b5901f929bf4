package io.github.lstmforecast.dl4j;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.dl4j.file.NetworkFile;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.TrainingDivergedException;
import io.github.lstmforecast.train.TrainingListener;
import io.github.lstmforecast.train.TrainingLoop;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains a network of Deeplearning4j, with its own updaters, losses and regularization, by truncated backpropagation
 * through time. The state is carried from window to window, in the forward and in the backward pass.
 *
 * <p>Deeplearning4j's own {@code fit} resets the state before and after each call. Its backward pass starts each window
 * from a state of zeros although its forward pass continues the previous window, so its gradient is wrong. It also sums
 * over time, where this class uses the mean, so a network's own regularization and clipping have more weight here.
 */
public final class Dl4jTrainer implements TrainingLoop.Learner {
    /** Layers whose backward pass starts from the same state as their forward pass. */
    private static final Set<String> CORRECT_GRADIENT = Set.of("LSTM", "GravesLSTM");

    private final Recipe recipe;
    private final int batch;
    private final int inputs;
    private final int outputs;
    private final Stateful graph;
    private final ComputationGraphUpdater updater;

    private Dl4jTrainer(ComputationGraph graph, Recipe recipe, Windows windows) {
        this.recipe = recipe;
        this.batch = windows.copies();
        this.inputs = windows.inputs();
        this.outputs = windows.outputs();
        this.graph = new Stateful(graph);
        this.updater = this.graph.getUpdater();
        INDArray state = graph.getUpdater().getStateViewArray();
        if (state != null) {
            updater.setStateViewArray(state.dup());
        }
    }

    /** Shares its parameters with the graph from which it is created. */
    private static final class Stateful extends ComputationGraph {
        private static final long serialVersionUID = 1L;

        private final transient Map<RecurrentLayer, Map<String, INDArray>> after = new IdentityHashMap<>();

        Stateful(ComputationGraph graph) {
            super(carrying(graph.getConfiguration().clone()));
            init(graph.params(), false);
        }

        private static ComputationGraphConfiguration carrying(ComputationGraphConfiguration configuration) {
            configuration.setBackpropType(BackpropType.TruncatedBPTT);
            configuration.setTbpttFwdLength(Integer.MAX_VALUE);
            configuration.setTbpttBackLength(Integer.MAX_VALUE);
            return configuration;
        }

        /** Deeplearning4j would compute the gradient from a state of zeros, and later reset the state. */
        @Override
        protected void calcBackpropGradients(boolean clearLayers, boolean fromState, INDArray... externalErrors) {
            for (Layer layer : getLayers()) {
                if (layer instanceof RecurrentLayer recurrent) {
                    after.put(recurrent, recurrent.rnnGetTBPTTState());
                }
            }
            super.calcBackpropGradients(clearLayers, true, externalErrors);
        }

        /** The state after one window is that before the next, in the forward and in the backward pass. */
        void carryState() {
            after.forEach((layer, state) -> {
                layer.rnnSetPreviousState(state);
                layer.rnnSetTBPTTState(state);
            });
        }
    }

    /**
     * Trains a stack of layers.
     *
     * @param network initialized; changed in place: its parameters, updater state, and counts of iterations and epochs
     * @param recipe the settings, except layers, gates and updater, which are those of the network; the learning rate decay
     *     scales the steps of the updater
     * @param windows the data, with the copies and the window length of the recipe
     * @return the loss of each epoch: the network's score without its regularization, averaged over batch, time and
     *     outputs
     * @throws InvalidValueException if network, recipe and windows don't fit each other, or the network has recurrent
     *     layers with a wrong gradient in Deeplearning4j
     * @throws TrainingDivergedException if the loss is no longer finite
     */
    public static List<Double> train(
            MultiLayerNetwork network, Recipe recipe, Windows windows, TrainingListener listener) {
        requireFit(Dl4jSequenceModel.of(network), network.getLayers(), windows);
        ComputationGraph graph = network.toComputationGraph(); // its parameters and updater state have the same order
        graph.getConfiguration().setIterationCount(network.getIterationCount());
        graph.getConfiguration().setEpochCount(network.getEpochCount());
        List<Double> losses = trainGraph(graph, recipe, windows, listener);
        network.params().assign(graph.params());
        INDArray state = graph.getUpdater().getStateViewArray();
        if (state != null) {
            network.getUpdater().setStateViewArray(network, state, false);
        }
        network.setIterationCount(graph.getConfiguration().getIterationCount());
        network.setEpochCount(graph.getConfiguration().getEpochCount());
        network.rnnClearPreviousState();
        return losses;
    }

    /**
     * Trains a graph of layers like {@link #train(MultiLayerNetwork, Recipe, Windows, TrainingListener)}.
     *
     * @param graph initialized, with one input and one output; changed in place
     */
    public static List<Double> train(
            ComputationGraph graph, Recipe recipe, Windows windows, TrainingListener listener) {
        requireFit(Dl4jSequenceModel.of(graph), graph.getLayers(), windows);
        List<Double> losses = trainGraph(graph, recipe, windows, listener);
        graph.rnnClearPreviousState();
        return losses;
    }

    /**
     * Trains a network from a file like {@link #train(MultiLayerNetwork, Recipe, Windows, TrainingListener)}, starting with
     * its parameters and, if saved, its updater state.
     *
     * @throws InvalidValueException also if Deeplearning4j can't create the network
     */
    public static TrainedNetwork train(NetworkFile start, Recipe recipe, Windows windows, TrainingListener listener) {
        return Dl4jModels.made(() -> {
            if (start.configuration().isGraph()) {
                ComputationGraph graph = Dl4jModels.graph(start);
                List<Double> losses = train(graph, recipe, windows, listener);
                return new TrainedNetwork(Dl4jModels.toFile(graph), losses);
            }
            MultiLayerNetwork network = Dl4jModels.network(start);
            List<Double> losses = train(network, recipe, windows, listener);
            return new TrainedNetwork(Dl4jModels.toFile(network), losses);
        });
    }

    private static void requireFit(Dl4jSequenceModel model, Layer[] layers, Windows windows) {
        for (Layer layer : layers) {
            Layer within = Dl4jLayers.unwrapped(layer);
            String name = within.conf().getLayer().getClass().getSimpleName();
            InvalidValueException.unless(
                    !(within instanceof RecurrentLayer) || within == layer && CORRECT_GRADIENT.contains(name),
                    "network",
                    "one with a recurrent layer " + name
                            + (within == layer
                                    ? ""
                                    : " within a " + layer.getClass().getSimpleName()),
                    "one whose recurrent layers are LSTM or GravesLSTM without a wrapper; for others, Deeplearning4j"
                            + " computes the gradient of each window from a state of zeros");
        }
        InvalidValueException.unless(
                model.inputs() == windows.inputs() && model.outputs() == windows.outputs(),
                "network",
                model.inputs() + " inputs and " + model.outputs() + " outputs",
                windows.inputs() + " inputs and " + windows.outputs() + " outputs, like the data");
    }

    private static List<Double> trainGraph(
            ComputationGraph graph, Recipe recipe, Windows windows, TrainingListener listener) {
        graph.getConfiguration()
                .getVertices()
                .forEach((name, vertex) -> InvalidValueException.unless(
                        !(graph.getLayer(name) instanceof RecurrentLayer)
                                || vertex instanceof LayerVertex layer && layer.getPreProcessor() == null,
                        "network",
                        "one whose recurrent layer " + SafeText.of(name) + " is above layers that are not recurrent",
                        "one whose recurrent layers come first; when the state is carried, Deeplearning4j ignores the"
                                + " preprocessor between them"));
        Dl4jTrainer trainer = new Dl4jTrainer(graph, recipe, windows);
        List<Double> losses = TrainingLoop.run(recipe, windows, trainer, listener);
        INDArray state = trainer.updater.getStateViewArray();
        if (state != null) {
            graph.getUpdater().setStateViewArray(state);
        }
        graph.getConfiguration()
                .setIterationCount(trainer.graph.getConfiguration().getIterationCount());
        graph.getConfiguration().setEpochCount(trainer.graph.getConfiguration().getEpochCount());
        return losses;
    }

    @Override
    public void resetState() {
        graph.rnnClearPreviousState();
    }

    @Override
    public double learn(float[] inputs, float[] targets, double learningRate) {
        int time = inputs.length / (batch * this.inputs);
        graph.setInput(0, inOrderOfBatch(inputs, this.inputs));
        graph.setLabel(0, inOrderOfBatch(targets, outputs));
        graph.computeGradientAndScore();
        graph.carryState();
        double loss = (graph.score() - graph.calcRegularizationScore(true)) / time;
        INDArray gradient = graph.getFlattenedGradients().reshape(graph.numParams()); // a view
        // Deeplearning4j sums over time and batch; by default, its updater divides by the batch size.
        boolean updaterDivides = graph.conf().isMiniBatch();
        gradient.divi(updaterDivides ? time : time * batch);
        clip(gradient, updaterDivides ? batch : 1);
        int iteration = graph.getConfiguration().getIterationCount();
        int epoch = graph.getConfiguration().getEpochCount();
        updater.update(graph.gradient(), iteration, epoch, batch, LayerWorkspaceMgr.noWorkspaces());
        graph.params().subi(gradient.mul(learningRate / recipe.optimizer().learningRate()));
        graph.applyConstraints(iteration, epoch);
        graph.getConfiguration().setIterationCount(iteration + 1);
        return loss;
    }

    @Override
    public void epochEnded() {
        graph.getConfiguration().setEpochCount(graph.getConfiguration().getEpochCount() + 1); // for its schedules
    }

    /** From {@code [time][batch][feature]} to Deeplearning4j's {@code [batch][feature][time]}. */
    private INDArray inOrderOfBatch(float[] values, int features) {
        return Nd4j.createFromArray(values)
                .reshape(values.length / (batch * features), batch, features)
                .permute(1, 2, 0)
                .dup('f')
                .castTo(graph.params().dataType());
    }

    private void clip(INDArray gradient, int divisor) {
        double norm = gradient.norm2Number().doubleValue() / divisor;
        if (norm > recipe.gradientNorm()) {
            gradient.muli(recipe.gradientNorm() / norm);
        }
    }
}
