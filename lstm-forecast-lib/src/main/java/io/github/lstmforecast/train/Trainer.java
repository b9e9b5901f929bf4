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
 * Trains a recurrent network by truncated backpropagation through time: window after window, state carried from each to the next,
 * gradients exact within a window. The loss is the squared error, averaged over batch, time and outputs.
 */
public final class Trainer {
    private Trainer() {}

    /**
     * Trains a model.
     *
     * @param recipe all settings
     * @param windows the data, cut as the recipe says; the model has their inputs and outputs
     * @param listener called after each epoch
     * @return the trained parameters and the losses
     * @throws InvalidValueException if the windows are of other copies or another length than the recipe says
     * @throws TrainingDivergedException if the loss is not finite any more
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
     * What a training with a recipe begins with.
     *
     * @param recipe its units, gates and seed
     * @param inputs targets and known inputs
     * @param outputs targets
     * @return random parameters, which depend on these alone
     */
    public static RnnParameters initialParameters(Recipe recipe, int inputs, int outputs) {
        return RnnInitializer.initialize(shape(recipe, inputs, outputs), TrainingLoop.stream(recipe.seed(), 0));
    }

    private static RnnShape shape(Recipe recipe, int inputs, int outputs) {
        return new RnnShape(inputs, recipe.units(), outputs, recipe.gateActivation());
    }

    /**
     * Continues a training: with its parameters, and with what its optimizer remembers. The state starts from zeros,
     * and the learning rate and the noise as the recipe says, as in a new training.
     *
     * @param parameters where the training stopped
     * @param optimizerState what its optimizer remembered
     * @param recipe all settings of what follows; units, gates and the kind of the optimizer are those of before
     * @param windows the data, as in {@link #train}
     * @param listener called after each epoch
     * @return the trained parameters, and the losses of what followed
     * @throws InvalidValueException if recipe, windows and what was trained before don't fit each other
     * @throws TrainingDivergedException if the loss is not finite any more
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
                "as before, " + before.getSimpleName());
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
        private final float[] outputErrors; // (time, batch, output): the loss by each output

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
        public void forget() {
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

        /** The mean squared error of the tape's outputs; leaves its derivatives in {@link #outputErrors}. */
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
