package io.github.lstmforecast.engine;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.model.SavedModel;
import java.util.Optional;

/**
 * Runs models, and may train them. An engine is a service. Maven's own JVM loads it too, without the
 * {@linkplain #childNeeds artifacts of its child}, to find out what it can do.
 */
public interface ModelEngine {
    /** Its name in files and messages: lower-case letters, digits and hyphens. */
    String key();

    /** The engine with the lowest rank that can open a model runs it; for equal ranks, the order of the keys decides. */
    default int rank() {
        return Integer.MAX_VALUE;
    }

    /** Whether its trainings and forecasts have the same bits on every machine. */
    boolean sameBitsEverywhere();

    boolean canOpen(SavedModel model);

    /**
     * Loads what takes time to load, for example native code, in a thread of the child JVM while the first scenario is read.
     * What fails here fails again when a model is opened.
     */
    default void prepare() {}

    /**
     * Opens a model, in the child JVM only.
     *
     * @param model one that it {@linkplain #canOpen can open}; the caller applies its
     *     {@linkplain SavedModel#transforms transforms}
     * @return a forecaster of the transformed series
     * @throws InvalidValueException if it can't be opened, or does not fit the inputs
     */
    Forecaster open(SavedModel model, OpenSettings settings);

    /** Trains models for this engine; empty if it only runs them. */
    default Optional<ModelTrainer> trainer() {
        return Optional.empty();
    }

    /**
     * What its JVM needs.
     *
     * @param versions those that the user chooses for its artifacts
     * @throws ExtensionException if the engine does not support the platform
     */
    default ChildNeeds childNeeds(Platform platform, EngineVersions versions) {
        return ChildNeeds.NONE;
    }
}
