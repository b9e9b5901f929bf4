package io.github.lstmforecast.rnn;

import io.github.lstmforecast.InvalidValueException;

/** One recurrent layer, beginning in the initial state. */
public final class RnnLayer implements StepLayer {
    private final float[] parameters;
    private final Cell cell;
    private final int units;
    private final float[] h; // the state, then that after the step
    private final float[] c; // likewise; empty if the cells have no c

    /**
     * @param parameters input weights, recurrent weights and biases of the layer, as in {@link RnnShape}; not copied and
     *     not modified
     */
    public RnnLayer(
            CellKind cell,
            GateActivation gateActivation,
            Activation activation,
            int inputs,
            int units,
            float[] parameters) {
        RnnTape.Layer layer = new RnnTape.Layer(cell, inputs, units, 0, 1, 1, false);
        int count = layer.columns * (inputs + units + cell.biases());
        InvalidValueException.unless(
                parameters.length == count, "parameters", parameters.length + " numbers", count + " numbers");
        this.parameters = parameters;
        this.cell = cell.over(layer, gateActivation, activation);
        this.units = units;
        this.h = layer.h;
        this.c = layer.c;
    }

    /**
     * @param input {@code [inputs]}
     * @return h, {@code [units]}; what follows it is the layer's own
     */
    @Override
    public float[] step(float[] input) {
        RnnKernel.forwardLayer(parameters, cell, input, 0);
        System.arraycopy(h, units, h, 0, units);
        System.arraycopy(c, c.length / 2, c, 0, c.length / 2);
        return h;
    }

    /**
     * Copies the state.
     *
     * @param hidden receives h, from {@code at} on
     * @param cells receives c, from {@code at} on; unchanged if the cells have no c
     */
    public void copyTo(float[] hidden, float[] cells, int at) {
        System.arraycopy(h, 0, hidden, at, units);
        System.arraycopy(c, 0, cells, at, c.length / 2);
    }
}
