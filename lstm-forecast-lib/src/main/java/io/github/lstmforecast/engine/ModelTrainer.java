package io.github.lstmforecast.engine;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.train.TrainingDivergedException;
import java.nio.file.Path;

/** Trains models for an engine. */
public interface ModelTrainer {
    /**
     * Trains. Called in the child JVM only.
     *
     * @throws InvalidValueException if what is requested does not fit together, or this trainer can't do it
     * @throws TrainingDivergedException if the loss is not finite any more
     */
    TrainedModel train(TrainingRequest request);

    /** Whether it trains {@linkplain #readNetwork networks from files}, and not only the layers of a recipe. */
    default boolean readsNetworks() {
        return false;
    }

    /**
     * Reads the network that is trained in place of a recipe's layers. Called in Maven's JVM, too.
     *
     * @throws ModelFileException if it can't be used
     */
    default StartNetwork readNetwork(Path file) throws ModelFileException {
        throw new ModelFileException("no network is read by this trainer");
    }
}
