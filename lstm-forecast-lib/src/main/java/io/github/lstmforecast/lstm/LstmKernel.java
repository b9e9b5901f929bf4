package io.github.lstmforecast.lstm;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;

/**
 * The forward and the backward pass of an LSTM stack with a dense linear output layer.
 *
 * <p>One step of a layer, for input x and the state h', c' of the step before (Hochreiter and Schmidhuber 1997, with the
 * forget gate of Gers, Schmidhuber and Cummins 2000):
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
public final class LstmKernel {
    private LstmKernel() {}

    /**
     * Runs the network over a window, from the state that it is given, and leaves the state of the last step there.
     *
     * @param parameters the flat vector of {@link LstmShape}; not modified
     * @param inputs {@code [time][batch][input]}; not modified, and to be left as it is until after {@link #backward}
     * @param state where the window begins; becomes where it ends
     * @param tape receives the outputs, and all that the backward pass needs
     */
    public static void forward(float[] parameters, float[] inputs, LstmState state, LstmTape tape) {
        LstmShape shape = tape.shape;
        requireLength("parameters", parameters, shape.parameterCount());
        requireLength("inputs", inputs, tape.time * tape.batch * shape.inputs());
        InvalidValueException.unless(
                state.batch() == tape.batch && state.shape().equals(shape),
                "state",
                state.shape() + " of batch " + state.batch(),
                shape + " of batch " + tape.batch);

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
            float[] parameters, int layer, float[] below, int belowAt, LstmState state, LstmTape tape) {
        LstmShape shape = tape.shape;
        LstmTape.Layer l = tape.layers[layer];
        int inputs = shape.inputsOf(layer);
        int n = shape.units().get(layer);
        int columns = Gate.COUNT * n;
        int w = shape.inputWeightsStart(layer);
        int r = shape.recurrentWeightsStart(layer);
        int b = shape.biasStart(layer);
        int carried = tape.batch * n;
        System.arraycopy(state.h[layer], 0, l.h, 0, carried);
        System.arraycopy(state.c[layer], 0, l.c, 0, carried);

        int rows = tape.time * tape.batch;
        for (int row = 0; row < rows; row++) {
            int gates = row * columns;
            int before = row * n; // the same sequence one step earlier
            int now = before + carried;
            System.arraycopy(parameters, b, l.gates, gates, columns);
            FloatOps.addScaledRows(
                    l.gates, gates, columns, below, belowAt + row * inputs, 1, parameters, w, columns, inputs);
            FloatOps.addScaledRows(l.gates, gates, columns, l.h, before, 1, parameters, r, columns, n);
            FloatOps.tanh(l.gates, gates, n);
            FloatOps.sigmoid(l.gates, gates + n, columns - n);
            updateCells(l, gates, before, now, row * n, n);
        }
        System.arraycopy(l.h, rows * n, state.h[layer], 0, carried);
        System.arraycopy(l.c, rows * n, state.c[layer], 0, carried);
    }

    private static void updateCells(LstmTape.Layer l, int gates, int before, int now, int tanhC, int n) {
        float[] z = l.gates;
        int forget = gates + n;
        int output = forget + n;
        int input = output + n;
        for (int u = 0; u < n; u++) {
            float c = z[forget + u] * l.c[before + u] + z[gates + u] * z[input + u];
            l.c[now + u] = c;
            l.tanhC[tanhC + u] = c;
        }
        FloatOps.tanh(l.tanhC, tanhC, n);
        for (int u = 0; u < n; u++) {
            l.h[now + u] = z[output + u] * l.tanhC[tanhC + u];
        }
    }

    private static void forwardOutput(float[] parameters, float[] h, int hAt, LstmTape tape) {
        LstmShape shape = tape.shape;
        int n = shape.topUnits();
        for (int row = 0; row < tape.time * tape.batch; row++) {
            for (int k = 0; k < shape.outputs(); k++) {
                tape.outputs[row * shape.outputs() + k] = FloatOps.dot(
                        parameters[shape.outputBias(k)], h, hAt + row * n, parameters, shape.outputWeight(k, 0), n);
            }
        }
    }

    /**
     * The gradient of a loss by every parameter, exactly, back through all steps of the last forward pass to the state it
     * began with. That state is taken as a constant.
     *
     * @param parameters those of the forward pass; not modified
     * @param outputErrors the loss by each output, {@code [time][batch][output]}; not modified
     * @param tape of the forward pass
     * @param gradient receives the loss by each parameter, in the order of the parameters; overwritten
     */
    public static void backward(float[] parameters, float[] outputErrors, LstmTape tape, float[] gradient) {
        LstmShape shape = tape.shape;
        requireLength("parameters", parameters, shape.parameterCount());
        requireLength("outputErrors", outputErrors, tape.outputs.length);
        requireLength("gradient", gradient, shape.parameterCount());
        InvalidValueException.unless(tape.inputs != null, "tape", "without a forward pass", "that of one");

        Arrays.fill(gradient, 0);
        backwardOutput(parameters, outputErrors, tape, gradient);
        float[] errors = tape.errors;
        for (int layer = shape.layers() - 1; layer >= 0; layer--) {
            backwardThroughTime(parameters, layer, errors, tape);
            weightGradients(layer, tape, gradient);
            if (layer > 0) {
                inputErrors(parameters, layer, tape);
                errors = tape.layers[layer].inputErrors;
            }
        }
    }

    private static void backwardOutput(float[] parameters, float[] outputErrors, LstmTape tape, float[] gradient) {
        LstmShape shape = tape.shape;
        int n = shape.topUnits();
        int outputs = shape.outputs();
        int rows = tape.time * tape.batch;
        float[] h = tape.layers[shape.layers() - 1].h;
        int hAt = tape.batch * n;
        Arrays.fill(tape.errors, 0);
        for (int row = 0; row < rows; row++) {
            FloatOps.addScaledRows(
                    tape.errors,
                    row * n,
                    n,
                    outputErrors,
                    row * outputs,
                    1,
                    parameters,
                    shape.outputWeightsStart(),
                    n,
                    outputs);
        }
        for (int k = 0; k < outputs; k++) {
            FloatOps.addScaledRows(
                    gradient, shape.outputWeight(k, 0), n, outputErrors, k, outputs, h, hAt, n, rows);
        }
        FloatOps.addRows(gradient, shape.outputBiasStart(), outputs, outputErrors, 0, outputs, rows);
    }

    /** From the loss by h of every step to the loss by the gates of every step, before their activation. */
    private static void backwardThroughTime(float[] parameters, int layer, float[] errors, LstmTape tape) {
        LstmTape.Layer l = tape.layers[layer];
        int n = tape.shape.units().get(layer);
        int columns = Gate.COUNT * n;
        transpose(parameters, tape.shape.recurrentWeightsStart(layer), n, columns, l.transposed);
        Arrays.fill(l.carriedH, 0);
        Arrays.fill(l.carriedC, 0);
        for (int t = tape.time - 1; t >= 0; t--) {
            for (int k = 0; k < tape.batch; k++) {
                int row = t * tape.batch + k;
                gateErrors(l, errors, row, k, n, tape.batch);
                Arrays.fill(l.carriedH, k * n, (k + 1) * n, 0);
                FloatOps.addScaledRows(
                        l.carriedH, k * n, n, l.gateErrors, row * columns, 1, l.transposed, 0, n, columns);
            }
        }
    }

    private static void gateErrors(LstmTape.Layer l, float[] errors, int row, int k, int n, int batch) {
        float[] z = l.gates;
        float[] dz = l.gateErrors;
        int candidate = row * Gate.COUNT * n;
        int forget = candidate + n;
        int output = forget + n;
        int input = output + n;
        int before = row * n;
        int carried = k * n;
        for (int u = 0; u < n; u++) {
            float g = z[candidate + u];
            float f = z[forget + u];
            float o = z[output + u];
            float i = z[input + u];
            float tanhC = l.tanhC[before + u];
            float dh = errors[before + u] + l.carriedH[carried + u];
            float dc = l.carriedC[carried + u] + dh * o * (1 - tanhC * tanhC);
            dz[candidate + u] = dc * i * (1 - g * g);
            dz[forget + u] = dc * l.c[before + u] * f * (1 - f);
            dz[output + u] = dh * tanhC * o * (1 - o);
            dz[input + u] = dc * g * i * (1 - i);
            l.carriedC[carried + u] = dc * f;
        }
    }

    private static void weightGradients(int layer, LstmTape tape, float[] gradient) {
        LstmShape shape = tape.shape;
        LstmTape.Layer l = tape.layers[layer];
        int n = shape.units().get(layer);
        int columns = Gate.COUNT * n;
        int rows = tape.time * tape.batch;
        int inputs = shape.inputsOf(layer);
        float[] below = layer == 0 ? tape.inputs : tape.layers[layer - 1].h;
        int belowAt = layer == 0 ? 0 : tape.batch * inputs;
        int w = shape.inputWeightsStart(layer);
        for (int j = 0; j < inputs; j++) {
            FloatOps.addScaledRows(
                    gradient, w + j * columns, columns, below, belowAt + j, inputs, l.gateErrors, 0, columns, rows);
        }
        int r = shape.recurrentWeightsStart(layer);
        for (int j = 0; j < n; j++) {
            FloatOps.addScaledRows(gradient, r + j * columns, columns, l.h, j, n, l.gateErrors, 0, columns, rows);
        }
        FloatOps.addRows(gradient, shape.biasStart(layer), columns, l.gateErrors, 0, columns, rows);
    }

    private static void inputErrors(float[] parameters, int layer, LstmTape tape) {
        LstmTape.Layer l = tape.layers[layer];
        int inputs = tape.shape.inputsOf(layer);
        int columns = Gate.COUNT * tape.shape.units().get(layer);
        transpose(parameters, tape.shape.inputWeightsStart(layer), inputs, columns, l.transposed);
        Arrays.fill(l.inputErrors, 0);
        for (int row = 0; row < tape.time * tape.batch; row++) {
            FloatOps.addScaledRows(
                    l.inputErrors, row * inputs, inputs, l.gateErrors, row * columns, 1, l.transposed, 0, inputs, columns);
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
        InvalidValueException.unless(values.length == length, name, values.length + " numbers", length + " numbers");
    }
}
