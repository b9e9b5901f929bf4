package io.github.lstmforecast;

import java.math.BigDecimal;

/** How to write a number that a user has written as in a letter or a table: {@code 0,05}, {@code 5%} or {@code 1_000}. */
public final class NumberHint {
    private static final String SIGN = "[+-]?";
    private static final String GROUPED = SIGN + "[1-9][0-9]{0,2}([,_' ][0-9]{3}){1,6}";
    private static final String DECIMAL_COMMA = SIGN + "[0-9]{0,30},[0-9]{1,30}";
    private static final String PERCENT = SIGN + "[0-9]{1,30}([.,][0-9]{1,30})?\\s?%";

    private NumberHint() {}

    /**
     * The end of a sentence about a text that is not a number.
     *
     * @return for example {@code ", written with a point: 0.05"}; {@code ""} if it is unclear which number is meant
     */
    public static String of(String text) {
        String whole = ofWhole(text);
        if (!whole.isEmpty()) {
            return whole;
        }
        if (text.matches(DECIMAL_COMMA)) {
            return ", written with a point: " + text.replace(',', '.');
        }
        if (text.matches(PERCENT)) {
            BigDecimal percent = new BigDecimal(text.replaceAll("[\\s%]", "").replace(',', '.'));
            return ", written as a fraction and without a percent sign: "
                    + percent.movePointLeft(2).stripTrailingZeros().toPlainString();
        }
        return "";
    }

    /** The same for a number that must be whole. */
    public static String ofWhole(String text) {
        return text.matches(GROUPED) ? ", written without separators: " + text.replaceAll("[,_' ]", "") : "";
    }
}
