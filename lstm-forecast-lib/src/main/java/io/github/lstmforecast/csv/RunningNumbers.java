package io.github.lstmforecast.csv;

import java.util.OptionalDouble;

/** Whether the numbers of a column only count the rows: whether each is greater than the one before, by the same step. */
final class RunningNumbers {
    private int count;
    private double first;
    private double last;
    private double rounding; // how far a number may be off the line
    private double leastStep = Double.NEGATIVE_INFINITY; // of a line through all numbers
    private double greatestStep = Double.POSITIVE_INFINITY;
    private boolean ascends = true;
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
                rounding = Math.abs(value - first) / 4;
            }
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

    boolean isConstant() {
        return count > 0 && isConstant;
    }
}
