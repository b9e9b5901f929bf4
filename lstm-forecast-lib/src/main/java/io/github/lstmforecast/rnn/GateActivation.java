package io.github.lstmforecast.rnn;

import io.github.lstmforecast.Keyed;

/** The activation function of the forget, output and input gates, with values in 0..1. The candidate's is always tanh. */
public enum GateActivation implements Keyed {
    /** {@code 1 / (1 + e^-x)}. */
    SIGMOID,
    /** {@code 0.2 x + 0.5}, clipped to 0..1: the default of Keras 1, and available in Deeplearning4j. */
    HARD_SIGMOID;

    @Override
    public String key() {
        return Keyed.kebabCase(this);
    }
}
