package io.github.lstmforecast.model;

import java.util.List;

/**
 * A trained model of a sequence: given the values of one step, it tells those of the next, and remembers what it has
 * seen. The model itself does not change; what it remembers is in the {@link ModelState} that it starts, so one model
 * can follow several sequences at once.
 */
public interface SequenceModel {
    /**
     * How many features go in at each step.
     *
     * @return at least 1
     */
    int inputs();

    /**
     * How many features come out at each step.
     *
     * @return at least 1
     */
    int outputs();

    /**
     * The units of each recurrent layer, from the bottom up.
     *
     * @return one number for each layer
     */
    List<Integer> units();

    /**
     * Whether the units of a layer have cells, as those of an LSTM do, and not only outputs.
     *
     * @param layer 0 is the lowest
     * @return whether there is a c beside h
     */
    default boolean hasCells(int layer) {
        return true;
    }

    /**
     * Begins to follow a sequence.
     *
     * @return a state that has seen nothing yet
     */
    ModelState start();
}
