package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of the phase-shifted copies of a signal that a stateful model is trained on at the same time, so that it sees every
 * phase early. At each step but the last, the model is trained to predict the targets of the next step.
 *
 * @param features {@code [length + 1][target]} and {@code [length + 1][known input]}
 */
public record TrainingCopy(Features features) {
    public TrainingCopy {
        InvalidValueException.unless(features.targets().length() >= 1, "features", "0 steps", "at least 1 step");
    }

    /** The number of training steps. */
    public int length() {
        return features.targets().length() - 1;
    }

    /** The true values of the targets at each step, {@code [length][target]}. */
    public Series inputs() {
        return features.targets().slice(0, length());
    }

    /** The values to predict at each step, {@code [length][target]}: the inputs of the next step. */
    public Series targets() {
        return features.targets().slice(1, length() + 1);
    }

    /**
     * The shift from one copy to the next, in samples: {@code floor(period / copies)}.
     *
     * @param periodSteps samples per cycle
     * @param copies at least 1
     */
    public static int shiftSteps(double periodSteps, int copies) {
        InvalidValueException.unless(copies >= 1, "copies", copies, "at least 1");
        return (int) Math.floor(periodSteps / copies);
    }

    /** {@link #rotated(Features, int, int)} without known inputs. */
    public static List<TrainingCopy> rotated(Series series, int copies, int shiftSteps) {
        return rotated(Features.of(series), copies, shiftSteps);
    }

    /**
     * Copies of a signal that is a whole number of cycles long. Copy {@code k} is the signal rotated to the right by
     * {@code k * shiftSteps}, targets and known inputs together, with its first step repeated at the end.
     *
     * @param features a whole number of cycles long; known inputs beyond the targets are not used
     * @param copies at least 1
     * @param shiftSteps samples from one copy to the next
     * @return copies with as many training steps as the signal has steps
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

    /** {@link #atOffsets(Features, int, int, int)} without known inputs. */
    public static List<TrainingCopy> atOffsets(Series series, int copies, int shiftSteps, int length) {
        return atOffsets(Features.of(series), copies, shiftSteps, length);
    }

    /**
     * Copies of a signal that is not a whole number of cycles long, so that it can't be rotated: copy {@code k} has the
     * {@code length} training steps from {@code k * shiftSteps} on.
     *
     * @param features at least {@link #offsetLength} samples long
     * @param copies at least 1
     * @param shiftSteps samples from one copy to the next
     * @param length training steps of each copy
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
     * The number of samples that {@link #atOffsets} needs: {@code length + (copies - 1) * shiftSteps + 1}, since the last
     * target is one step after the last input.
     */
    public static int offsetLength(int copies, int shiftSteps, int length) {
        return length + (copies - 1) * shiftSteps + 1;
    }
}
