package io.github.lstmforecast.engine;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.signal.StepInputs;
import java.util.Optional;

/**
 * What computes models. It is found as a service, also in Maven's own JVM, where it is only asked what it can do: its
 * class must load there without what its {@linkplain #childNeeds child} has.
 */
public interface ModelEngine {
    /** Its name in files and messages: lower-case letters, digits and hyphens. */
    String key();

    /** Engines are asked in this order, the lowest first; those of one rank in the order of their keys. */
    default int rank() {
        return Integer.MAX_VALUE;
    }

    /** Whether its trainings and forecasts have the same bits on every machine. */
    boolean sameBitsEverywhere();

    /** Whether it runs a model. The first engine that can does. */
    boolean canOpen(SavedModel model);

    /**
     * Opens a model. Called in the child JVM only.
     *
     * @param model one that it {@linkplain #canOpen can open}; its {@linkplain SavedModel#transforms transforms} are
     *     applied by the caller
     * @param inputs how the inputs of a step are put together; empty where they are the targets
     * @return what forecasts, in the model's own space
     * @throws InvalidValueException if it can't be opened, or does not fit the inputs
     */
    Forecaster open(SavedModel model, Optional<StepInputs> inputs);

    /** What trains models for it; empty where it only runs them. */
    default Optional<ModelTrainer> trainer() {
        return Optional.empty();
    }

    /**
     * What the JVM needs in which it runs.
     *
     * @throws ExtensionException if it does not run on a platform
     */
    default ChildNeeds childNeeds(Platform platform) {
        return ChildNeeds.NONE;
    }
}
