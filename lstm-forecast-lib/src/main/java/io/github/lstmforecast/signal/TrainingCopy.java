package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the phase-shifted copies of a signal that a stateful model learns side by side, so that it meets every phase
 * early: what goes in, and what should come out at each step, which is the input one step on.
 *
 * @param inputs {@code [time][feature]}
 * @param targets {@code [time][feature]}, of the same shape
 */
public record TrainingCopy(Series inputs, Series targets) {
    /**
     * By how many samples each copy is shifted against the one before it.
     *
     * @param periodSteps samples per cycle
     * @param copies how many copies share a cycle, at least 1
     * @return {@code floor(period / copies)}
     */
    public static int shiftSteps(double periodSteps, int copies) {
        InvalidValueException.unless(copies >= 1, "copies", copies, "at least 1");
        return (int) Math.floor(periodSteps / copies);
    }

    /**
     * Copies of a series that is a whole number of cycles long. Copy {@code k} is the series delayed by
     * {@code k * shiftSteps} and turned round, so that no sample is lost; the last value of its target is its own
     * first.
     *
     * @param series the signal, a whole number of cycles long
     * @param copies how many, at least 1
     * @param shiftSteps samples between one copy and the next
     * @return {@code copies} copies as long as the series
     */
    public static List<TrainingCopy> rotated(Series series, int copies, int shiftSteps) {
        List<TrainingCopy> result = new ArrayList<>();
        for (int k = 0; k < copies; k++) {
            Series inputs = series.rotate(k * shiftSteps);
            result.add(new TrainingCopy(inputs, inputs.rotate(-1)));
        }
        return result;
    }

    /**
     * Copies of a series that can't be turned round because it does not end where it began: copy {@code k} is the part
     * of {@code length} samples that starts at {@code k * shiftSteps}. Nothing is wrapped.
     *
     * @param series the signal, at least {@link #offsetLength} samples long
     * @param copies how many, at least 1
     * @param shiftSteps samples between one copy and the next
     * @param length samples in each copy
     * @return {@code copies} copies of {@code length} samples
     */
    public static List<TrainingCopy> atOffsets(Series series, int copies, int shiftSteps, int length) {
        List<TrainingCopy> result = new ArrayList<>();
        for (int k = 0; k < copies; k++) {
            int from = k * shiftSteps;
            result.add(new TrainingCopy(series.slice(from, from + length), series.slice(from + 1, from + 1 + length)));
        }
        return result;
    }

    /**
     * How many samples {@link #atOffsets} needs.
     *
     * @param copies how many copies, at least 1
     * @param shiftSteps samples between one copy and the next
     * @param length samples in each copy
     * @return {@code length + (copies - 1) * shiftSteps + 1}: the last target is one step past the last input
     */
    public static int offsetLength(int copies, int shiftSteps, int length) {
        return length + (copies - 1) * shiftSteps + 1;
    }
}
