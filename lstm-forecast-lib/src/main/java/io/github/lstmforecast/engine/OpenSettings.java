package io.github.lstmforecast.engine;

import io.github.lstmforecast.signal.StepInputs;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a model is opened, as far as its file does not say it.
 *
 * @param inputs of a step; by default the targets
 * @param window the number of steps that a model gets at once; a model that runs step by step gets them in its initial
 *     state. Needed for a model with a {@linkplain io.github.lstmforecast.model.NetworkSpec.Window window} of any length
 */
public record OpenSettings(Optional<StepInputs> inputs, OptionalInt window) {
    public static final OpenSettings NONE = new OpenSettings(Optional.empty(), OptionalInt.empty());

    public static OpenSettings of(StepInputs inputs) {
        return new OpenSettings(Optional.of(inputs), OptionalInt.empty());
    }
}
