package io.github.lstmforecast.forecast;

/** A stateless model that predicts the steps after a window of inputs. */
public interface WindowModel {
    /** The number of steps in a window. */
    int window();

    /** The number of inputs of a step. */
    int inputs();

    /** The number of steps that it predicts at a time. */
    int steps();

    /** The number of targets of a step. */
    int targets();

    /**
     * @param window {@code [window][input]}, flat; not modified
     * @param output receives {@code [step][target]}, flat
     */
    void predict(float[] window, float[] output);
}
