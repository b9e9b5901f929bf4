package io.github.lstmforecast.rnn;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;

/**
 * The forward and the backward pass of a stack of recurrent layers with a dense linear output layer. The {@link Cell}
 * computes a time step; the output is {@code V h + v} with h of the highest layer.
 *
 * <p>Arrays are flat and in the order of time: {@code [time][batch][feature]}. Results have the same bits on every
 * machine. Nothing is allocated.
 */
public final class RnnKernel {
    private static final FloatOps OPS = FloatOps.FASTEST;
    private static final float[] ONE = {1};

    private RnnKernel() {}

    /**
     * Runs the network over a window.
     *
     * @param parameters the flat vector of {@link RnnShape}; not modified
     * @param inputs {@code [time][batch][input]}; not modified; do not change it before {@link #backward}
     * @param state the state before the window; receives the state after it
     * @param tape receives the outputs and everything that the backward pass needs
     */
    public static void forward(float[] parameters, float[] inputs, RnnState state, RnnTape tape) {
        RnnShape shape = tape.shape;
        requireLength("parameters", parameters, tape.parameterCount);
        requireLength("inputs", inputs, tape.time * tape.batch * shape.inputs());
        if (state.batch() != tape.batch || !state.shape().equals(shape)) {
            throw new InvalidValueException(
                    "state", state.shape() + " of batch " + state.batch(), shape + " of batch " + tape.batch);
        }

        tape.inputs = inputs;
        float[] below = inputs;
        int belowAt = 0;
        for (int layer = 0; layer < shape.layers(); layer++) {
            RnnTape.Layer l = tape.layers[layer];
            float[] h = state.h[layer];
            float[] c = state.c[layer];
            System.arraycopy(h, 0, l.h, 0, h.length);
            System.arraycopy(c, 0, l.c, 0, c.length);
            forwardLayer(parameters, tape.cells[layer], below, belowAt);
            System.arraycopy(l.h, l.h.length - h.length, h, 0, h.length);
            System.arraycopy(l.c, l.c.length - c.length, c, 0, c.length);
            below = l.h;
            belowAt = tape.batch * shape.units().get(layer); // after the rows of the carried state
        }
        forwardOutput(parameters, below, belowAt, tape);
    }

    /**
     * Runs one layer over the window of its tape, which has the state before it.
     *
     * @param below the inputs of the layer, {@code [time][batch][input]}, from {@code belowAt} on
     */
    static void forwardLayer(float[] parameters, Cell cell, float[] below, int belowAt) {
        RnnTape.Layer l = cell.layer;
        int columns = l.columns;
        int rows = l.time * l.batch;
        for (int row = 0; row < rows; row++) {
            System.arraycopy(parameters, l.bias, l.blocks, row * columns, columns);
        }
        OPS.addProduct(l.blocks, 0, rows, columns, below, belowAt, l.inputs, 1, parameters, l.inputWeights, l.inputs);
        for (int t = 0; t < l.time; t++) {
            cell.forward(parameters, t);
        }
    }

    private static void forwardOutput(float[] parameters, float[] h, int hAt, RnnTape tape) {
        int n = tape.shape.topUnits();
        int outputs = tape.shape.outputs();
        int rows = tape.time * tape.batch;
        for (int row = 0; row < rows; row++) {
            System.arraycopy(parameters, tape.outputBias, tape.outputs, row * outputs, outputs);
        }
        float[] weights = parameters;
        int weightsAt = tape.outputWeights;
        if (outputs > 1) { // a single row is its own transpose
            FloatOps.transpose(parameters, weightsAt, outputs, n, tape.transposedOutputWeights);
            weights = tape.transposedOutputWeights;
            weightsAt = 0;
        }
        OPS.addProduct(tape.outputs, 0, rows, outputs, h, hAt, n, 1, weights, weightsAt, n);
    }

