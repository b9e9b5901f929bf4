package io.github.lstmforecast.result;

import java.util.Arrays;

/** The rows of a file that are forecasts from one origin, in the order of the file. */
final class RecordedOrigin {
    private static final int FIRST_SIZE = 16;

    /** Receives two rows of the same step and target. */
    interface Doubled {
        void found(int row, int before);
    }

    private final int width;
    private int[] steps = new int[FIRST_SIZE];
    private int[] targets = new int[FIRST_SIZE];
    private int[] lines = new int[FIRST_SIZE];
    private int[] samples = new int[FIRST_SIZE];
    private double[] values;
    private int count;

    /** @param width how many numbers a row has: the value, and the quantiles */
    RecordedOrigin(int width) {
        this.width = width;
        this.values = new double[FIRST_SIZE * width];
    }

    /**
     * @param sample the sample of the row's date; negative if it is not known
     * @param numbers the value and the quantiles
     */
    void add(int step, int target, int line, int sample, double[] numbers) {
        if (count == steps.length) {
            steps = Arrays.copyOf(steps, 2 * count);
            targets = Arrays.copyOf(targets, 2 * count);
            lines = Arrays.copyOf(lines, 2 * count);
            samples = Arrays.copyOf(samples, 2 * count);
            values = Arrays.copyOf(values, 2 * count * width);
        }
        steps[count] = step;
        targets[count] = target;
        lines[count] = line;
        samples[count] = sample;
        System.arraycopy(numbers, 0, values, count * width, width);
        count++;
    }

    /** Counts the steps from another one on. */
    void shift(int firstStep) {
        for (int row = 0; row < count; row++) {
            steps[row] -= firstStep;
        }
    }

    int count() {
        return count;
    }

    int step(int row) {
        return steps[row];
    }

    int line(int row) {
        return lines[row];
    }

    int sample(int row) {
        return samples[row];
    }

    double number(int row, int index) {
        return values[row * width + index];
    }

    boolean isFinite(int row) {
        for (int i = 0; i < width; i++) {
            if (!Double.isFinite(number(row, i))) {
                return false;
            }
        }
        return true;
    }

    /** The number of steps up to the last. */
    int length() {
        int length = 0;
        for (int row = 0; row < count; row++) {
            length = Math.max(length, steps[row] + 1);
        }
        return length;
    }

    /** How many rows are of a step after others. */
    int after(int length) {
        int after = 0;
        for (int row = 0; row < count; row++) {
            after += steps[row] >= length ? 1 : 0;
        }
        return after;
    }

    /**
     * The row of each step and target, {@code [(step - from) * targetCount + target]}; -1 where there is none.
     *
     * @param from the first step
     * @param to the step after the last
     * @param doubled receives the rows of which there is one already
     */
    int[] rows(int from, int to, int targetCount, Doubled doubled) {
        int[] rows = new int[Math.multiplyExact(to - from, targetCount)];
        Arrays.fill(rows, -1);
        for (int row = 0; row < count; row++) {
            if (steps[row] >= from && steps[row] < to) {
                int at = (steps[row] - from) * targetCount + targets[row];
                if (rows[at] >= 0) {
                    doubled.found(row, rows[at]);
                } else {
                    rows[at] = row;
                }
            }
        }
        return rows;
    }
}
