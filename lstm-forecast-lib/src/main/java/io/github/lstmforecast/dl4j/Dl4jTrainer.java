package io.github.lstmforecast.dl4j;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.signal.Windows;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.TrainingDivergedException;
import io.github.lstmforecast.train.TrainingListener;
import io.github.lstmforecast.train.TrainingLoop;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains a network of Deeplearning4j, with its own updaters, losses and regularization, by truncated backpropagation
 * through time that carries state from window to window as its gradient does.
 *
 * <p>Deeplearning4j's own {@code fit} does not: it forgets the state before and after each call, and its backward pass
 * starts each window from zeros although its forward pass went on from the window before, so that the gradient is wrong.
 */
public final class Dl4jTrainer implements TrainingLoop.Learner {
    /** Layers whose backward pass starts from the state that their forward pass started from. */
    private static final Set<String> RIGHT = Set.of("LSTM", "GravesLSTM");

    private final Recipe recipe;
    private final int batch;
    private final int features;
    private final Stateful network;
    private final MultiLayerUpdater updater;

    private Dl4jTrainer(MultiLayerNetwork network, Recipe recipe, Windows windows) {
        this.recipe = recipe;
        this.batch = windows.copies();
        this.features = windows.features();
        this.network = new Stateful(network);
        this.updater = new MultiLayerUpdater(this.network);
        if (network.getUpdater(false) != null && network.getUpdater().getStateViewArray() != null) {
            updater.setStateViewArray(this.network, network.getUpdater().getStateViewArray().dup(), false);
        }
    }

    /** Shares its parameters with the network that it is made of. */
    @SuppressWarnings("overrides") // of Deeplearning4j's own methods
    private static final class Stateful extends MultiLayerNetwork {
        private static final long serialVersionUID = 1L;

        Stateful(MultiLayerNetwork network) {
            super(carrying(network.getLayerWiseConfigurations().clone()));
            init(network.params(), false);
        }

        private static MultiLayerConfiguration carrying(MultiLayerConfiguration configuration) {
            configuration.setBackpropType(BackpropType.TruncatedBPTT);
            configuration.setTbpttFwdLength(Integer.MAX_VALUE);
            configuration.setTbpttBackLength(Integer.MAX_VALUE);
            return configuration;
        }

        /** Deeplearning4j asks for the gradient from a state of zeros, whatever the state was. */
        @Override
        protected Pair<Gradient, INDArray> calcBackpropGradients(
                INDArray epsilon, boolean withOutputLayer, boolean fromState, boolean returnInputGradient) {
            return super.calcBackpropGradients(epsilon, withOutputLayer, true, returnInputGradient);
        }
    }

    /**
     * Trains a network.
     *
     * @param network initialized, changed in place: its parameters, the state of its updater, and its count of iterations
     * @param recipe the settings of the training; layers, gates and updater are the network's own, and the recipe's rate
     *     decay is applied to whatever the updater steps
     * @param windows the data, cut as the recipe says
     * @param listener is told of each epoch
     * @return the loss of each epoch: the network's score, averaged over batch, time and outputs
     * @throws InvalidValueException if network, recipe and windows don't fit each other, or the network has recurrent layers
     *     whose gradient Deeplearning4j gets wrong
     * @throws TrainingDivergedException if the loss is not finite any more
     */
    public static List<Double> train(
            MultiLayerNetwork network, Recipe recipe, Windows windows, TrainingListener listener) {
        for (Layer layer : network.getLayers()) {
            String name = layer.conf().getLayer().getClass().getSimpleName();
            InvalidValueException.unless(
                    !(layer instanceof RecurrentLayer) || RIGHT.contains(name),
                    "network",
                    "one with a recurrent layer " + name,
                    "one whose recurrent layers are LSTM or GravesLSTM; of others, Deeplearning4j starts the gradient of"
                            + " each window from a state of zeros");
        }
        Dl4jSequenceModel model = Dl4jSequenceModel.of(network);
        InvalidValueException.unless(
                model.inputs() == windows.features() && model.outputs() == windows.features(),
                "network",
                model.inputs() + " inputs and " + model.outputs() + " outputs",
                windows.features() + " of each, as many as the data has features");
        Dl4jTrainer trainer = new Dl4jTrainer(network, recipe, windows);
        List<Double> losses = TrainingLoop.run(recipe, windows, trainer, listener);
        trainer.handBack(network);
        return losses;
    }

    private void handBack(MultiLayerNetwork to) {
        if (updater.getStateViewArray() != null) {
            to.setUpdater(Dl4jModels.updater(to, updater.getStateViewArray()));
        }
        to.setIterationCount(network.getIterationCount());
        to.rnnClearPreviousState();
    }

    @Override
    public void forget() {
        network.rnnClearPreviousState();
    }

    @Override
    public double learn(float[] inputs, float[] targets, double learningRate) {
        int time = inputs.length / (batch * features);
        double loss = gradient(inputs, targets) / time;
        INDArray gradient = network.getFlattenedGradients();
        // Deeplearning4j sums over time, and over the batch until its updater divides by it.
        gradient.divi(time);
        clip(gradient);
        int iteration = network.getIterationCount();
        updater.update(
                network, network.gradient(), iteration, network.getEpochCount(), batch, LayerWorkspaceMgr.noWorkspaces());
        network.params().subi(gradient.mul(learningRate / recipe.optimizer().learningRate()));
        network.applyConstraints(iteration, network.getEpochCount());
        network.setIterationCount(iteration + 1);
        return loss;
    }

    /**
     * Goes through one window, from the state that the window before left, and carries the state on.
     *
     * @return the score; the gradient is left in the network
     */
    private double gradient(float[] inputs, float[] targets) {
        network.setInput(inOrderOfBatch(inputs));
        network.setLabels(inOrderOfBatch(targets));
        network.computeGradientAndScore();
        network.updateRnnStateWithTBPTTState();
        return network.score();
    }

    /** From {@code [time][batch][feature]} to Deeplearning4j's {@code [batch][feature][time]}. */
    private INDArray inOrderOfBatch(float[] values) {
        return Nd4j.createFromArray(values)
                .reshape(values.length / (batch * features), batch, features)
                .permute(1, 2, 0)
                .dup('f')
                .castTo(network.params().dataType());
    }

    private void clip(INDArray gradient) {
        double norm = gradient.norm2Number().doubleValue() / batch;
        if (norm > recipe.gradientNorm()) {
            gradient.muli(recipe.gradientNorm() / norm);
        }
    }
}
