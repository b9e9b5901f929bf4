package io.github.lstmforecast.signal;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as people write them, {@code -1.5e3} say, and not as Java has them as well, {@code 1d} or {@code 0x1p3}. */
public final class Decimal {
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    private Decimal() {}

    /**
     * Reads a number.
     *
     * @param text what somebody wrote
     * @return nothing where it is no decimal number, or too large for a finite one
     */
    public static OptionalDouble parse(String text) {
        double number = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }
}
