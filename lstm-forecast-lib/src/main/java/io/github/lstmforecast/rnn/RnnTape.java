package io.github.lstmforecast.rnn;

import io.github.lstmforecast.InvalidValueException;

/**
 * The workspace of {@link RnnKernel}: what the forward pass over a window leaves for the backward pass, and the
 * scratch that both need. Made once and used for every window of the same size, so that no pass allocates. One thread
 * at a time.
 *
 * <p>For n units in a layer of LSTM cells it takes 12 n floats for each step of each sequence (7 n that the backward pass needs, 5 n
 * for what it finds), and 4 n m for turned weights, where m is the larger of n and the values that go in. One layer of
 * 256 units, windows of 100 and 32 sequences: 40 MB, where activations and parameters alone are 24 MB. A training adds
 * the gradient and what the optimizer remembers, for Adam three times the parameters.
 */
public final class RnnTape {
    final RnnShape shape;
    final int time;
    final int batch;
    final Layer[] layers;
    final Cell[] cells; // (layer)
    final float[] outputs; // (time, batch, outputs)
    final float[] errors; // (time, batch, top units): the loss by h of the top layer
    final float[] turnedOutputWeights; // (top units, outputs), for the way forward
    final int outputWeights; // where they begin in the vector of parameters
    final int outputBias; // likewise
    final int parameterCount;
    float[] inputs; // (time, batch, inputs): the caller's, of the last forward pass

    /**
     * A workspace.
     *
     * @param shape the shape of the network
     * @param time steps in a window, at least 1
     * @param batch sequences side by side, at least 1
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
            layers[layer] = new Layer(shape, layer, time, batch);
            cells[layer] = shape.cell().over(layers[layer], shape.gateActivation());
        }
        this.outputs = new float[time * batch * shape.outputs()];
        this.errors = new float[time * batch * shape.topUnits()];
        this.turnedOutputWeights = new float[shape.topUnits() * shape.outputs()];
        this.outputWeights = shape.outputWeightsStart();
        this.outputBias = shape.outputBiasStart();
        this.parameterCount = shape.parameterCount();
    }

    /** The outputs of the last forward pass, {@code [time][batch][output]}; the tape's own array, not a copy. */
    public float[] outputs() {
        return outputs;
    }

    /**
     * One layer's part, whatever its cells. A row is one sequence at one step; {@code h} and {@code c} begin with the
     * carried state.
     */
    static final class Layer {
        final int time;
        final int batch;
        final int inputs;
        final int units;
        final int columns; // blocks of the cell * units
        final int inputWeights; // where they begin in the vector of parameters
        final int recurrentWeights; // likewise
        final int bias; // likewise; the second biases follow, where the cell has them

        final float[] blocks; // (time, batch, columns): the input part, then what the cell makes of it
        final float[] h; // (time + 1, batch, units)
        final float[] c; // (time + 1, batch, units); empty where the cell has none
        final float[] blockErrors; // (time, batch, columns): the loss by the input part
        final float[] inputErrors; // (time, batch, inputs): the loss by what went in; empty in the lowest layer
        final float[] carriedH; // (batch, units): the loss by h, from the step after
        final float[] turned; // (columns, max(inputs, units)): weights turned for the way back

        Layer(RnnShape shape, int layer, int time, int batch) {
            this.time = time;
            this.batch = batch;
            inputs = shape.inputsOf(layer);
            units = shape.units().get(layer);
            columns = shape.columns(layer);
            inputWeights = shape.inputWeightsStart(layer);
            recurrentWeights = shape.recurrentWeightsStart(layer);
            bias = shape.biasStart(layer);
            int rows = time * batch;
            blocks = new float[rows * columns];
            h = new float[(rows + batch) * units];
            c = new float[shape.cell().hasCellState() ? h.length : 0];
            blockErrors = new float[rows * columns];
            inputErrors = new float[layer == 0 ? 0 : rows * inputs];
            carriedH = new float[batch * units];
            turned = new float[columns * Math.max(inputs, units)];
        }
    }
}
