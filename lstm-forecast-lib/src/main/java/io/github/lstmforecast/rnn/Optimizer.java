package io.github.lstmforecast.rnn;

/**
 * A rule that turns gradients into steps, with its settings. What a rule remembers from step to step is in the
 * {@link Run} that it starts, so an optimizer can be shared.
 */
public sealed interface Optimizer permits Adam, RmsProp, Sgd {
    /**
     * The learning rate of the first epoch.
     *
     * @return more than 0
     */
    double learningRate();

    /** Starts a training of so many parameters. */
    default Run start(int parameterCount) {
        return resume(new OptimizerState(this, 0, new float[memoryVectors()][parameterCount]));
    }

    /** Continues a training from where it was. */
    Run resume(OptimizerState state);

    /**
     * How many numbers are remembered of each parameter.
     *
     * @return at least 1
     */
    int memoryVectors();

    /** An optimizer at work in one training. Mutable; allocates nothing from step to step. */
    interface Run {
        /**
         * One step downhill.
         *
         * @param parameters changed in place
         * @param gradient the loss by each parameter; not modified
         * @param learningRate the rate of this step
         */
        void step(float[] parameters, float[] gradient, double learningRate);

        /**
         * Where the training is.
         *
         * @return a copy of what is remembered
         */
        OptimizerState state();
    }
}
