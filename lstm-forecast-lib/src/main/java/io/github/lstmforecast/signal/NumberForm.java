package io.github.lstmforecast.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How numbers are written.
 *
 * @param thousands what separates groups of three digits
 */
public record NumberForm(DecimalMark decimal, Thousands thousands) {
    /** A decimal point, no separator of thousands. */
    public static final NumberForm PLAIN = new NumberForm(DecimalMark.POINT, Thousands.NONE);

    /** Each form, the plain one first. The bit of a form is its place in this list. */
    static final List<NumberForm> ALL = all();

    static final int ALL_FORMS = (1 << ALL.size()) - 1;

    /** Those with a decimal point. */
    static final int POINT_FORMS = ALL.stream()
            .filter(form -> form.decimal == DecimalMark.POINT)
            .mapToInt(form -> 1 << ALL.indexOf(form))
            .sum();

    private static List<NumberForm> all() {
        List<NumberForm> all = new ArrayList<>();
        for (Thousands thousands : Thousands.values()) {
            for (DecimalMark decimal : DecimalMark.values()) {
                if (!thousands.has(decimal.character())) {
                    all.add(new NumberForm(decimal, thousands));
                }
            }
        }
        return List.copyOf(all);
    }

    /** Empty if the text is no number of this form, or too large for a double. */
    public OptionalDouble parse(String text) {
        if (equals(PLAIN)) {
            return Decimal.parse(text);
        }
        if (!accepts(text)) {
            return OptionalDouble.empty();
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == decimal.character()) {
                plain.append('.');
            } else if (!thousands.has(character)) {
                plain.append(character);
            }
        }
        return Decimal.parse(plain.toString());
    }

    /** Whether a text is a number of this form. Where digits are grouped, all groups have three digits. */
    private boolean accepts(String text) {
        int at = text.isEmpty() || "+-".indexOf(text.charAt(0)) < 0 ? 0 : 1;
        int group = 0; // digits since the last separator
        boolean grouped = false;
        int digits = 0;
        for (; at < text.length(); at++) {
            char character = text.charAt(at);
            if (isDigit(character)) {
                group++;
                digits++;
            } else if (thousands.has(character)) {
                if (grouped ? group != 3 : group < 1 || group > 3 || text.charAt(at - group) == '0') {
                    return false;
                }
                grouped = true;
                group = 0;
            } else {
                break;
            }
        }
        if (grouped && group != 3) {
            return false;
        }
        if (at < text.length() && text.charAt(at) == decimal.character()) {
            at++;
            int first = at;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
            digits += at - first;
            if (at == first && decimal == DecimalMark.COMMA) { // 2. is a number, but 2, is not
                return false;
            }
        }
        return digits > 0 && isExponent(text, at);
    }

    private static boolean isExponent(String text, int from) {
        if (from == text.length()) {
            return true;
        }
        int at = from + 1;
        if ("eE".indexOf(text.charAt(from)) < 0) {
            return false;
        }
        if (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        int first = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at > first && at == text.length();
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** A number of the first form that fits. */
    static OptionalDouble any(String text) {
        int forms = forms(text);
        return forms == 0
                ? OptionalDouble.empty()
                : ALL.get(Integer.numberOfTrailingZeros(forms)).parse(text);
    }

    /** The forms in which a text is a number, a bit for each. */
    static int forms(String text) {
        int length = text.length();
        int at = length > 0 && "+-".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
        int first = at;
        while (at < length && isDigit(text.charAt(at))) {
            at++;
        }
        if (at == length) {
            return at > first ? ALL_FORMS : 0;
        }
        char mark = text.charAt(at);
        if (at == 0 && mark != '.' && mark != ',') {
            return 0;
        }
        if (mark == '.') {
            int point = at++;
            while (at < length && isDigit(text.charAt(at))) {
                at++;
            }
            boolean isGroup = at - point == 4 && point - first <= 3;
            if (at == length && !isGroup && length - first > 1) {
                return POINT_FORMS;
            }
        }
        int forms = 0;
        for (int i = 0; i < ALL.size(); i++) {
            if (ALL.get(i).accepts(text)) {
                forms |= 1 << i;
            }
        }
        return forms;
    }
}
