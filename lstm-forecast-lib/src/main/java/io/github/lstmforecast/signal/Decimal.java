package io.github.lstmforecast.signal;

import java.util.OptionalDouble;

/** Numbers as people write them, {@code -1.5e3} say, and not as Java has them as well, {@code 1d} or {@code 0x1p3}. */
public final class Decimal {
    private Decimal() {}

    /**
     * Reads a number.
     *
     * @param text what somebody wrote
     * @return nothing where it is no decimal number, or too large for a finite one
     */
    public static OptionalDouble parse(String text) {
        // Of these characters, Java's own syntax makes nothing but decimal numbers.
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
