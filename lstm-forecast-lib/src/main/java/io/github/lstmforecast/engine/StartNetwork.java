package io.github.lstmforecast.engine;

import java.util.Optional;

/** A network from a file that replaces the layers of a recipe. Only the trainer that read it knows its layers. */
public interface StartNetwork {
    /** The SHA-256 of its layers. */
    String layersSha256();

    /** The SHA-256 of the model with the initial weights; empty if the initial weights are random. */
    Optional<String> weightsSha256();
}
