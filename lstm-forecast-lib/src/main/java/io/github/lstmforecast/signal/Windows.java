package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.List;

/**
 * Training data as a stateful model is fed: each copy of the signal cut into windows of equal length.
 *
 * <p>Inputs and targets have the shape {@code [windows * copies][windowLength][features]}. Windows are outermost: batch
 * {@code i}, the rows {@code i * copies} to {@code (i + 1) * copies - 1}, holds the i-th window of every copy. So row
 * {@code k} of each batch goes on where row {@code k} of the batch before it ended, and state may be carried from batch
 * to batch.
 */
public final class Windows {
    private final int windows;
    private final int copies;
    private final int windowLength;
    private final int features;
    private final float[] inputs; // (windows * copies, windowLength, features)
    private final float[] targets; // likewise

    private Windows(List<TrainingCopy> copies, int windowLength) {
        Series first = copies.get(0).inputs();
        this.windows = first.length() / windowLength;
        this.copies = copies.size();
        this.windowLength = windowLength;
        this.features = first.features();
        this.inputs = new float[windows * this.copies * windowLength * features];
        this.targets = new float[inputs.length];
        for (int row = 0; row < windows * this.copies; row++) {
            TrainingCopy copy = copies.get(row % this.copies);
            int from = row / this.copies * windowLength;
            for (int t = 0; t < windowLength; t++) {
                for (int f = 0; f < features; f++) {
                    int at = index(row, t, f);
                    inputs[at] = (float) copy.inputs().get(from + t, f);
                    targets[at] = (float) copy.targets().get(from + t, f);
                }
            }
        }
    }

    /**
     * Cuts copies of a signal into windows.
     *
     * @param copies at least one, all of the same shape
     * @param windowLength samples in each window, at least 1
     * @return the windows
     * @throws InvalidValueException if the copies are not a whole number of windows long
     */
    public static Windows of(List<TrainingCopy> copies, int windowLength) {
        InvalidValueException.unless(!copies.isEmpty(), "copies", 0, "at least 1");
        Series first = copies.get(0).inputs();
        for (TrainingCopy copy : copies) {
            for (Series series : List.of(copy.inputs(), copy.targets())) {
                InvalidValueException.unless(
                        series.length() == first.length() && series.features() == first.features(),
                        "copies",
                        first + " and " + series,
                        "of one length and width");
            }
        }
        requireDivides(first.length(), windowLength);
        return new Windows(copies, windowLength);
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

    private int index(int row, int time, int feature) {
        return (row * windowLength + time) * features + feature;
    }

    /**
     * One value that goes in.
     *
     * @param row {@code window * copies() + copy}
     * @param time step within the window
     * @param feature which feature
     * @return the value
     */
    public float input(int row, int time, int feature) {
        return inputs[index(row, time, feature)];
    }

    /**
     * One value that should come out.
     *
     * @param row {@code window * copies() + copy}
     * @param time step within the window
     * @param feature which feature
     * @return the value
     */
    public float target(int row, int time, int feature) {
        return targets[index(row, time, feature)];
    }

    /**
     * How many windows each copy was cut into.
     *
     * @return the number of batches
     */
    public int windows() {
        return windows;
    }

    /**
     * How many copies of the signal there are.
     *
     * @return the batch size
     */
    public int copies() {
        return copies;
    }

    /**
     * How long a window is.
     *
     * @return the number of steps
     */
    public int windowLength() {
        return windowLength;
    }

    /**
     * How many features a step has.
     *
     * @return at least 1
     */
    public int features() {
        return features;
    }
}
