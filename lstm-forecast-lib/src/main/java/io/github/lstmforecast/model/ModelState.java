package io.github.lstmforecast.model;

/** A model running on one sequence, with its state. Mutable; not thread-safe. */
public interface ModelState {
    /**
     * @param input {@code [inputs]}, the values of this step; not modified
     * @param output {@code [outputs]}, receives the predicted values of the next step; never the array of the input
     */
    void step(float[] input, float[] output);

    /**
     * A step whose output is not needed, like those of a warm-up but for the last.
     *
     * @param input {@code [inputs]}, the values of this step; not modified
     * @param output {@code [outputs]}; undefined afterwards
     */
    default void feed(float[] input, float[] output) {
        step(input, output);
    }

    /**
     * Copies the quantiles that belong to the output of the last step.
     *
     * @param quantiles receives {@code [level][output]}, flat; unchanged if the model has none
     */
    default void copyQuantilesTo(float[] quantiles) {}

    /**
     * Copies the state of a recurrent layer. Called for each layer of {@link SequenceModel#units()} only, so a model
     * without units needs no such method.
     *
     * @param layer 0 is the lowest
     * @param hidden receives h of every unit, from {@code at} on
     * @param cell receives c of every unit, from {@code at} on; unchanged if the layer has no cells
     */
    default void copyTo(int layer, float[] hidden, float[] cell, int at) {
        throw new UnsupportedOperationException(
                getClass().getName() + " must override copyTo, since its model has units()");
    }
}
