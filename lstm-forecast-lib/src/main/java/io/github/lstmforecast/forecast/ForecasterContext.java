package io.github.lstmforecast.forecast;

import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.StepInputs;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The scenario that a forecaster of your own is made for.
 *
 * @param settings those of {@code model.with}
 * @param training the training rows, with their known inputs, transformed as {@code model.transform} says
 * @param targets the names of the columns that are forecast
 * @param known the names of the known inputs
 * @param period samples per cycle; empty if the series has none
 */
public record ForecasterContext(
        ForecasterSettings settings,
        Features training,
        List<String> targets,
        List<String> known,
        OptionalDouble period) {
    public ForecasterContext {
        targets = List.copyOf(targets);
        known = List.copyOf(known);
    }

    /** The inputs of a step of a model that runs step by step: the targets, then the known inputs of the predicted step. */
    public StepInputs stepInputs() {
        return StepInputs.ofTraining(targets.size(), known.size());
    }
}
