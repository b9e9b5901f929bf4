package io.github.lstmforecast.rnn;

import io.github.lstmforecast.Keyed;

/** How the forget, output and input gates are squashed to 0..1. The candidate is always squashed by tanh. */
public enum GateActivation implements Keyed {
    /** {@code 1 / (1 + e^-x)}. */
    SIGMOID,
    /** {@code 0.2 x + 0.5}, clipped to 0..1: the gates of Keras 1, and of Deeplearning4j where its configuration says so. */
    HARD_SIGMOID;

    @Override
    public String key() {
        return Keyed.kebabCase(this);
    }
}
