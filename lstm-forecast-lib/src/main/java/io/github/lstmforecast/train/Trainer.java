package io.github.lstmforecast.train;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.rnn.Optimizer;
import io.github.lstmforecast.rnn.OptimizerState;
import io.github.lstmforecast.rnn.RnnInitializer;
import io.github.lstmforecast.rnn.RnnKernel;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.rnn.RnnState;
import io.github.lstmforecast.rnn.RnnTape;
import io.github.lstmforecast.signal.Windows;
import java.util.List;

/**
 * Trains a recurrent network by truncated backpropagation through time: the state is carried from window to window, the
 * gradients are exact within a window. The loss is the squared error, averaged over batch, time and outputs.
 */
public final class Trainer {
    private Trainer() {}

    /**
     * Trains a new model.
     *
     * @param windows the data, with the copies and the window length of the recipe; the model gets their inputs and outputs
     * @throws InvalidValueException if copies or window length differ from those of the recipe
     * @throws TrainingDivergedException if the loss is no longer finite
     */
    public static TrainedRnn train(Recipe recipe, Windows windows, TrainingListener listener) {
        RnnParameters initial = initialParameters(recipe, windows.inputs(), windows.outputs());
        return train(
                recipe,
                windows,
                initial,
                recipe.optimizer().start(initial.shape().parameterCount()),
                listener);
    }

    /**
     * The random parameters at the start of a training; they depend on cells, units, gates and seed of the recipe.
     *
     * @param inputs the number of targets and known inputs
     * @param outputs the number of targets
     */
    public static RnnParameters initialParameters(Recipe recipe, int inputs, int outputs) {
        return RnnInitializer.initialize(shape(recipe, inputs, outputs), TrainingLoop.stream(recipe.seed(), 0));
    }

    private static RnnShape shape(Recipe recipe, int inputs, int outputs) {
        return new RnnShape(inputs, recipe.units(), outputs, recipe.cell(), recipe.gateActivation());
    }

    /**
     * Resumes a training with its parameters and its optimizer state. State, learning rate and noise start as in a new
     * training with the recipe.
     *
     * @param recipe the settings of the resumed part; cells, units, gates and the kind of optimizer must be the same as before
     * @param windows the data, as in {@link #train}
     * @return with the losses of the resumed part
     * @throws InvalidValueException if recipe, windows, parameters and optimizer state don't fit each other
     * @throws TrainingDivergedException if the loss is no longer finite
     */
    public static TrainedRnn resume(
            RnnParameters parameters,
            OptimizerState optimizerState,
            Recipe recipe,
            Windows windows,
            TrainingListener listener) {
        RnnShape shape = shape(recipe, windows.inputs(), windows.outputs());
        InvalidValueException.unless(
                parameters.shape().equals(shape), "parameters", "those of " + parameters.shape(), "those of " + shape);
        Class<? extends Optimizer> before = optimizerState.optimizer().getClass();
        InvalidValueException.unless(
                before == recipe.optimizer().getClass(),
                "optimizer",
                recipe.optimizer(),
                before.getSimpleName() + ", as before");
        return train(recipe, windows, parameters, recipe.optimizer().resume(optimizerState), listener);
    }

    private static TrainedRnn train(
            Recipe recipe, Windows windows, RnnParameters initial, Optimizer.Run optimizer, TrainingListener listener) {
        Learner learner = new Learner(recipe, windows, initial, optimizer);
        List<Double> losses = TrainingLoop.run(recipe, windows, learner, listener);
        return new TrainedRnn(RnnParameters.of(initial.shape(), learner.parameters), optimizer.state(), losses);
    }

    private static final class Learner implements TrainingLoop.Learner {
        private final Recipe recipe;
        private final float[] parameters;
        private final float[] gradient;
        private final Optimizer.Run optimizer;
        private final RnnState state;
        private final RnnTape tape;
        private final float[] outputErrors; // (time, batch, output): the derivative of the loss

        Learner(Recipe recipe, Windows windows, RnnParameters initial, Optimizer.Run optimizer) {
            this.recipe = recipe;
            this.parameters = initial.toArray();
            this.gradient = new float[parameters.length];
            this.optimizer = optimizer;
            this.state = new RnnState(initial.shape(), windows.copies());
            this.tape = new RnnTape(initial.shape(), windows.windowLength(), windows.copies());
            this.outputErrors = new float[tape.outputs().length];
        }

        @Override
        public void resetState() {
            state.reset();
        }

        @Override
        public double learn(float[] inputs, float[] targets, double learningRate) {
            RnnKernel.forward(parameters, inputs, state, tape);
            double loss = loss(targets);
            RnnKernel.backward(parameters, outputErrors, tape, gradient);
            clip(gradient, recipe.gradientNorm());
            optimizer.step(parameters, gradient, learningRate);
            return loss;
        }

        /** The mean squared error of the tape's outputs. Stores its derivatives in {@link #outputErrors}. */
        private double loss(float[] target) {
            float[] outputs = tape.outputs();
            float scale = 2f / outputs.length;
            double sum = 0;
            for (int i = 0; i < outputs.length; i++) {
                float error = outputs[i] - target[i];
                sum += (double) error * error;
                outputErrors[i] = scale * error;
            }
            return sum / outputs.length;
        }

        private static void clip(float[] gradient, double longest) {
            if (longest == Double.POSITIVE_INFINITY) {
                return;
            }
            double squares = 0;
            for (float g : gradient) {
                squares += (double) g * g;
            }
            double norm = Math.sqrt(squares);
            if (norm > longest) {
                float scale = (float) (longest / norm);
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] *= scale;
                }
            }
        }
    }
}
