package io.github.lstmforecast.model;

import java.util.OptionalInt;

/**
 * How many values go into a model and come out of it at each step; empty where only its engine knows.
 *
 * @param inputs at least 1
 * @param outputs at least 1
 */
public record ModelShape(OptionalInt inputs, OptionalInt outputs) {
    /** Nothing is known before an engine opens the model. */
    public static final ModelShape UNKNOWN = new ModelShape(OptionalInt.empty(), OptionalInt.empty());

    public static ModelShape of(int inputs, int outputs) {
        return new ModelShape(OptionalInt.of(inputs), OptionalInt.of(outputs));
    }
}
