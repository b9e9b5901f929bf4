package io.github.lstmforecast.rnn;

/** A layer that runs step by step on one sequence. Mutable, not thread-safe; a step allocates nothing. */
public interface StepLayer {
    /**
     * @param input not modified
     * @return the layer's own array, which the next step changes
     */
    float[] step(float[] input);
}
