package io.github.lstmforecast.rnn;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;

/**
 * The state of a recurrent network for each sequence of a batch: h of every unit, and c if its cells have it. Mutable; a
 * new state is all zero, the initial state.
 */
public final class RnnState {
    private final RnnShape shape;
    private final int batch;
    final float[][] h; // (layer)(batch * units)
    final float[][] c; // (layer)(batch * units); (layer)(0) if the cells have no c

    /** @param batch the number of sequences, at least 1 */
    public RnnState(RnnShape shape, int batch) {
        InvalidValueException.unless(batch >= 1, "batch", batch, "at least 1");
        this.shape = shape;
        this.batch = batch;
        this.h = new float[shape.layers()][];
        this.c = new float[shape.layers()][];
        for (int layer = 0; layer < shape.layers(); layer++) {
            h[layer] = new float[batch * shape.units().get(layer)];
            c[layer] = new float[shape.cell().hasCellState() ? h[layer].length : 0];
        }
    }

    /** Sets h and c to 0, the initial state. */
    public void reset() {
        for (int layer = 0; layer < shape.layers(); layer++) {
            Arrays.fill(h[layer], 0);
            Arrays.fill(c[layer], 0);
        }
    }

    /** h of a layer, {@code [batch][unit]}, flat; a copy. */
    public float[] hidden(int layer) {
        return h[layer].clone();
    }

    /** c of a layer, {@code [batch][unit]}, flat; a copy. */
    public float[] cell(int layer) {
        return c[layer].clone();
    }

    /**
     * Copies h and c of a layer, without allocating.
     *
     * @param hidden receives h, {@code [batch][unit]}, from {@code at} on
     * @param cell receives c, {@code [batch][unit]}, from {@code at} on
     */
    public void copyTo(int layer, float[] hidden, float[] cell, int at) {
        System.arraycopy(h[layer], 0, hidden, at, h[layer].length);
        System.arraycopy(c[layer], 0, cell, at, c[layer].length);
    }

    /**
     * Sets h and c of a layer.
     *
     * @param hidden {@code [batch][unit]}, flat; copied
     * @param cell {@code [batch][unit]}, flat; copied
     */
    public void set(int layer, float[] hidden, float[] cell) {
        set("hidden", hidden, h[layer]);
        set("cell", cell, c[layer]);
    }

    private static void set(String name, float[] from, float[] to) {
        InvalidValueException.unless(from.length == to.length, name, from.length + " numbers", to.length + " numbers");
        System.arraycopy(from, 0, to, 0, to.length);
    }

    /** The number of sequences. */
    public int batch() {
        return batch;
    }

    RnnShape shape() {
        return shape;
    }
}
