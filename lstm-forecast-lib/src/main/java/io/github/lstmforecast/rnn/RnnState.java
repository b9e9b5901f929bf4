package io.github.lstmforecast.rnn;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;

/**
 * What a recurrent network carries from one step to the next: h and, where its cells have it, c of every unit, for each
 * of the sequences that run side by side. Mutable; a new one is all zero.
 */
public final class RnnState {
    private final RnnShape shape;
    private final int batch;
    final float[][] h; // (layer)(batch * units)
    final float[][] c; // likewise; (layer)(0) where the cells have no c

    /**
     * A state of zeros.
     *
     * @param shape the shape of the network
     * @param batch how many sequences are followed side by side, at least 1
     */
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

    /**
     * The outputs of a layer's units.
     *
     * @param layer 0 is the lowest
     * @return {@code [batch * units]}, a copy
     */
    public float[] hidden(int layer) {
        return h[layer].clone();
    }

    /**
     * The cells of a layer's units.
     *
     * @param layer 0 is the lowest
     * @return {@code [batch * units]}, a copy
     */
    public float[] cell(int layer) {
        return c[layer].clone();
    }

    /**
     * Copies a layer's h and c to where they are collected, without allocating.
     *
     * @param layer 0 is the lowest
     * @param hidden receives h, {@code [batch * units]} from {@code at} on
     * @param cell receives c, likewise
     * @param at the first index to write
     */
    public void copyTo(int layer, float[] hidden, float[] cell, int at) {
        System.arraycopy(h[layer], 0, hidden, at, h[layer].length);
        System.arraycopy(c[layer], 0, cell, at, c[layer].length);
    }

    /**
     * Sets a layer's h and c.
     *
     * @param layer 0 is the lowest
     * @param hidden {@code [batch * units]}; copied
     * @param cell {@code [batch * units]}; copied
     */
    public void set(int layer, float[] hidden, float[] cell) {
        set("hidden", hidden, h[layer]);
        set("cell", cell, c[layer]);
    }

    private static void set(String name, float[] from, float[] to) {
        InvalidValueException.unless(from.length == to.length, name, from.length + " numbers", to.length + " numbers");
        System.arraycopy(from, 0, to, 0, to.length);
    }

    /**
     * How many sequences are followed side by side.
     *
     * @return the batch size
     */
    public int batch() {
        return batch;
    }

    RnnShape shape() {
        return shape;
    }
}
