package io.github.lstmforecast.csv;

import java.util.OptionalDouble;

/** Whether the numbers of a column only count the rows: whether each is greater than the one before, by the same step. */
final class RunningNumbers {
    private static final double ROUNDING = 1e-3; // of a step

    private int count;
    private double first;
    private double last;
    private double step;
    private boolean ascends = true;
    private boolean isEven = true;
    private boolean isConstant = true;

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
                step = value - first;
            }
            // Of what is rounded, the steps differ, but not the line.
            isEven = isEven && Math.abs(value - first - step * count) <= Math.abs(step) * (0.5 + ROUNDING * count) / 2;
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
        return ascends() && count > 2 && isEven;
    }

    boolean isConstant() {
        return count > 0 && isConstant;
    }
}
