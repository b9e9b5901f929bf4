package io.github.lstmforecast.signal;

import java.util.Arrays;
import java.util.function.LongPredicate;

/** The usual step from one row to the next by their dates, and where rows depart from it. */
public final class RowSteps {
    private static final int SHARE_OF_IRREGULAR = 10; // more than one in so many: there is no usual step

    /**
     * A row that doesn't follow the row before it by the usual step.
     *
     * @param row from 0
     * @param missing how many rows are missing before it; 0 where the step is no multiple of the usual one
     * @param text for example {@code 4 days after the previous row, where 1 day is usual}
     */
    public record Irregular(int row, long missing, String text) {}

    private final long[] ticks;
    private final StepUnit unit;
    private final int[] rows; // those that are irregular
    private final long[] missing; // before each of these rows

    private RowSteps(long[] ticks, StepUnit unit, int[] rows, long[] missing) {
        this.ticks = ticks;
        this.unit = unit;
        this.rows = rows;
        this.missing = missing;
    }

    /** @param ticks ascending */
    static RowSteps of(long[] ticks, long ticksPerSecond) {
        StepUnit unit = StepUnit.find(ticks, ticksPerSecond);
        int[] rows = new int[16];
        long[] missing = new long[16];
        int count = 0;
        for (int row = 1; row < ticks.length; row++) {
            long steps = unit.steps(ticks[row - 1], ticks[row]);
            if (steps != 1) {
                if (count == rows.length) {
                    rows = Arrays.copyOf(rows, 2 * count);
                    missing = Arrays.copyOf(missing, 2 * count);
                }
                rows[count] = row;
                missing[count] = Math.max(0, steps - 1);
                count++;
            }
        }
        return new RowSteps(ticks, unit, Arrays.copyOf(rows, count), Arrays.copyOf(missing, count));
    }

    /** For example {@code 1 day}. */
    public String usual() {
        return unit.text();
    }

    /** Whether all rows but a few follow each other by the usual step or a multiple of it. */
    public boolean hasUsual() {
        return ticks.length > 2 && irregularRows() <= ticks.length / SHARE_OF_IRREGULAR;
    }

    /** How many rows follow the one before by a step that is no multiple of the usual one. */
    public int irregularRows() {
        return (int) Arrays.stream(missing).filter(count -> count == 0).count();
    }

    /** Whether each row follows the one before by the usual step. */
    public boolean isRegular() {
        return rows.length == 0;
    }

    /** How many rows are missing, in all. */
    public long missingRows() {
        return Arrays.stream(missing).sum();
    }

    /** How many rows are missing before this one. */
    public long missingBefore(int row) {
        int index = Arrays.binarySearch(rows, row);
        return index < 0 ? 0 : missing[index];
    }

    /** How many rows don't follow the one before by the usual step. */
    public int count() {
        return rows.length;
    }

    /** One of {@link #count()} rows that don't follow the one before by the usual step. */
    public Irregular get(int index) {
        int row = rows[index];
        String text = unit.text(ticks[row - 1], ticks[row]) + " after the previous row, where " + unit.text()
                + " is usual" + unit.hint(ticks[row - 1], ticks[row]);
        return new Irregular(row, missing[index], text);
    }

    /** The first row before which rows are missing; {@link #missingRows()} is not 0. */
    public Irregular firstMissing() {
        return first(count -> count > 0);
    }

    /** The first of {@link #irregularRows()}, or of the others where there are none. */
    public Irregular firstIrregular() {
        return irregularRows() > 0 ? first(count -> count == 0) : get(0);
    }

    private Irregular first(LongPredicate isOne) {
        int index = 0;
        while (!isOne.test(missing[index])) {
            index++;
        }
        return get(index);
    }

    /** The dates of the rows that are missing before a row. */
    long[] missingTicks(int row) {
        long[] between = new long[(int) missingBefore(row)];
        for (int i = 0; i < between.length; i++) {
            between[i] = unit.plus(ticks[row - 1], i + 1, ticks[row], between.length + 1);
        }
        return between;
    }
}
