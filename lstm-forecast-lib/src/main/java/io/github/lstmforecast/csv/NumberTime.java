package io.github.lstmforecast.csv;

import java.util.OptionalDouble;

/** Numbers that say when: their order is that of time. */
final class NumberTime implements DateForm {
    private static final double NANOS = 1e9;

    @Override
    public boolean parse(String text, Moment moment) {
        OptionalDouble number = NumberForm.any(text);
        if (number.isPresent()) {
            double whole = Math.floor(number.getAsDouble());
            moment.set((long) whole, (int) ((number.getAsDouble() - whole) * NANOS), false, false);
        }
        return number.isPresent();
    }

    @Override
    public String example(String first) {
        return first;
    }
}
