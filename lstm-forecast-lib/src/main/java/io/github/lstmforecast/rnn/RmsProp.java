package io.github.lstmforecast.rnn;

import io.github.lstmforecast.InvalidValueException;

/**
 * RMSprop (Tieleman and Hinton 2012), in the form of Keras 2:
 * <pre>
 *   v = rho v + (1 - rho) g^2        p = p - rate g / (sqrt(v) + epsilon)
 * </pre>
 *
 * @param learningRate more than 0
 * @param rho from 0 to below 1
 * @param epsilon more than 0
 */
public record RmsProp(double learningRate, double rho, double epsilon) implements Optimizer {
    public RmsProp {
        InvalidValueException.unless(
                learningRate > 0 && Double.isFinite(learningRate), "learningRate", learningRate, "more than 0");
        InvalidValueException.unless(rho >= 0 && rho < 1, "rho", rho, "from 0 to below 1");
        InvalidValueException.unless(epsilon > 0 && Double.isFinite(epsilon), "epsilon", epsilon, "more than 0");
    }

    /** RMSprop with the usual settings: rho 0.9, epsilon 1e-7. */
    public static RmsProp of(double learningRate) {
        return new RmsProp(learningRate, 0.9, 1e-7);
    }

    @Override
    public int memoryVectors() {
        return 1;
    }

    @Override
    public Run resume(OptimizerState state) {
        return new RmsPropRun(state);
    }

    private final class RmsPropRun implements Run {
        private final float[] v;
        private int steps;

        RmsPropRun(OptimizerState state) {
            v = state.memory()[0];
            steps = state.steps();
        }

        @Override
        public void step(float[] parameters, float[] gradient, double rate) {
            steps++;
            float kept = (float) rho;
            float taken = (float) (1 - rho);
            FloatOps.FASTEST.rmsProp(parameters, gradient, v, kept, taken, (float) rate, (float) epsilon);
        }

        @Override
        public OptimizerState state() {
            return new OptimizerState(RmsProp.this, steps, v);
        }
    }
}
