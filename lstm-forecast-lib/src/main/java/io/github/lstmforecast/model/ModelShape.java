package io.github.lstmforecast.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The number of inputs and outputs of a model; empty if they are unknown before an engine opens the model.
 *
 * @param inputs of a step, at least 1
 * @param outputs at least 1: of a step, or of all steps that a model with a window outputs at once
 * @param window if the model gets a window of steps at once
 */
public record ModelShape(OptionalInt inputs, OptionalInt outputs, Optional<NetworkSpec.Window> window) {
    public static final ModelShape UNKNOWN = ofSteps(OptionalInt.empty(), OptionalInt.empty());

    /** Of a model that runs step by step. */
    public static ModelShape of(int inputs, int outputs) {
        return ofSteps(OptionalInt.of(inputs), OptionalInt.of(outputs));
    }

    /** Of a model that runs step by step. */
    public static ModelShape ofSteps(OptionalInt inputs, OptionalInt outputs) {
        return new ModelShape(inputs, outputs, Optional.empty());
    }
}
