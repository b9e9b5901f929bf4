package io.github.lstmforecast.rnn;

/**
 * An optimization rule with its settings. An optimizer is immutable: what it remembers from step to step is in its
 * {@link Run}.
 */
public sealed interface Optimizer permits Adam, RmsProp, Sgd {
    /** The learning rate of the first epoch, more than 0. */
    double learningRate();

    default Run start(int parameterCount) {
        return resume(new OptimizerState(this, 0, new float[memoryVectors()][parameterCount]));
    }

    Run resume(OptimizerState state);

    /** How many numbers it remembers for each parameter, at least 1. */
    int memoryVectors();

    /** An optimizer in one training. Mutable; a step allocates nothing. */
    interface Run {
        /**
         * One step of gradient descent.
         *
         * @param parameters changed in place
         * @param gradient the derivative of the loss with respect to each parameter; not modified
         * @param learningRate the rate of this step
         */
        void step(float[] parameters, float[] gradient, double learningRate);

        /** A copy of the current state. */
        OptimizerState state();
    }
}
