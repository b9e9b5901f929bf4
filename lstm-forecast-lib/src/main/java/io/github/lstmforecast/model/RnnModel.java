package io.github.lstmforecast.model;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.rnn.DenseLayer;
import io.github.lstmforecast.rnn.RnnLayer;
import io.github.lstmforecast.rnn.RnnParameters;
import java.util.List;

/**
 * A network that the library's own kernel runs. Steps allocate nothing. Of a network with a {@linkplain
 * NetworkSpec.Window window}, the initial state is that before each window.
 */
public final class RnnModel implements SequenceModel {
    private final NetworkSpec network;
    private final List<NetworkSpec.Recurrent> recurrent;

    public RnnModel(NetworkSpec network) {
        this.network = network;
        this.recurrent = network.recurrent();
    }

    /** A trained network. */
    public RnnModel(RnnParameters parameters) {
        this(NetworkSpec.of(parameters));
    }

    @Override
    public int inputs() {
        return network.layers().get(0).inputs();
    }

    @Override
    public int outputs() {
        return network.outputs();
    }

    @Override
    public List<Integer> units() {
        return recurrent.stream().map(NetworkSpec.Recurrent::units).toList();
    }

    @Override
    public boolean hasCells(int layer) {
        return recurrent.get(layer).cell().hasCellState();
    }

    @Override
    public ModelState start() {
        return new Run();
    }

    /** One layer in a run. It returns its own array, which the next step changes, and does not modify its input. */
    private interface LayerRun {
        float[] step(float[] input);
    }

    private final class Run implements ModelState {
        private final LayerRun[] layers = new LayerRun[network.layers().size()];
        private final RnnLayer[] withState = new RnnLayer[recurrent.size()];
        private final float[] first = new float[inputs()];

        Run() {
            int states = 0;
            for (int i = 0; i < layers.length; i++) {
                NetworkSpec.Layer layer = network.layers().get(i);
                if (layer instanceof NetworkSpec.Recurrent of) {
                    RnnLayer run = new RnnLayer(
                            of.cell(), of.gateActivation(), of.activation(), of.inputs(), of.units(), of.parameters());
                    withState[states++] = run;
                    layers[i] = run::step;
                } else {
                    layers[i] = withoutState(layer);
                }
            }
        }

        @Override
        public void step(float[] input, float[] output) {
            requireLength("input", input, first.length);
            requireLength("output", output, outputs());
            System.arraycopy(input, 0, first, 0, first.length);
            float[] values = first;
            for (LayerRun layer : layers) {
                values = layer.step(values);
            }
            System.arraycopy(values, 0, output, 0, output.length);
        }

        @Override
        public void copyTo(int layer, float[] hidden, float[] cell, int at) {
            withState[layer].copyTo(hidden, cell, at);
        }
    }

    private static LayerRun withoutState(NetworkSpec.Layer layer) {
        if (layer instanceof NetworkSpec.Dense of) {
            return new DenseLayer(of.inputs(), of.outputs(), of.activation(), of.weights(), of.biases())::step;
        }
        if (layer instanceof NetworkSpec.Affine of) {
            return scaled(of.scale(), of.offset());
        }
        NetworkSpec.Activated of = (NetworkSpec.Activated) layer;
        float[] result = new float[of.inputs()];
        return input -> {
            System.arraycopy(input, 0, result, 0, result.length);
            of.activation().apply(result, 0, result.length);
            return result;
        };
    }

    private static LayerRun scaled(double[] scale, double[] offset) {
        float[] result = new float[scale.length];
        return input -> {
            for (int i = 0; i < result.length; i++) {
                result[i] = (float) (scale[i] * input[i] + offset[i]);
            }
            return result;
        };
    }

    private static void requireLength(String name, float[] values, int length) {
        if (values.length != length) { // checked at each step, so no text is made unless it is needed
            throw new InvalidValueException(name, values.length + " numbers", length + " numbers");
        }
    }

    @Override
    public String toString() {
        return "RnnModel[" + network.description() + "]";
    }
}
