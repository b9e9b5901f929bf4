package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of the phase-shifted copies of a signal that a stateful model learns side by side, so that it meets every phase
 * early. At each step but the last, the model learns to predict the targets of the next step.
 *
 * @param features {@code [length + 1][target]} and {@code [length + 1][known input]}
 */
public record TrainingCopy(Features features) {
    public TrainingCopy {
        InvalidValueException.unless(
                features.targets().length() >= 1, "features", "0 steps", "at least 1, which is only predicted");
    }

    /** How many steps are learnt. */
    public int length() {
        return features.targets().length() - 1;
    }

    /** The true values of the targets at the steps that are fed, {@code [length][target]}. */
    public Series inputs() {
        return features.targets().slice(0, length());
    }

    /** What is to be predicted at each of them, {@code [length][target]}: the same, one step on. */
    public Series targets() {
        return features.targets().slice(1, length() + 1);
    }

    /**
     * By how many samples each copy is shifted against the one before it.
     *
     * @param periodSteps samples per cycle
     * @param copies at least 1
     * @return {@code floor(period / copies)}
     */
    public static int shiftSteps(double periodSteps, int copies) {
        InvalidValueException.unless(copies >= 1, "copies", copies, "at least 1");
        return (int) Math.floor(periodSteps / copies);
    }

    /** {@link #rotated(Features, int, int)} of targets alone. */
    public static List<TrainingCopy> rotated(Series series, int copies, int shiftSteps) {
        return rotated(Features.of(series), copies, shiftSteps);
    }

    /**
     * Copies of a signal that is a whole number of cycles long. Copy {@code k} is the signal delayed by
     * {@code k * shiftSteps} and rotated, the known inputs with the targets, so that no sample is lost; it ends with
     * its own first step.
     *
     * @param features a whole number of cycles long; known inputs beyond the targets are not used
     * @param copies at least 1
     * @param shiftSteps samples between one copy and the next
     * @return {@code copies} copies, each of as many steps to learn as the signal has
     */
    public static List<TrainingCopy> rotated(Features features, int copies, int shiftSteps) {
        int length = features.targets().length();
        InvalidValueException.unless(length >= 1, "features", "0 steps", "at least 1");
        List<TrainingCopy> result = new ArrayList<>();
        for (int k = 0; k < copies; k++) {
            int from = -k * shiftSteps;
            Optional<Series> known =
                    features.known().map(series -> series.slice(0, length).cyclic(from, length + 1));
            result.add(new TrainingCopy(new Features(features.targets().cyclic(from, length + 1), known)));
        }
        return result;
    }

    /** {@link #atOffsets(Features, int, int, int)} of targets alone. */
    public static List<TrainingCopy> atOffsets(Series series, int copies, int shiftSteps, int length) {
        return atOffsets(Features.of(series), copies, shiftSteps, length);
    }

    /**
     * Copies of a signal that can't be rotated because it does not end where it began: copy {@code k} learns the
     * {@code length} steps from {@code k * shiftSteps}. Nothing is wrapped.
     *
     * @param features at least {@link #offsetLength} samples long
     * @param copies at least 1
     * @param shiftSteps samples between one copy and the next
     * @param length steps that each copy learns
     */
    public static List<TrainingCopy> atOffsets(Features features, int copies, int shiftSteps, int length) {
        List<TrainingCopy> result = new ArrayList<>();
        for (int k = 0; k < copies; k++) {
            int from = k * shiftSteps;
            int to = from + length + 1;
            Optional<Series> known = features.known().map(series -> series.slice(from, to));
            result.add(new TrainingCopy(new Features(features.targets().slice(from, to), known)));
        }
        return result;
    }

    /**
     * How many samples {@link #atOffsets} needs.
     *
     * @return {@code length + (copies - 1) * shiftSteps + 1}: the last target is one step past the last input
     */
    public static int offsetLength(int copies, int shiftSteps, int length) {
        return length + (copies - 1) * shiftSteps + 1;
    }
}
