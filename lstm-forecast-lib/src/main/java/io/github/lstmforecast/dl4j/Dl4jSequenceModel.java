package io.github.lstmforecast.dl4j;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.SequenceModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.recurrent.LSTM;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A recurrent network of Deeplearning4j that runs step by step with {@code rnnTimeStep}. Each {@link ModelState} has its own
 * copy of the state of the recurrent layers, so one network can run on several sequences; calls are synchronized. Do not
 * use the network elsewhere at the same time.
 */
public final class Dl4jSequenceModel implements SequenceModel {
    private static final int TRIAL_STEPS = 7;
    private static final double TRIAL_TOLERANCE = 1e-4; // rounding to 32 bits in another order of sums

    private final UnaryOperator<INDArray> step;
    private final List<RecurrentLayer> layers;
    private final List<Integer> units;
    private final List<Boolean> cells; // whether a layer has them
    private final boolean featuresLast;
    private final int inputs;
    private final int outputs;

    private Dl4jSequenceModel(
            int inputs, List<Layer> all, UnaryOperator<INDArray> step, UnaryOperator<INDArray> whole) {
        this.inputs = inputs;
        this.step = step;
        this.layers = Dl4jLayers.recurrent(all);
        this.units = layers.stream().map(Dl4jLayers::units).toList();
        this.featuresLast = all.get(0).conf().getLayer() instanceof BaseRecurrentLayer first
                && first.getRnnDataFormat() == RNNFormat.NWC;
        this.outputs = tryOut(whole);
        this.cells = layers.stream() // whose state is that of the trial
                .map(layer -> layer.rnnGetPreviousState().containsKey(LSTM.STATE_KEY_PREV_MEMCELL))
                .toList();
    }

    /**
     * @param network initialized
     * @throws InvalidValueException if the network has no recurrent layer, or a layer that can't forecast step by step; the
     *     message has the layer and the reason
     */
    public static Dl4jSequenceModel of(MultiLayerNetwork network) {
        List<Layer> layers = List.of(network.getLayers());
        List<NeuralNetConfiguration> confs =
                network.getLayerWiseConfigurations().getConfs();
        Dl4jLayers.requireStepwise(confs.stream().map(NeuralNetConfiguration::getLayer));
        Dl4jLayers.requireRecurrent(layers);
        return new Dl4jSequenceModel(
                Dl4jLayers.inputs(confs.stream().map(NeuralNetConfiguration::getLayer)),
                layers,
                network::rnnTimeStep,
                sequence -> network.output(sequence, false));
    }

    /**
     * @param graph initialized, with one input that goes into a layer, and one output
     * @throws InvalidValueException as {@link #of(MultiLayerNetwork)}, or if there is more than one input or output
     */
    public static Dl4jSequenceModel of(ComputationGraph graph) {
        InvalidValueException.unless(
                graph.getNumInputArrays() == 1 && graph.getNumOutputArrays() == 1,
                "network",
                graph.getNumInputArrays() + " inputs and " + graph.getNumOutputArrays() + " outputs",
                "a graph of one input and one output, each with any number of features");
        List<Layer> layers = List.of(graph.getLayers());
        Dl4jLayers.requireStepwise(graph.getConfiguration().getVertices().values().stream()
                .map(vertex -> vertex instanceof LayerVertex layer
                        ? layer.getLayerConf().getLayer()
                        : vertex));
        Dl4jLayers.requireRecurrent(layers);
        String input = graph.getConfiguration().getNetworkInputs().get(0);
        Stream<?> first = graph.getConfiguration().getVertexInputs().entrySet().stream()
                .filter(vertex -> vertex.getValue().contains(input))
                .map(vertex -> graph.getConfiguration().getVertices().get(vertex.getKey()))
                .filter(LayerVertex.class::isInstance)
                .map(vertex -> ((LayerVertex) vertex).getLayerConf().getLayer());
        return new Dl4jSequenceModel(
                Dl4jLayers.inputs(first),
                layers,
                value -> graph.rnnTimeStep(value)[0],
                sequence -> graph.output(false, sequence)[0]);
    }

