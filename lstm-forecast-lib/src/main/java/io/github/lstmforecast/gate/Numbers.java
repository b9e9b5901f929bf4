package io.github.lstmforecast.gate;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in messages. */
public final class Numbers {
    private static final int USUAL_DIGITS = 4;
    private static final int MOST_DIGITS = 17;

    private Numbers() {}

    /**
     * A number with four significant digits, without an exponent if it is short enough.
     *
     * @param value finite
     */
    public static String text(double value) {
        return text(value, USUAL_DIGITS);
    }

    /**
     * The number of significant digits that distinguishes two numbers, at least four: a value just over a limit must not
     * look like the limit.
     *
     * @param value finite
     * @param other finite
     */
    public static int digitsToTellApart(double value, double other) {
        int digits = USUAL_DIGITS;
        while (digits < MOST_DIGITS && value != other && text(value, digits).equals(text(other, digits))) {
            digits++;
        }
        return digits;
    }

    public static String text(double value, int digits) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).round(new MathContext(digits)).stripTrailingZeros();
        boolean isShort = rounded.scale() <= MOST_DIGITS && rounded.precision() - rounded.scale() <= MOST_DIGITS;
        return isShort ? rounded.toPlainString() : rounded.toString();
    }
}
