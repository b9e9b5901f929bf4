package io.github.lstmforecast.model;

/** A model in the course of one sequence. Mutable; for one thread at a time. */
public interface ModelState {
    /**
     * One step on.
     *
     * @param input {@code [inputs]}, the values of this step; not modified
     * @param output {@code [outputs]}, receives the values foretold for the next step; may be the array of the input
     */
    void step(float[] input, float[] output);

    /**
     * Copies what a recurrent layer remembers to where it is collected.
     *
     * @param layer 0 is the lowest
     * @param hidden receives h of every unit, from {@code at} on
     * @param cell receives c of every unit, likewise; left as it is where the layer has no cells
     * @param at the first index to write
     */
    void copyTo(int layer, float[] hidden, float[] cell, int at);
}