    /**
     * The exact gradient of a loss over all steps of the last forward pass. The state before the window is a constant.
     *
     * @param parameters the same as in the forward pass; not modified
     * @param outputErrors the derivative of the loss with respect to each output, {@code [time][batch][output]}; not
     *     modified
     * @param tape of the forward pass
     * @param gradient receives the derivative with respect to each parameter, in the order of the parameters
     */
    public static void backward(float[] parameters, float[] outputErrors, RnnTape tape, float[] gradient) {
        RnnShape shape = tape.shape;
        requireLength("parameters", parameters, tape.parameterCount);
        requireLength("outputErrors", outputErrors, tape.outputs.length);
        requireLength("gradient", gradient, tape.parameterCount);
        InvalidValueException.unless(tape.inputs != null, "tape", "without a forward pass", "that of a forward pass");

        Arrays.fill(gradient, 0);
        backwardOutput(parameters, outputErrors, tape, gradient);
        int rows = tape.time * tape.batch;
        float[] errors = tape.errors;
        for (int layer = shape.layers() - 1; layer >= 0; layer--) {
            RnnTape.Layer l = tape.layers[layer];
            backwardThroughTime(parameters, tape.cells[layer], errors);
            tape.cells[layer].addRecurrentGradient(gradient);
            if (layer == 0) {
                inputGradients(l, tape.inputs, 0, rows, gradient);
            } else {
                RnnTape.Layer below = tape.layers[layer - 1];
                inputGradients(l, below.h, tape.batch * below.units, rows, gradient);
                inputErrors(parameters, l, rows);
                errors = l.inputErrors;
            }
        }
    }

    private static void backwardOutput(float[] parameters, float[] outputErrors, RnnTape tape, float[] gradient) {
        RnnShape shape = tape.shape;
        int n = shape.topUnits();
        int outputs = shape.outputs();
        int rows = tape.time * tape.batch;
        int weights = tape.outputWeights;
        float[] h = tape.layers[shape.layers() - 1].h;
        Arrays.fill(tape.errors, 0);
        OPS.addProduct(tape.errors, 0, rows, n, outputErrors, 0, outputs, 1, parameters, weights, outputs);
        OPS.addProduct(gradient, weights, outputs, n, outputErrors, 0, 1, outputs, h, tape.batch * n, rows);
        addRows(gradient, tape.outputBias, outputErrors, outputs, rows);
    }

    /** Computes the loss by the input part of every step from the loss by h of every step. */
    private static void backwardThroughTime(float[] parameters, Cell cell, float[] errors) {
        Arrays.fill(cell.layer.carriedH, 0);
        cell.startBackward(parameters);
        for (int t = cell.layer.time - 1; t >= 0; t--) {
            cell.backward(parameters, errors, t);
        }
    }

    /** Computes the gradients of the input weights and (first) biases from the loss by the input part of every step. */
    private static void inputGradients(RnnTape.Layer l, float[] below, int belowAt, int rows, float[] gradient) {
        float[] errors = l.blockErrors;
        OPS.addProduct(gradient, l.inputWeights, l.inputs, l.columns, below, belowAt, 1, l.inputs, errors, 0, rows);
        addRows(gradient, l.bias, errors, l.columns, rows);
    }

    private static void inputErrors(float[] parameters, RnnTape.Layer l, int rows) {
        FloatOps.transpose(parameters, l.inputWeights, l.inputs, l.columns, l.transposed);
        Arrays.fill(l.inputErrors, 0);
        OPS.addProduct(l.inputErrors, 0, rows, l.inputs, l.blockErrors, 0, l.columns, 1, l.transposed, 0, l.columns);
    }

    /** {@code to[i] += sum over r of rows[r][i]}, one row after another. */
    static void addRows(float[] to, int toAt, float[] rows, int columns, int count) {
        OPS.addProduct(to, toAt, 1, columns, ONE, 0, 0, 0, rows, 0, count);
    }

    private static void requireLength(String name, float[] values, int length) {
        if (values.length != length) { // checked at each step, so no text is made unless it is needed
            throw new InvalidValueException(name, values.length + " numbers", length + " numbers");
        }
    }
}
