package io.github.lstmforecast.rnn;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;

/**
 * The forward and the backward pass of an LSTM stack with a dense linear output layer.
 *
 * <p>One step of a layer, for input x and the state h', c' of the step before (Hochreiter and Schmidhuber 1997, with
 * the forget gate of Gers, Schmidhuber and Cummins 2000):
 * <pre>
 *   g = tanh(Wg x + Rg h' + bg)     f = sigmoid(Wf x + Rf h' + bf)
 *   o = sigmoid(Wo x + Ro h' + bo)  i = sigmoid(Wi x + Ri h' + bi)
 *   c = f c' + g i                  h = o tanh(c)
 * </pre>
 * The output is {@code V h + v} of the highest layer.
 *
 * <p>The passes read and write flat arrays in the order of time: {@code [time][batch][feature]}. All results have the
 * same bits on every machine. Nothing is allocated.
 */
public final class RnnKernel {
    private RnnKernel() {}

    /**
     * Runs the network over a window, from the state that it is given, and leaves the state of the last step there.
     *
     * @param parameters the flat vector of {@link RnnShape}; not modified
     * @param inputs {@code [time][batch][input]}; not modified, and to be left as it is until after {@link #backward}
     * @param state where the window begins; becomes where it ends
     * @param tape receives the outputs, and all that the backward pass needs
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
            forwardLayer(parameters, layer, below, belowAt, state, tape);
            below = tape.layers[layer].h;
            belowAt = tape.batch * shape.units().get(layer); // past the rows of the carried state
        }
        forwardOutput(parameters, below, belowAt, tape);
    }

    private static void forwardLayer(
            float[] parameters, int layer, float[] below, int belowAt, RnnState state, RnnTape tape) {
        FloatOps ops = FloatOps.FASTEST;
        RnnTape.Layer l = tape.layers[layer];
        int n = l.units;
        int columns = LstmGate.COUNT * n;
        int batch = tape.batch;
        int carried = batch * n;
        int rows = tape.time * batch;
        System.arraycopy(state.h[layer], 0, l.h, 0, carried);
        System.arraycopy(state.c[layer], 0, l.c, 0, carried);

        for (int row = 0; row < rows; row++) {
            System.arraycopy(parameters, l.bias, l.gates, row * columns, columns);
        }
        ops.addProduct(l.gates, 0, rows, columns, below, belowAt, l.inputs, 1, parameters, l.inputWeights, l.inputs);
        for (int t = 0; t < tape.time; t++) {
            int before = t * carried;
            int gates = t * batch * columns;
            ops.addProduct(l.gates, gates, batch, columns, l.h, before, n, 1, parameters, l.recurrentWeights, n);
            activate(ops, l, gates, batch, tape.shape.gateActivation());
            for (int k = 0; k < batch; k++) {
                int at = before + k * n; // of this sequence, one step earlier
                ops.cells(l.gates, gates + k * columns, l.c, at, at + carried, l.tanhC, l.h, n);
            }
        }
        System.arraycopy(l.h, rows * n, state.h[layer], 0, carried);
        System.arraycopy(l.c, rows * n, state.c[layer], 0, carried);
    }

    private static void activate(FloatOps ops, RnnTape.Layer l, int gates, int batch, GateActivation activation) {
        int columns = LstmGate.COUNT * l.units;
        if (activation == GateActivation.SIGMOID) {
            ops.squash(l.gates, gates, l.scales, l.offsets, batch * columns);
            return;
        }
        for (int row = gates; row < gates + batch * columns; row += columns) {
            ops.squash(l.gates, row, l.scales, l.offsets, l.units);
            for (int i = row + l.units; i < row + columns; i++) {
                l.gates[i] = PlainOps.hardSigmoid(l.gates[i]);
            }
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
        if (outputs > 1) { // the weights of a single output are the same row, turned or not
            transpose(parameters, weightsAt, outputs, n, tape.turnedOutputWeights);
            weights = tape.turnedOutputWeights;
            weightsAt = 0;
        }
        FloatOps.FASTEST.addProduct(tape.outputs, 0, rows, outputs, h, hAt, n, 1, weights, weightsAt, n);
    }

    /**
     * The gradient of a loss by every parameter, exactly, back through all steps of the last forward pass to the state
     * it began with. That state is taken as a constant.
     *
     * @param parameters those of the forward pass; not modified
     * @param outputErrors the loss by each output, {@code [time][batch][output]}; not modified
     * @param tape of the forward pass
     * @param gradient receives the loss by each parameter, in the order of the parameters; overwritten
     */
    public static void backward(float[] parameters, float[] outputErrors, RnnTape tape, float[] gradient) {
        RnnShape shape = tape.shape;
        requireLength("parameters", parameters, tape.parameterCount);
        requireLength("outputErrors", outputErrors, tape.outputs.length);
        requireLength("gradient", gradient, tape.parameterCount);
        InvalidValueException.unless(tape.inputs != null, "tape", "without a forward pass", "that of one");

        Arrays.fill(gradient, 0);
        backwardOutput(parameters, outputErrors, tape, gradient);
        int rows = tape.time * tape.batch;
        float[] errors = tape.errors;
        for (int layer = shape.layers() - 1; layer >= 0; layer--) {
            RnnTape.Layer l = tape.layers[layer];
            backwardThroughTime(parameters, l, errors, tape);
            if (layer == 0) {
                weightGradients(l, tape.inputs, 0, rows, gradient);
            } else {
                RnnTape.Layer below = tape.layers[layer - 1];
                weightGradients(l, below.h, tape.batch * below.units, rows, gradient);
                inputErrors(parameters, l, rows);
                errors = l.inputErrors;
            }
        }
    }

