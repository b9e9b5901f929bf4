package io.github.lstmforecast.model;

import java.util.List;

/**
 * A trained model that runs step by step: from the values of one step and its state, it predicts the values of the next
 * step. The model is immutable; its state is in {@link ModelState}, so one model can run on several sequences at once.
 */
public interface SequenceModel {
    /** The number of inputs at each step, at least 1. */
    int inputs();

    /** The number of outputs at each step, at least 1. */
    int outputs();

    /**
     * The units of each recurrent layer, from the bottom up, whose h and c are traced; empty if there is nothing to trace.
     */
    default List<Integer> units() {
        return List.of();
    }

    /**
     * Whether the units of a layer have a cell c and an output h, like those of an LSTM, not h only.
     *
     * @param layer 0 is the lowest
     */
    default boolean hasCells(int layer) {
        return true;
    }

    /** The levels of the quantiles that it outputs beside its forecast, ascending; empty if it has none. */
    default List<Double> quantileLevels() {
        return List.of();
    }

    /** Starts a sequence, in the initial state. */
    ModelState start();
}
