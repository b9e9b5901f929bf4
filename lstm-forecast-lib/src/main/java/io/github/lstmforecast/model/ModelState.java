package io.github.lstmforecast.model;

/** A model running on one sequence, with its state. Mutable; not thread-safe. */
public interface ModelState {
    /**
     * @param input {@code [inputs]}, the values of this step; not modified
     * @param output {@code [outputs]}, receives the predicted values of the next step; may be the array of the input
     */
    void step(float[] input, float[] output);

    /**
     * Copies the state of a recurrent layer.
     *
     * @param layer 0 is the lowest
     * @param hidden receives h of every unit, from {@code at} on
     * @param cell receives c of every unit, from {@code at} on; unchanged if the layer has no cells
     */
    void copyTo(int layer, float[] hidden, float[] cell, int at);
}
