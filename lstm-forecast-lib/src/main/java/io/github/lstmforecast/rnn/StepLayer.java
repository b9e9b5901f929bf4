package io.github.lstmforecast.rnn;

/** A layer that runs step by step on one sequence. Mutable, not thread-safe; a step allocates nothing. */
public interface StepLayer {
    /**
     * @param input not modified
     * @return an array that begins with the outputs; the layer's own, which the next step changes
     */
    float[] step(float[] input);
}
