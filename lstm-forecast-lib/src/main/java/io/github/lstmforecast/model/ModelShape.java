package io.github.lstmforecast.model;

import java.util.OptionalInt;

/**
 * The number of inputs and outputs of a model at each step; empty if they are unknown before an engine opens the model.
 *
 * @param inputs at least 1
 * @param outputs at least 1
 */
public record ModelShape(OptionalInt inputs, OptionalInt outputs) {
    public static final ModelShape UNKNOWN = new ModelShape(OptionalInt.empty(), OptionalInt.empty());

    public static ModelShape of(int inputs, int outputs) {
        return new ModelShape(OptionalInt.of(inputs), OptionalInt.of(outputs));
    }
}
