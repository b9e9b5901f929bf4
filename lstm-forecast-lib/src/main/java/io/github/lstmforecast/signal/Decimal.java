package io.github.lstmforecast.signal;

import java.util.OptionalDouble;

/** Parses decimal numbers, for example {@code -1.5e3}, but not Java's {@code 1d} or {@code 0x1p3}. */
public final class Decimal {
    private static final double[] POWERS = new double[16]; // of ten, all of them exact
    private static final int MOST_DIGITS = 15; // of a whole number that each double of its size can hold

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private Decimal() {}

    /** Empty if the text is not a decimal number, or if the number is too large for a double. */
    public static OptionalDouble parse(String text) {
        double number = parseShort(text);
        return Double.isNaN(number) ? parseAny(text) : OptionalDouble.of(number);
    }

    /**
     * A number of at most 15 digits without an exponent, or NaN. Its digits and the power of ten are exact, so one
     * division gives the nearest double, as {@link Double#parseDouble} does.
     */
    private static double parseShort(String text) {
        int length = text.length();
        if (length == 0 || length > MOST_DIGITS + 2) {
            return Double.NaN;
        }
        char first = text.charAt(0);
        int at = first == '-' || first == '+' ? 1 : 0;
        long digits = 0;
        int count = 0;
        int point = -1;
        for (; at < length; at++) {
            int digit = text.charAt(at) - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
                count++;
            } else if (digit == '.' - '0' && point < 0) {
                point = count;
            } else {
                return Double.NaN;
            }
        }
        if (count == 0 || count > MOST_DIGITS) {
            return Double.NaN;
        }
        double number = point < 0 ? digits : digits / POWERS[count - point];
        return first == '-' ? -number : number;
    }

    private static OptionalDouble parseAny(String text) {
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
