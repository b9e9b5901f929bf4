package io.github.lstmforecast.rnn;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;

/**
 * An optimizer in the course of a training, and what it remembers: with it, and with the parameters, the training can
 * go on as if it had not been interrupted. Immutable.
 */
public final class OptimizerState {
    private final Optimizer optimizer;
    private final int steps;
    private final float[][] memory; // (vector)(parameter)

    /**
     * A state.
     *
     * @param optimizer whose state it is
     * @param steps how many steps it has made, at least 0
     * @param memory as many vectors as the {@linkplain Optimizer#memoryVectors() optimizer has}, each with one number
     *     for each parameter: of {@link Adam} m and v, of {@link RmsProp} v, of {@link Sgd} the last update; copied
     * @throws InvalidValueException if there are other vectors, or of different lengths
     */
    public OptimizerState(Optimizer optimizer, int steps, float[]... memory) {
        InvalidValueException.unless(steps >= 0, "steps", steps, "at least 0");
        InvalidValueException.unless(
                memory.length == optimizer.memoryVectors(),
                "memory",
                memory.length + " vectors",
                optimizer.memoryVectors() + ", as this optimizer has");
        for (float[] vector : memory) {
            InvalidValueException.unless(
                    vector.length == memory[0].length, "memory", vector.length, "vectors of one length");
        }
        this.optimizer = optimizer;
        this.steps = steps;
        this.memory = copy(memory);
    }

    /**
     * Whose state it is.
     *
     * @return the rule, with its settings
     */
    public Optimizer optimizer() {
        return optimizer;
    }

    /**
     * How far the training was.
     *
     * @return how many steps were made
     */
    public int steps() {
        return steps;
    }

    /**
     * What the optimizer remembers.
     *
     * @return a copy, {@code [vector][parameter]}
     */
    public float[][] memory() {
        return copy(memory);
    }

    /** The vectors are for the caller alone. */
    private static float[][] copy(float[][] memory) {
        return Arrays.stream(memory).map(float[]::clone).toArray(float[][]::new);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OptimizerState that
                && optimizer.equals(that.optimizer)
                && steps == that.steps
                && Arrays.deepEquals(memory, that.memory);
    }

    @Override
    public int hashCode() {
        return 31 * optimizer.hashCode() + Arrays.deepHashCode(memory);
    }

    @Override
    public String toString() {
        return "OptimizerState[" + optimizer + " after " + steps + " steps]";
    }
}
