package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.List;

/**
 * Training data as a stateful model is fed: each copy of the signal cut into windows of equal length.
 *
 * <p>Inputs have the shape {@code [windows * copies][windowLength][input]}, targets
 * {@code [windows * copies][windowLength][output]}. Windows are outermost: batch {@code i}, the rows {@code i * copies}
 * to {@code (i + 1) * copies - 1}, holds the i-th window of every copy. So row {@code k} of each batch goes on where row
 * {@code k} of the batch before it ended, and state may be carried from batch to batch.
 */
public final class Windows {
    private final int windows;
    private final int copies;
    private final int windowLength;
    private final StepInputs stepInputs;
    private final float[] inputs; // (windows * copies, windowLength, input)
    private final float[] targets; // (windows * copies, windowLength, output)

    private Windows(List<TrainingCopy> copies, StepInputs stepInputs, int windowLength) {
        this.windows = copies.get(0).length() / windowLength;
        this.copies = copies.size();
        this.windowLength = windowLength;
        this.stepInputs = stepInputs;
        int steps = windows * this.copies * windowLength;
        this.inputs = new float[steps * inputs()];
        this.targets = new float[steps * outputs()];
        float[] input = new float[inputs()];
        for (int row = 0; row < windows * this.copies; row++) {
            Features features = copies.get(row % this.copies).features();
            int from = row / this.copies * windowLength;
            for (int t = 0; t < windowLength; t++) {
                int at = row * windowLength + t;
                stepInputs.assemble(features, from + t, input);
                System.arraycopy(input, 0, inputs, at * input.length, input.length);
                for (int output = 0; output < outputs(); output++) {
                    targets[at * outputs() + output] =
                            (float) features.targets().get(from + t + 1, output);
                }
            }
        }
    }

    /**
     * Cuts copies of a signal into windows, for a model that is fed the targets and then, where there are any, the known
     * inputs of the step that is predicted.
     *
     * @param copies at least one, all of the same shape
     * @param windowLength samples in each window, at least 1
     * @throws InvalidValueException if the copies are not a whole number of windows long
     */
    public static Windows of(List<TrainingCopy> copies, int windowLength) {
        InvalidValueException.unless(!copies.isEmpty(), "copies", 0, "at least 1");
        Features first = copies.get(0).features();
        return of(copies, StepInputs.ofTraining(first.targets().features(), first.knownInputs()), windowLength);
    }

    /**
     * Cuts copies of a signal into windows, for a model that is fed as it says itself.
     *
     * @param copies at least one, all of the same length, and as wide as the inputs say
     * @param inputs how the inputs of a step are put together
     * @param windowLength samples in each window, at least 1
     * @throws InvalidValueException if the copies are not a whole number of windows long, or of another width
     */
    public static Windows of(List<TrainingCopy> copies, StepInputs inputs, int windowLength) {
        InvalidValueException.unless(!copies.isEmpty(), "copies", 0, "at least 1");
        int length = copies.get(0).length();
        String allowed = shape(length, inputs.targets(), inputs.known());
        for (TrainingCopy copy : copies) {
            Features features = copy.features();
            String found = shape(copy.length(), features.targets().features(), features.knownInputs());
            InvalidValueException.unless(found.equals(allowed), "copies", found, "all of " + allowed);
        }
        requireDivides(length, windowLength);
        return new Windows(copies, inputs, windowLength);
    }

    private static String shape(int length, int targets, int known) {
        return length + " steps of " + targets + " targets and " + known + " known inputs";
    }

    /**
     * Makes sure that a signal can be cut into windows without a rest.
     *
     * @param length samples of the signal
     * @param windowLength samples of a window
     * @throws InvalidValueException if it can't
     */
    public static void requireDivides(int length, int windowLength) {
        InvalidValueException.unless(windowLength >= 1, "window", windowLength, "at least 1 (samples)");
        InvalidValueException.unless(
                length >= windowLength && length % windowLength == 0,
                "window",
                windowLength,
                "a divisor of the training length, " + length + " samples (" + length + " = " + length / windowLength
                        + " x " + windowLength + " + " + length % windowLength + ")");
    }

    /** The value of one input; the row is {@code window * copies() + copy}, the time a step within the window. */
    public float input(int row, int time, int input) {
        return inputs[(row * windowLength + time) * inputs() + input];
    }

    /** The value that one output should have; row and time as of {@link #input}. */
    public float target(int row, int time, int output) {
        return targets[(row * windowLength + time) * outputs() + output];
    }

    /** How many windows each copy was cut into: the number of batches. */
    public int windows() {
        return windows;
    }

    /** How many copies of the signal there are: the batch size. */
    public int copies() {
        return copies;
    }

    /** The steps of a window. */
    public int windowLength() {
        return windowLength;
    }

    /** How many values a model is fed at a step: targets and known inputs. */
    public int inputs() {
        return stepInputs.size();
    }

    /** How many values a model has to predict at a step: the targets. */
    public int outputs() {
        return stepInputs.targets();
    }

    /** How the inputs of a step are put together. */
    public StepInputs stepInputs() {
        return stepInputs;
    }
}
