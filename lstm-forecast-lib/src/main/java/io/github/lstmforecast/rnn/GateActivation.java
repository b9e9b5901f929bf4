package io.github.lstmforecast.rnn;

import io.github.lstmforecast.Keyed;

/** The activation function of gates, with values in 0..1. */
public enum GateActivation implements Keyed {
    /** {@code 1 / (1 + e^-x)}. */
    SIGMOID,
    /** {@code 0.2 x + 0.5}, clipped to 0..1: the hard sigmoid of Keras 1 and 2, and of Deeplearning4j. */
    HARD_SIGMOID,
    /** {@code x / 6 + 0.5}, clipped to 0..1: the hard sigmoid of Keras 3 and PyTorch. */
    HARD_SIGMOID_6;

    float apply(float x) {
        return switch (this) {
            case SIGMOID -> 0.5f + 0.5f * PlainOps.tanh(0.5f * x);
            case HARD_SIGMOID -> clipped(0.2f * x + 0.5f);
            case HARD_SIGMOID_6 -> clipped(x / 6 + 0.5f);
        };
    }

    private static float clipped(float y) {
        return Math.max(0, Math.min(1, y));
    }

    /** The derivative, from the activated value. */
    float slope(float y) {
        return switch (this) {
            case SIGMOID -> y * (1 - y);
            case HARD_SIGMOID -> y > 0 && y < 1 ? 0.2f : 0;
            case HARD_SIGMOID_6 -> y > 0 && y < 1 ? 1 / 6f : 0;
        };
    }

    @Override
    public String key() {
        return Keyed.kebabCase(this);
    }
}
