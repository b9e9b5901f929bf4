package io.github.lstmforecast.rnn;

import io.github.lstmforecast.InvalidValueException;

/**
 * Adam (Kingma and Ba 2015), in the form of Keras:
 * <pre>
 *   m = beta1 m + (1 - beta1) g        v = beta2 v + (1 - beta2) g^2
 *   p = p - rate sqrt(1 - beta2^t) / (1 - beta1^t) m / (sqrt(v) + epsilon)
 * </pre>
 *
 * @param learningRate more than 0
 * @param beta1 from 0 to below 1
 * @param beta2 from 0 to below 1
 * @param epsilon more than 0
 */
public record Adam(double learningRate, double beta1, double beta2, double epsilon) implements Optimizer {
    public Adam {
        InvalidValueException.unless(
                learningRate > 0 && Double.isFinite(learningRate), "learningRate", learningRate, "more than 0");
        InvalidValueException.unless(beta1 >= 0 && beta1 < 1, "beta1", beta1, "from 0 to below 1");
        InvalidValueException.unless(beta2 >= 0 && beta2 < 1, "beta2", beta2, "from 0 to below 1");
        InvalidValueException.unless(epsilon > 0 && Double.isFinite(epsilon), "epsilon", epsilon, "more than 0");
    }

    /** Adam with the usual settings: beta1 0.9, beta2 0.999, epsilon 1e-7. */
    public static Adam of(double learningRate) {
        return new Adam(learningRate, 0.9, 0.999, 1e-7);
    }

    @Override
    public int memoryVectors() {
        return 2;
    }

    @Override
    public Run resume(OptimizerState state) {
        return new AdamRun(state);
    }

    private final class AdamRun implements Run {
        private final float[] m;
        private final float[] v;
        private int steps;
        private double beta1Power = 1;
        private double beta2Power = 1;

        AdamRun(OptimizerState state) {
            float[][] memory = state.memory();
            m = memory[0];
            v = memory[1];
            while (steps < state.steps() && (beta1Power > 0 || beta2Power > 0)) {
                countStep();
            }
            steps = state.steps();
        }

        /** Powers are products of single factors, so that a resumed training gives the same bits as an uninterrupted one. */
        private void countStep() {
            steps++;
            beta1Power *= beta1;
            beta2Power *= beta2;
        }

        @Override
        public void step(float[] parameters, float[] gradient, double rate) {
            countStep();
            float size = (float) (rate * Math.sqrt(1 - beta2Power) / (1 - beta1Power));
            float b1 = (float) beta1;
            float b2 = (float) beta2;
            float a1 = (float) (1 - beta1);
            float a2 = (float) (1 - beta2);
            float eps = (float) epsilon;
            FloatOps.FASTEST.adam(parameters, gradient, m, v, b1, a1, b2, a2, size, eps);
        }

        @Override
        public OptimizerState state() {
            return new OptimizerState(Adam.this, steps, m, v);
        }
    }
}
