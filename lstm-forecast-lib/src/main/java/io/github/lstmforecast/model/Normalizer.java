package io.github.lstmforecast.model;

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
}
