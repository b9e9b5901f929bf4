package io.github.lstmforecast.model;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.DenseLayer;
import io.github.lstmforecast.rnn.RnnLayer;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.StepLayer;
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

    /** @throws ModelFileException if the network gets windows, so that it does not run step by step */
    public static RnnModel ofSteps(NetworkSpec network) throws ModelFileException {
        if (network.window().isPresent()) {
            throw new ModelFileException("the model gets windows of steps, so it does not run step by step:"
                    + " read it with Extensions.read, and open it with an engine");
        }
        return new RnnModel(network);
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

    private final class Run implements ModelState {
        private final StepLayer[] layers = new StepLayer[network.layers().size()];
        private final RnnLayer[] withState = new RnnLayer[recurrent.size()];
        private final int inputs = inputs();
        private final int outputs = outputs();

        Run() {
            int states = 0;
            for (int i = 0; i < layers.length; i++) {
                layers[i] = started(network.layers().get(i));
                if (layers[i] instanceof RnnLayer layer) {
                    withState[states++] = layer;
                }
            }
        }

        @Override
        public void step(float[] input, float[] output) {
            requireLength("input", input, inputs);
            requireLength("output", output, outputs);
            float[] values = input;
            for (StepLayer layer : layers) {
                values = layer.step(values);
            }
            System.arraycopy(values, 0, output, 0, outputs);
        }

        @Override
        public void copyTo(int layer, float[] hidden, float[] cell, int at) {
            withState[layer].copyTo(hidden, cell, at);
        }
    }

    private static StepLayer started(NetworkSpec.Layer layer) {
        if (layer instanceof NetworkSpec.Recurrent of) {
            return new RnnLayer(
                    of.cell(), of.gateActivation(), of.activation(), of.inputs(), of.units(), of.parameters());
        }
        if (layer instanceof NetworkSpec.Dense of) {
            return new DenseLayer(of.inputs(), of.outputs(), of.activation(), of.weights(), of.biases());
        }
        if (layer instanceof NetworkSpec.Affine of) {
            return new AffineLayer(of.scale(), of.offset());
        }
        NetworkSpec.Activated of = (NetworkSpec.Activated) layer;
        return new ActivationLayer(of.activation(), new float[of.inputs()]);
    }

    private record AffineLayer(double[] scale, double[] offset, float[] result) implements StepLayer {
        AffineLayer(double[] scale, double[] offset) {
            this(scale, offset, new float[scale.length]);
        }

        @Override
        public float[] step(float[] input) {
            for (int i = 0; i < result.length; i++) {
                result[i] = (float) (scale[i] * input[i] + offset[i]);
            }
            return result;
        }
    }

    private record ActivationLayer(Activation activation, float[] result) implements StepLayer {
        @Override
        public float[] step(float[] input) {
            System.arraycopy(input, 0, result, 0, result.length);
            activation.apply(result, 0, result.length);
            return result;
        }
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
