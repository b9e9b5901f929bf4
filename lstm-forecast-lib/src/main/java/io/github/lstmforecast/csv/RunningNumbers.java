package io.github.lstmforecast.csv;

import java.util.OptionalDouble;

/** Whether the numbers of a column only count the rows: whether each is greater than the one before, by the same
 * step. */
final class RunningNumbers {
    private static final double NEAR = 1e-3; // of a step
    private static final int FEWEST = 3;
    private static final int MOST_SINGLE = 3; // steps for each hole, at least

    private int count;
    private double first;
    private double last;
    private double rounding; // how far a number may be off the line
    private double leastStep = Double.NEGATIVE_INFINITY; // of a line through all numbers
    private double greatestStep = Double.POSITIVE_INFINITY;
    private boolean ascends = true;
    private boolean isConstant = true;
    private double step; // the least, of which the others are multiples
    private int single; // numbers that are one step after the one before
    private int holes; // numbers that are several after it
    private boolean isCount = true;

    /** Takes a cell that is a number. */
    void add(String cell) {
        if (!ascends && !isConstant) {
            return;
        }
        OptionalDouble plain = Decimal.parse(cell);
        OptionalDouble number = plain.isPresent() ? plain : NumberForm.any(cell);
        if (number.isEmpty()) { // too large
            return;
        }
        double value = number.getAsDouble();
        if (count == 0) {
            first = value;
        } else {
            ascends = ascends && value > last;
            isConstant = isConstant && value == last;
            if (count == 1) {
                rounding = Math.abs(value - first) / 4;
            }
            count(value - last);
            leastStep = Math.max(leastStep, (value - rounding - first) / count);
            greatestStep = Math.min(greatestStep, (value + rounding - first) / count);
        }
        last = value;
        count++;
    }

    /** Whether each number is greater than the one before. */
    boolean ascends() {
        return count > 1 && ascends;
    }

    /** Whether the numbers grow by the same step. */
    boolean isEven() {
        return ascends() && count > 2 && leastStep <= greatestStep;
    }

    /** Whether the numbers grow by the same step, and a few times by a multiple of it, as where rows are missing. */
    boolean isEvenWithHoles() {
        return isEven() || ascends() && isCount && single >= FEWEST && single >= MOST_SINGLE * holes;
    }

    private void count(double next) {
        if (step == 0 || multiple(next, step) == 1) {
            step = step == 0 ? next : step;
            single++;
        } else if (multiple(next, step) > 1) {
            holes++;
        } else if (multiple(step, next) > 1) { // the steps before were all several
            holes += single;
            step = next;
            single = 1;
        } else {
            isCount = false;
        }
    }

    /** How many times a step is another, or 0. */
    private static long multiple(double step, double of) {
        double times = step / of;
        return Math.abs(times - Math.rint(times)) < NEAR ? (long) Math.rint(times) : 0;
    }

    boolean isConstant() {
        return count > 0 && isConstant;
    }
}
