package io.github.lstmforecast.engine;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.train.TrainingDivergedException;
import java.nio.file.Path;
import java.util.List;

/** Trains models for an engine. */
public interface ModelTrainer {
    /**
     * Trains a model, in the child JVM only.
     *
     * @throws InvalidValueException if the request is inconsistent, or this trainer does not support it
     * @throws TrainingDivergedException if the loss is no longer finite
     */
    TrainedModel train(TrainingRequest request);

    /** The cells of a recipe that it trains. */
    default List<CellKind> cells() {
        return List.of(CellKind.values());
    }

    /** The activations of gates that it trains. */
    default List<GateActivation> gateActivations() {
        return List.of(GateActivation.values());
    }

    /** Whether it can train {@linkplain #readNetwork networks from files}, not only the layers of a recipe. */
    default boolean readsNetworks() {
        return false;
    }

    /**
     * Reads a network that replaces the layers of a recipe. Also called in Maven's JVM.
     *
     * @throws ModelFileException if it can't be used
     */
    default StartNetwork readNetwork(Path file) throws ModelFileException {
        throw new ModelFileException("no network is read by this trainer");
    }
}
