package io.github.lstmforecast.forecast;

import java.util.List;

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

    /** The levels of the quantiles that it outputs beside its forecast, ascending; empty if it has none. */
    default List<Double> quantileLevels() {
        return List.of();
    }

    /**
     * @param window {@code [window][input]}, flat; not modified
     * @param output receives {@code [step][target]}, flat
     */
    void predict(float[] window, float[] output);

    /**
     * Predicts the quantiles, too.
     *
     * @param window {@code [window][input]}, flat; not modified
     * @param output receives {@code [step][target]}, flat
     * @param quantiles receives {@code [level][step][target]}, flat; unchanged if the model has none
     */
    default void predict(float[] window, float[] output, float[] quantiles) {
        predict(window, output);
    }
}