    /**
     * Runs a random sequence step by step and as a whole. The outputs differ if a layer uses more than its step and its own
     * state.
     *
     * @return the number of outputs
     */
    private int tryOut(UnaryOperator<INDArray> whole) {
        Random random = new Random(1);
        float[][] sequence = new float[TRIAL_STEPS][inputs];
        float[][][] batch = featuresLast ? new float[1][TRIAL_STEPS][inputs] : new float[1][inputs][TRIAL_STEPS];
        for (int t = 0; t < TRIAL_STEPS; t++) {
            for (int f = 0; f < inputs; f++) {
                sequence[t][f] = random.nextFloat();
                batch[0][featuresLast ? t : f][featuresLast ? f : t] = sequence[t][f];
            }
        }
        resetState();
        float[] atOnce = flat(whole.apply(Nd4j.createFromArray(batch)));
        resetState();
        List<float[]> stepwise = new ArrayList<>();
        for (float[] values : sequence) {
            stepwise.add(flat(step.apply(oneStep(values))));
        }
        int size = stepwise.get(0).length;
        InvalidValueException.unless(
                atOnce.length == size * TRIAL_STEPS,
                "network",
                "one with " + atOnce.length + " outputs for a sequence of " + TRIAL_STEPS + " steps, but " + size
                        + " for one step",
                "one with the same number of outputs for each step");
        for (int t = 0; t < TRIAL_STEPS; t++) {
            for (int f = 0; f < size; f++) {
                // Deeplearning4j's default format is [feature][time]; the other format, and the output of a plain
                // OutputLayer, are [time][feature].
                float alone = stepwise.get(t)[f];
                boolean same = close(atOnce[f * TRIAL_STEPS + t], alone) || close(atOnce[t * size + f], alone);
                InvalidValueException.unless(
                        same,
                        "network",
                        "one that outputs " + alone + " at step " + t + " step by step, but "
                                + atOnce[f * TRIAL_STEPS + t] + " for the whole sequence",
                        "one whose layers use only their current step and state");
            }
        }
        return size;
    }

    private static boolean close(float one, float other) {
        return Float.compare(one, other) == 0 // neither is finite if the network diverged
                || Math.abs(one - other) <= TRIAL_TOLERANCE * Math.max(1, Math.abs(other));
    }

    private static float[] flat(INDArray array) {
        return array.dup('c').reshape(array.length()).castTo(DataType.FLOAT).toFloatVector();
    }

    private INDArray oneStep(float[] values) {
        float[][][] one = featuresLast ? new float[1][1][values.length] : new float[1][values.length][1];
        for (int f = 0; f < values.length; f++) {
            one[0][featuresLast ? 0 : f][featuresLast ? f : 0] = values[f];
        }
        return Nd4j.createFromArray(one);
    }

    private void resetState() {
        layers.forEach(layer -> layer.rnnSetPreviousState(new HashMap<>()));
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public List<Integer> units() {
        return units;
    }

    @Override
    public boolean hasCells(int layer) {
        return cells.get(layer);
    }

    @Override
    public ModelState start() {
        return new Run();
    }

    private final class Run implements ModelState {
        private final List<Map<String, INDArray>> states = new ArrayList<>();

        Run() {
            layers.forEach(layer -> states.add(new HashMap<>()));
        }

        @Override
        public void step(float[] input, float[] output) {
            InvalidValueException.unless(
                    input.length == inputs, "input", input.length + " numbers", inputs + " numbers");
            InvalidValueException.unless(
                    output.length == outputs, "output", output.length + " numbers", outputs + " numbers");
            synchronized (Dl4jSequenceModel.this) {
                for (int i = 0; i < layers.size(); i++) {
                    layers.get(i).rnnSetPreviousState(states.get(i));
                }
                float[] result = Dl4jModels.made(() -> flat(step.apply(oneStep(input))));
                System.arraycopy(result, 0, output, 0, outputs);
                for (int i = 0; i < layers.size(); i++) {
                    states.set(i, new HashMap<>(layers.get(i).rnnGetPreviousState()));
                }
            }
        }

        @Override
        public void copyTo(int layer, float[] hidden, float[] cell, int at) {
            copy(layer, LSTM.STATE_KEY_PREV_ACTIVATION, hidden, at);
            if (hasCells(layer)) {
                copy(layer, LSTM.STATE_KEY_PREV_MEMCELL, cell, at);
            }
        }

        private void copy(int layer, String key, float[] to, int at) {
            INDArray values = states.get(layer).get(key);
            if (values == null) { // the initial state
                Arrays.fill(to, at, at + units.get(layer), 0);
            } else {
                System.arraycopy(flat(values), 0, to, at, units.get(layer));
            }
        }
    }
}
