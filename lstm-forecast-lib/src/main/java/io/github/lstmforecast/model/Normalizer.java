package io.github.lstmforecast.model;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.signal.Scaling;
import java.util.Optional;

/**
 * How the inputs and outputs of a model are scaled at each of its steps.
 *
 * @param inputs applied to what goes in
 * @param outputs undone on what comes out; empty where the model outputs values in their own unit
 */
public record Normalizer(Scaling inputs, Optional<Scaling> outputs) {
    /**
     * A normalizer of a model that is fed its own outputs.
     *
     * @param scaling of inputs and outputs
     * @return the normalizer
     */
    public static Normalizer of(Scaling scaling) {
        return new Normalizer(scaling, Optional.of(scaling));
    }

    /** Whether inputs and outputs are scaled equally, so that it is a transform of the series. */
    public boolean isTransform() {
        return outputs.filter(inputs::equals).isPresent();
    }

    /** @throws InvalidValueException if the normalizer is made for other inputs or outputs */
    public void requireFits(int modelInputs, int modelOutputs) {
        InvalidValueException.unless(
                inputs.features() == modelInputs,
                "normalizer",
                "one for " + inputs.features() + " inputs",
                "one for " + modelInputs + ", as the model has");
        int found = outputs.map(Scaling::features).orElse(modelOutputs);
        InvalidValueException.unless(
                found == modelOutputs,
                "normalizer",
                "one for " + found + " outputs",
                "one for " + modelOutputs + ", as the model has");
    }
}
