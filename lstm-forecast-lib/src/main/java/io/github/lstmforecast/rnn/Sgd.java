package io.github.lstmforecast.rnn;

import io.github.lstmforecast.InvalidValueException;

/**
 * Stochastic gradient descent with momentum (Polyak 1964), in the form of Keras:
 * <pre>
 *   u = momentum u - rate g        p = p + u
 * </pre>
 *
 * @param learningRate more than 0
 * @param momentum from 0, for none, to below 1
 */
public record Sgd(double learningRate, double momentum) implements Optimizer {
    public Sgd {
        InvalidValueException.unless(
                learningRate > 0 && Double.isFinite(learningRate), "learningRate", learningRate, "more than 0");
        InvalidValueException.unless(momentum >= 0 && momentum < 1, "momentum", momentum, "from 0 to below 1");
    }

    /** Gradient descent with a momentum of 0.9. */
    public static Sgd of(double learningRate) {
        return new Sgd(learningRate, 0.9);
    }

    @Override
    public int memoryVectors() {
        return 1;
    }

    @Override
    public Run resume(OptimizerState state) {
        return new SgdRun(state);
    }

    private final class SgdRun implements Run {
        private final float[] update;
        private int steps;

        SgdRun(OptimizerState state) {
            update = state.memory()[0];
            steps = state.steps();
        }

        @Override
        public void step(float[] parameters, float[] gradient, double rate) {
            steps++;
            float kept = (float) momentum;
            float taken = (float) rate;
            for (int i = 0; i < parameters.length; i++) {
                update[i] = kept * update[i] - taken * gradient[i];
                parameters[i] += update[i];
            }
        }

        @Override
        public OptimizerState state() {
            return new OptimizerState(Sgd.this, steps, update);
        }
    }
}
