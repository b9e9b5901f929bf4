package io.github.lstmforecast.rnn;

import io.github.lstmforecast.InvalidValueException;

/**
 * The workspace of {@link RnnKernel}: what the forward pass over a window stores for the backward pass, and the buffers
 * of both. It is created once and used for every window of the same size, so that no pass allocates. Not thread-safe.
 *
 * <p>A layer of n LSTM units needs 12 n floats for each step of each sequence (7 n stored by the forward pass, 5 n by the
 * backward pass), and 4 n m floats for transposed weights, where m is the larger of n and the number of inputs. A layer of
 * n GRU units needs 13 n (6 n and 7 n) and 3 n m floats, one of simple cells 4 n (2 n and 2 n) and n m. Example: one LSTM
 * layer of 256 units, windows of 100 steps and 32 sequences need 40 MB, of which activations and parameters are 24 MB.
 * A training adds the gradient and the optimizer state; with Adam, these are three times the parameters.
 */
public final class RnnTape {
    final RnnShape shape;
    final int time;
    final int batch;
    final Layer[] layers;
    final Cell[] cells; // (layer)
    final float[] outputs; // (time, batch, outputs)
    final float[] errors; // (time, batch, top units): the loss by h of the top layer
    final float[] transposedOutputWeights; // (top units, outputs), for the forward pass
    final int outputWeights; // first index in the vector of parameters
    final int outputBias; // first index in the vector of parameters
    final int parameterCount;
    float[] inputs; // (time, batch, inputs): the caller's array of the last forward pass

    /**
     * @param time the number of steps in a window, at least 1
     * @param batch the number of sequences, at least 1
     */
    public RnnTape(RnnShape shape, int time, int batch) {
        InvalidValueException.unless(time >= 1, "time", time, "at least 1");
        InvalidValueException.unless(batch >= 1, "batch", batch, "at least 1");
        this.shape = shape;
        this.time = time;
        this.batch = batch;
        this.layers = new Layer[shape.layers()];
        this.cells = new Cell[layers.length];
        for (int layer = 0; layer < layers.length; layer++) {
            layers[layer] = new Layer(
                    shape.cell(),
                    shape.inputsOf(layer),
                    shape.units().get(layer),
                    shape.inputWeightsStart(layer),
                    time,
                    batch,
                    layer > 0);
            cells[layer] = shape.cell().over(layers[layer], shape.gateActivation(), shape.activation());
        }
        this.outputs = new float[time * batch * shape.outputs()];
        this.errors = new float[time * batch * shape.topUnits()];
        this.transposedOutputWeights = new float[shape.topUnits() * shape.outputs()];
        this.outputWeights = shape.outputWeightsStart();
        this.outputBias = shape.outputBiasStart();
        this.parameterCount = shape.parameterCount();
    }

    /** The outputs of the last forward pass, {@code [time][batch][output]}; the tape's own array, not a copy. */
    public float[] outputs() {
        return outputs;
    }

    /**
     * The buffers of a layer, the same for all kinds of cells. A row is one sequence at one step; {@code h} and {@code c}
     * begin with the state before the window.
     */
    static final class Layer {
        final int time;
        final int batch;
        final int inputs;
        final int units;
        final int columns; // blocks of the cell * units
        final int inputWeights; // first index in the vector of parameters
        final int recurrentWeights; // first index in the vector of parameters
        final int bias; // first index in the vector of parameters; second biases, if any, follow

        final float[] blocks; // (time, batch, columns): the input part, then what the cell stores there
        final float[] h; // (time + 1, batch, units)
        final float[] c; // (time + 1, batch, units); empty if the cell has no c
        final float[] blockErrors; // (time, batch, columns): the loss by the input part
        final float[] inputErrors; // (time, batch, inputs): the loss by the inputs; empty in the lowest layer
        final float[] carriedH; // (batch, units): the loss by h, from the next step
        final float[] transposed; // (columns, max(inputs, units)): transposed weights for the backward pass

        /**
         * @param parametersAt the first index of the parameters of the layer
         * @param needsInputErrors whether there is a layer below
         */
        Layer(CellKind cell, int inputs, int units, int parametersAt, int time, int batch, boolean needsInputErrors) {
            this.time = time;
            this.batch = batch;
            this.inputs = inputs;
            this.units = units;
            columns = cell.blocks().size() * units;
            inputWeights = parametersAt;
            recurrentWeights = inputWeights + inputs * columns;
            bias = recurrentWeights + units * columns;
            int rows = time * batch;
            blocks = new float[rows * columns];
            h = new float[(rows + batch) * units];
            c = new float[cell.hasCellState() ? h.length : 0];
            blockErrors = new float[rows * columns];
            inputErrors = new float[needsInputErrors ? rows * inputs : 0];
            carriedH = new float[batch * units];
            transposed = new float[columns * Math.max(inputs, units)];
        }
    }
}
