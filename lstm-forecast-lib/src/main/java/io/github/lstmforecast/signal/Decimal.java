package io.github.lstmforecast.signal;

import java.util.OptionalDouble;

/** Parses decimal numbers, for example {@code -1.5e3}, but not Java's {@code 1d} or {@code 0x1p3}. */
public final class Decimal {
    private Decimal() {}

    /** Empty if the text is not a decimal number, or if the number is too large for a double. */
    public static OptionalDouble parse(String text) {
        // With these characters only, Java's syntax allows nothing but decimal numbers.
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
                return OptionalDouble.empty();
            }
        }
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
