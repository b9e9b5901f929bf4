package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.List;

/**
 * Training data of a stateful model: each copy of the signal cut into windows of equal length.
 *
 * <p>Inputs have the shape {@code [windows * copies][windowLength][input]}, targets
 * {@code [windows * copies][windowLength][output]}. Batch {@code i}, the rows {@code i * copies} to
 * {@code (i + 1) * copies - 1}, is the i-th window of every copy. Row {@code k} of a batch continues row {@code k} of the
 * previous batch, so the state can be carried from batch to batch.
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
     * Cuts copies of a signal into windows, with the inputs of {@link StepInputs#ofTraining}.
     *
     * @param copies at least one, all of the same shape
     * @param windowLength samples in each window, at least 1
     * @throws InvalidValueException if the length of the copies is not a whole number of windows
     */
    public static Windows of(List<TrainingCopy> copies, int windowLength) {
        InvalidValueException.unless(!copies.isEmpty(), "copies", 0, "at least 1");
        Features first = copies.get(0).features();
        return of(copies, StepInputs.ofTraining(first.targets().features(), first.knownInputs()), windowLength);
    }

    /**
     * Cuts copies of a signal into windows.
     *
     * @param copies at least one, all of the same length, with the targets and known inputs of {@code inputs}
     * @param windowLength samples in each window, at least 1
     * @throws InvalidValueException if the length of the copies is not a whole number of windows, or if their shapes
     *     differ
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

    /** @throws InvalidValueException if the length is not a whole number of windows */
    public static void requireDivides(int length, int windowLength) {
        InvalidValueException.unless(windowLength >= 1, "window", windowLength, "at least 1 (samples)");
        InvalidValueException.unless(
                length >= windowLength && length % windowLength == 0,
                "window",
                windowLength,
                "a divisor of the training length, " + length + " samples (" + length + " = " + length / windowLength
                        + " x " + windowLength + " + " + length % windowLength + ")");
    }

    /**
     * An input.
     *
     * @param row {@code window * copies() + copy}
     * @param time the step within the window
     */
    public float input(int row, int time, int input) {
        return inputs[(row * windowLength + time) * inputs() + input];
    }

    /** The value to predict; row and time as in {@link #input}. */
    public float target(int row, int time, int output) {
        return targets[(row * windowLength + time) * outputs() + output];
    }

    /** The number of windows of each copy, which is the number of batches. */
    public int windows() {
        return windows;
    }

    /** The number of copies, which is the batch size. */
    public int copies() {
        return copies;
    }

    public int windowLength() {
        return windowLength;
    }

    /** The number of inputs of a step: targets and known inputs. */
    public int inputs() {
        return stepInputs.size();
    }

    /** The number of outputs of a step: the targets. */
    public int outputs() {
        return stepInputs.targets();
    }

    public StepInputs stepInputs() {
        return stepInputs;
    }
}
