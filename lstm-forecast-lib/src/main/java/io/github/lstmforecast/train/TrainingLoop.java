package io.github.lstmforecast.train;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.signal.StepInputs;
import io.github.lstmforecast.signal.Windows;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The loop of a training over epochs and windows, with the input noise, the learning rates and the state resets of a
 * {@link Recipe}. The same for every engine.
 */
public final class TrainingLoop {
    /** A model in training. */
    public interface Learner {
        /** Sets the state to 0. */
        void resetState();

        /**
         * Trains on one window, and carries the state on to the next.
         *
         * @param inputs {@code [time][batch][input]}, flat; not modified
         * @param targets {@code [time][batch][output]}, flat; not modified
         * @param learningRate of this step
         * @return the mean squared error over batch, time and outputs, before the step
         */
        double learn(float[] inputs, float[] targets, double learningRate);

        default void epochEnded() {}
    }

    private final Recipe recipe;
    private final float[][] inputs; // (window)(time, batch, input)
    private final float[][] targets; // (window)(time, batch, output)
    private final StepInputs stepInputs;
    private final float[] noisyInputs; // (time, batch, input)
    private final Random noise;

    private TrainingLoop(Recipe recipe, Windows windows) {
        this.recipe = recipe;
        this.inputs = new float[windows.windows()][];
        this.targets = new float[windows.windows()][];
        for (int window = 0; window < inputs.length; window++) {
            inputs[window] = inOrderOfTime(windows, window, windows.inputs(), windows::input);
            targets[window] = inOrderOfTime(windows, window, windows.outputs(), windows::target);
        }
        this.stepInputs = windows.stepInputs();
        this.noisyInputs = new float[inputs[0].length];
        this.noise = new Random(stream(recipe.seed(), 1));
    }

    /**
     * @param windows the data, with the copies and the window length of the recipe
     * @return the loss of each epoch, averaged over its windows
     * @throws InvalidValueException if copies or window length differ from those of the recipe
     * @throws TrainingDivergedException if the loss is no longer finite
     */
    public static List<Double> run(Recipe recipe, Windows windows, Learner learner, TrainingListener listener) {
        InvalidValueException.unless(
                windows.copies() == recipe.copies(),
                "copies",
                windows.copies(),
                recipe.copies() + ", as in the recipe");
        InvalidValueException.unless(
                windows.windowLength() == recipe.window(),
                "window",
                windows.windowLength(),
                recipe.window() + ", as in the recipe");
        return new TrainingLoop(recipe, windows).run(learner, listener);
    }

    private List<Double> run(Learner learner, TrainingListener listener) {
        double[] losses = new double[Math.min(recipe.epochs(), 1024)];
        double decay =
                recipe.epochs() == 1 ? 1 : StrictMath.pow(recipe.learningRateDecay(), 1.0 / (recipe.epochs() - 1));
        double learningRate = recipe.optimizer().learningRate();
        for (int epoch = 1; epoch <= recipe.epochs(); epoch++) {
            if (recipe.stateReset() == StateReset.EACH_EPOCH) {
                learner.resetState();
            }
            double sum = 0;
            for (int window = 0; window < inputs.length; window++) {
                double loss = learner.learn(withNoise(inputs[window]), targets[window], learningRate);
                if (!Double.isFinite(loss)) {
                    throw new TrainingDivergedException(epoch, window + 1, loss, recipe);
                }
                sum += loss;
            }
            if (epoch > losses.length) {
                losses = Arrays.copyOf(losses, (int) Math.min(recipe.epochs(), 2L * losses.length));
            }
            losses[epoch - 1] = sum / inputs.length;
            learner.epochEnded();
            listener.epochEnded(epoch, recipe.epochs(), losses[epoch - 1]);
            learningRate *= decay;
        }
        return Arrays.stream(losses).boxed().toList();
    }

    /** Only targets get noise: known inputs are exact, also in the closed loop. */
    private float[] withNoise(float[] clean) {
        if (recipe.inputNoise() == 0) {
            return clean;
        }
        for (int step = 0; step < clean.length; step += stepInputs.size()) {
            for (int input = 0; input < stepInputs.size(); input++) {
                float value = clean[step + input];
                noisyInputs[step + input] = stepInputs.isTarget(input)
                        ? (float) (value + recipe.inputNoise() * noise.nextGaussian())
                        : value;
            }
        }
        return noisyInputs;
    }

    private interface WindowValue {
        float at(int row, int time, int column);
    }

    private static float[] inOrderOfTime(Windows windows, int window, int width, WindowValue value) {
        int batch = windows.copies();
        float[] ordered = new float[windows.windowLength() * batch * width];
        for (int t = 0; t < windows.windowLength(); t++) {
            for (int k = 0; k < batch; k++) {
                for (int i = 0; i < width; i++) {
                    ordered[(t * batch + k) * width + i] = value.at(window * batch + k, t, i);
                }
            }
        }
        return ordered;
    }

    /**
     * Independent seeds from one seed. {@link Random} gives similar first numbers for similar seeds, so the bits are mixed
     * with the finalizer of MurmurHash3.
     */
    static long stream(long seed, int index) {
        long z = seed * 0x9E3779B97F4A7C15L + index;
        z = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return z ^ (z >>> 33);
    }
}