    private static void backwardOutput(float[] parameters, float[] outputErrors, RnnTape tape, float[] gradient) {
        FloatOps ops = FloatOps.FASTEST;
        RnnShape shape = tape.shape;
        int n = shape.topUnits();
        int outputs = shape.outputs();
        int rows = tape.time * tape.batch;
        int weights = tape.outputWeights;
        float[] h = tape.layers[shape.layers() - 1].h;
        Arrays.fill(tape.errors, 0);
        ops.addProduct(tape.errors, 0, rows, n, outputErrors, 0, outputs, 1, parameters, weights, outputs);
        ops.addProduct(gradient, weights, outputs, n, outputErrors, 0, 1, outputs, h, tape.batch * n, rows);
        addRows(gradient, tape.outputBias, outputErrors, outputs, rows);
    }

    /** From the loss by h of every step to the loss by the gates of every step, before their activation. */
    private static void backwardThroughTime(float[] parameters, RnnTape.Layer l, float[] errors, RnnTape tape) {
        FloatOps ops = FloatOps.FASTEST;
        GateActivation activation = tape.shape.gateActivation();
        int n = l.units;
        int columns = LstmGate.COUNT * n;
        int batch = tape.batch;
        int carried = batch * n;
        transpose(parameters, l.recurrentWeights, n, columns, l.transposed);
        Arrays.fill(l.carriedH, 0);
        Arrays.fill(l.carriedC, 0);
        int cFrom = 0;
        for (int t = tape.time - 1; t >= 0; t--) {
            int cTo = carried - cFrom;
            for (int k = 0; k < batch; k++) {
                int unit = k * n;
                ops.gateErrors(l, errors, t * carried + unit, unit, cFrom + unit, cTo + unit, activation);
            }
            cFrom = cTo;
            Arrays.fill(l.carriedH, 0);
            int gates = t * batch * columns;
            ops.addProduct(l.carriedH, 0, batch, n, l.gateErrors, gates, columns, 1, l.transposed, 0, columns);
        }
    }

    private static void weightGradients(RnnTape.Layer l, float[] below, int belowAt, int rows, float[] gradient) {
        FloatOps ops = FloatOps.FASTEST;
        int columns = LstmGate.COUNT * l.units;
        float[] errors = l.gateErrors;
        ops.addProduct(gradient, l.inputWeights, l.inputs, columns, below, belowAt, 1, l.inputs, errors, 0, rows);
        ops.addProduct(gradient, l.recurrentWeights, l.units, columns, l.h, 0, 1, l.units, errors, 0, rows);
        addRows(gradient, l.bias, errors, columns, rows);
    }

    private static void inputErrors(float[] parameters, RnnTape.Layer l, int rows) {
        int columns = LstmGate.COUNT * l.units;
        transpose(parameters, l.inputWeights, l.inputs, columns, l.transposed);
        Arrays.fill(l.inputErrors, 0);
        FloatOps.FASTEST.addProduct(
                l.inputErrors, 0, rows, l.inputs, l.gateErrors, 0, columns, 1, l.transposed, 0, columns);
    }

    /** {@code to[i] += sum over r of rows[r][i]}, one row after another. */
    private static void addRows(float[] to, int toAt, float[] rows, int columns, int count) {
        for (int r = 0; r < count; r++) {
            for (int i = 0; i < columns; i++) {
                to[toAt + i] += rows[r * columns + i];
            }
        }
    }

    /** {@code to[column][row] = from[row][column]}. */
    private static void transpose(float[] from, int fromAt, int rows, int columns, float[] to) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                to[column * rows + row] = from[fromAt + row * columns + column];
            }
        }
    }

    private static void requireLength(String name, float[] values, int length) {
        if (values.length != length) { // asked at each step, so no text is made unless it is needed
            throw new InvalidValueException(name, values.length + " numbers", length + " numbers");
        }
    }
}
