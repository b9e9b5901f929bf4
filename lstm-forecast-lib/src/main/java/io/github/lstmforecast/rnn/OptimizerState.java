package io.github.lstmforecast.rnn;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;

/**
 * The state of an optimizer during a training. With this state and the parameters, a training can be resumed as if it had
 * not been interrupted. Immutable.
 */
public final class OptimizerState {
    private final Optimizer optimizer;
    private final int steps;
    private final float[][] memory; // (vector)(parameter)

    /**
     * @param steps the number of steps done, at least 0
     * @param memory {@link Optimizer#memoryVectors()} vectors with one number for each parameter: m and v of {@link Adam},
     *     v of {@link RmsProp}, the last update of {@link Sgd}; copied
     * @throws InvalidValueException if the number of vectors is wrong, or their lengths differ
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

    public Optimizer optimizer() {
        return optimizer;
    }

    /** The number of steps done. */
    public int steps() {
        return steps;
    }

    /** {@code [vector][parameter]}, a copy. */
    public float[][] memory() {
        return copy(memory);
    }

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
