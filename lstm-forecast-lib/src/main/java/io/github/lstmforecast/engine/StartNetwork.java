package io.github.lstmforecast.engine;

import java.util.Optional;

/** A network from a file that is trained in place of a recipe's layers. Only the trainer that read it knows its layers. */
public interface StartNetwork {
    /** The SHA-256 of its layers. */
    String layersSha256();

    /** The SHA-256 of the model that the training starts from; empty where the weights are drawn anew by the seed. */
    Optional<String> weightsSha256();
}
