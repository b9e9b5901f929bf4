package io.github.lstmforecast.forecast;

/**
 * A model that is given a window of inputs and gives the steps behind it, remembering nothing from one call to the next.
 */
public interface WindowModel {
    /** How many steps go in. */
    int window();

    /** How many inputs a step has. */
    int inputs();

    /** How many steps come out at a time. */
    int steps();

    /** How many targets a step has. */
    int targets();

    /**
     * Computes the steps behind a window.
     *
     * @param window {@code [window * inputs]}, the inputs of one step beside each other; not modified
     * @param output receives {@code [steps * targets]}, likewise
     */
    void predict(float[] window, float[] output);
}
