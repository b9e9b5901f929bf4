package io.github.lstmforecast.train;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.lstm.LstmInitializer;
import io.github.lstmforecast.lstm.LstmKernel;
import io.github.lstmforecast.lstm.LstmParameters;
import io.github.lstmforecast.lstm.LstmShape;
import io.github.lstmforecast.lstm.LstmState;
import io.github.lstmforecast.lstm.LstmTape;
import io.github.lstmforecast.lstm.Optimizer;
import io.github.lstmforecast.signal.Windows;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * Trains an LSTM by truncated backpropagation through time: window after window, state carried from each to the next,
 * gradients exact within a window. The loss is the squared error, averaged over batch, time and outputs.
 */
public final class Trainer {
    private final Recipe recipe;
    private final LstmShape shape;
    private final int time;
    private final int batch;
    private final float[][] inputs; // (window)(time, batch, feature)
    private final float[][] targets; // likewise

    private final float[] parameters;
    private final float[] gradient;
    private final Optimizer.Run optimizer;
    private final LstmState state;
    private final LstmTape tape;
    private final float[] noisyInputs; // (time, batch, feature)
    private final float[] outputErrors; // (time, batch, feature): the loss by each output
    private final Random noise;

    private Trainer(Recipe recipe, Windows windows, Optional<TrainedLstm> before) {
        this.recipe = recipe;
        this.time = windows.windowLength();
        this.batch = windows.copies();
        this.shape = new LstmShape(windows.features(), recipe.units(), windows.features(), recipe.gateActivation());
        this.inputs = new float[windows.windows()][];
        this.targets = new float[windows.windows()][];
        for (int window = 0; window < inputs.length; window++) {
            inputs[window] = inOrderOfTime(windows, window, windows::input);
            targets[window] = inOrderOfTime(windows, window, windows::target);
        }

        this.parameters = before.map(TrainedLstm::parameters)
                .orElseGet(() -> LstmInitializer.initialize(shape, stream(recipe.seed(), 0)))
                .toArray();
        this.gradient = new float[parameters.length];
        this.optimizer = before.map(trained -> recipe.optimizer().resume(trained.optimizerState()))
                .orElseGet(() -> recipe.optimizer().start(parameters.length));
        this.state = new LstmState(shape, batch);
        this.tape = new LstmTape(shape, time, batch);
        this.noisyInputs = new float[time * batch * windows.features()];
        this.outputErrors = new float[noisyInputs.length];
        this.noise = new Random(stream(recipe.seed(), 1));
    }

    /**
     * Trains a model.
     *
     * @param recipe all settings
     * @param windows the data, cut as the recipe says; the model has as many inputs and outputs as it has features
     * @param listener is told of each epoch
     * @return the trained parameters and the losses
     * @throws InvalidValueException if the windows are of other copies or another length than the recipe says
     * @throws TrainingDivergedException if the loss is not finite any more
     */
    public static TrainedLstm train(Recipe recipe, Windows windows, TrainingListener listener) {
        requireFit(recipe, windows);
        return new Trainer(recipe, windows, Optional.empty()).run(listener);
    }

    /**
     * Goes on with a training: with its parameters, and with what its optimizer remembers. The state starts from zeros, and
     * the learning rate and the noise as the recipe says, as in a new training.
     *
     * @param before the training that ended
     * @param recipe all settings of what follows; units, gates and the kind of the optimizer are those of before
     * @param windows the data, as in {@link #train}
     * @param listener is told of each epoch
     * @return the trained parameters, and the losses of what followed
     * @throws InvalidValueException if recipe, windows and what was trained before don't fit each other
     * @throws TrainingDivergedException if the loss is not finite any more
     */
    public static TrainedLstm resume(TrainedLstm before, Recipe recipe, Windows windows, TrainingListener listener) {
        requireFit(recipe, windows);
        LstmShape shape =
                new LstmShape(windows.features(), recipe.units(), windows.features(), recipe.gateActivation());
        InvalidValueException.unless(
                before.parameters().shape().equals(shape), "before", before.parameters().shape(), shape.toString());
        Optimizer optimizer = before.optimizerState().optimizer();
        InvalidValueException.unless(
                optimizer.getClass() == recipe.optimizer().getClass(),
                "optimizer",
                recipe.optimizer(),
                "as before, " + optimizer.getClass().getSimpleName());
        return new Trainer(recipe, windows, Optional.of(before)).run(listener);
    }

    private static void requireFit(Recipe recipe, Windows windows) {
        InvalidValueException.unless(
                windows.copies() == recipe.copies(), "copies", windows.copies(), recipe.copies() + ", as the recipe says");
        InvalidValueException.unless(
                windows.windowLength() == recipe.window(),
                "window",
                windows.windowLength(),
                recipe.window() + ", as the recipe says");
    }

    private TrainedLstm run(TrainingListener listener) {
        double[] losses = new double[Math.min(recipe.epochs(), 1024)];
        double decay = recipe.epochs() == 1
                ? 1
                : StrictMath.pow(recipe.learningRateDecay(), 1.0 / (recipe.epochs() - 1));
        double learningRate = recipe.optimizer().learningRate();
        for (int epoch = 1; epoch <= recipe.epochs(); epoch++) {
            if (recipe.stateReset() == StateReset.EACH_EPOCH) {
                state.reset();
            }
            double loss = 0;
            for (int window = 0; window < inputs.length; window++) {
                loss += learn(epoch, window, learningRate);
            }
            if (epoch > losses.length) {
                losses = Arrays.copyOf(losses, (int) Math.min(recipe.epochs(), 2L * losses.length));
            }
            losses[epoch - 1] = loss / inputs.length;
            listener.epochEnded(epoch, recipe.epochs(), losses[epoch - 1]);
            learningRate *= decay;
        }
        return new TrainedLstm(
                LstmParameters.of(shape, parameters),
                optimizer.state(),
                Arrays.stream(losses).boxed().toList());
    }

    private double learn(int epoch, int window, double learningRate) {
        LstmKernel.forward(parameters, withNoise(inputs[window]), state, tape);
        double loss = loss(targets[window]);
        if (!Double.isFinite(loss)) {
            throw new TrainingDivergedException(epoch, window + 1, loss, recipe);
        }
        LstmKernel.backward(parameters, outputErrors, tape, gradient);
        clip(gradient, recipe.gradientNorm());
        optimizer.step(parameters, gradient, learningRate);
        return loss;
    }

    private float[] withNoise(float[] clean) {
        if (recipe.inputNoise() == 0) {
            return clean;
        }
        for (int i = 0; i < clean.length; i++) {
            noisyInputs[i] = (float) (clean[i] + recipe.inputNoise() * noise.nextGaussian());
        }
        return noisyInputs;
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

    private interface WindowValue {
        float at(int row, int time, int feature);
    }

    private static float[] inOrderOfTime(Windows windows, int window, WindowValue value) {
        int batch = windows.copies();
        int features = windows.features();
        float[] ordered = new float[windows.windowLength() * batch * features];
        for (int t = 0; t < windows.windowLength(); t++) {
            for (int k = 0; k < batch; k++) {
                for (int f = 0; f < features; f++) {
                    ordered[(t * batch + k) * features + f] = value.at(window * batch + k, t, f);
                }
            }
        }
        return ordered;
    }

    /**
     * Independent seeds from one. {@link Random} gives alike first numbers for alike seeds, so the bits are mixed well
     * (the finalizer of MurmurHash3).
     */
    private static long stream(long seed, int index) {
        long z = seed * 0x9E3779B97F4A7C15L + index;
        z = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return z ^ (z >>> 33);
    }
}
