package io.github.lstmforecast.rnn;

import io.github.lstmforecast.InvalidValueException;

/** A dense layer, {@code activation(W x + b)}. */
public final class DenseLayer implements StepLayer {
    private static final FloatOps OPS = FloatOps.FASTEST;

    private final int inputs;
    private final int outputs;
    private final Activation activation;
    private final float[] transposed; // (input, output)
    private final float[] biases;
    private final float[] result; // (output)

    /**
     * @param weights {@code [outputs][inputs]}, flat; copied
     * @param biases {@code [outputs]}; copied
     */
    public DenseLayer(int inputs, int outputs, Activation activation, float[] weights, float[] biases) {
        InvalidValueException.unless(
                weights.length == inputs * outputs && biases.length == outputs,
                "weights and biases",
                weights.length + " and " + biases.length + " numbers",
                inputs * outputs + " and " + outputs + " numbers");
        this.inputs = inputs;
        this.outputs = outputs;
        this.activation = activation;
        this.transposed = new float[weights.length];
        this.biases = biases.clone();
        this.result = new float[outputs];
        FloatOps.transpose(weights, 0, outputs, inputs, transposed);
    }

    /**
     * @param input {@code [inputs]}
     * @return {@code [outputs]}
     */
    @Override
    public float[] step(float[] input) {
        System.arraycopy(biases, 0, result, 0, outputs);
        OPS.addProduct(result, 0, 1, outputs, input, 0, inputs, 1, transposed, 0, inputs);
        activation.apply(result, 0, outputs);
        return result;
    }
}
