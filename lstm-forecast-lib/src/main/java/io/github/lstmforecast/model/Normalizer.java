package io.github.lstmforecast.model;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.signal.Scaling;
import java.util.Optional;

/**
 * The scaling of a model's inputs and outputs at each step.
 *
 * @param inputs applied to the inputs
 * @param outputs undone on the outputs; empty if the outputs of the model are not scaled
 */
public record Normalizer(Scaling inputs, Optional<Scaling> outputs) {
    /** The same scaling for inputs and outputs. */
    public static Normalizer of(Scaling scaling) {
        return new Normalizer(scaling, Optional.of(scaling));
    }

    /** Whether inputs and outputs have the same scaling, so that it is a transform of the series. */
    public boolean isTransform() {
        return outputs.filter(inputs::equals).isPresent();
    }

    /**
     * Scales the inputs of one or more steps.
     *
     * @param values {@code [step][input]}, flat; not modified
     * @param scaled receives as many
     */
    public void scale(float[] values, float[] scaled) {
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (float) inputs.apply(i % inputs.features(), values[i]);
        }
    }

    /**
     * Scales outputs back, in place.
     *
     * @param values {@code [step][output]}, or quantiles, {@code [level][step][output]}; flat
     */
    public void undo(float[] values) {
        outputs.ifPresent(scaling -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) scaling.undo(i % scaling.features(), values[i]);
            }
        });
    }

    /** @throws InvalidValueException if the normalizer has another number of inputs or outputs */
    public void requireFits(int modelInputs, int modelOutputs) {
        InvalidValueException.unless(
                inputs.features() == modelInputs,
                "normalizer",
                "for " + inputs.features() + " inputs",
                "for " + modelInputs + ", as many as the model has");
        int found = outputs.map(Scaling::features).orElse(modelOutputs);
        InvalidValueException.unless(
                found == modelOutputs,
                "normalizer",
                "for " + found + " outputs",
                "for " + modelOutputs + ", as many as the model has");
    }
}
