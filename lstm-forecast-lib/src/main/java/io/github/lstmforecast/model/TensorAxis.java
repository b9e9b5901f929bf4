package io.github.lstmforecast.model;

import io.github.lstmforecast.Keyed;

/** The meaning of an axis of a tensor. */
public enum TensorAxis implements Keyed {
    /** Sequences side by side. */
    BATCH,
    /** Steps. */
    TIME,
    /** The inputs or the outputs of a step. */
    FEATURE,
    /** All values of all steps, {@code [step][feature]}, flat. */
    VALUES,
    /** The levels of quantiles. */
    LEVEL,
    /** Of size 1, without a meaning. */
    SINGLE;

    @Override
    public String key() {
        return Keyed.kebabCase(this);
    }
}
