package io.github.lstmforecast;

import java.util.Locale;

/** Texts that somebody else wrote, as they stand in a message: in one line, and as they are, not as they look. */
public final class SafeText {
    private static final int MOST = 100;

    private SafeText() {}

    /**
     * A text as a part of a message, with at most {@value #MOST} characters.
     *
     * @param text any
     * @return see {@link #of(String, int)}
     */
    public static String of(String text) {
        return of(text, MOST);
    }

    /**
     * A text as a part of a message. A terminal obeys control characters, a line end begins what looks like another
     * message, other characters turn the text behind them around, and some are not seen at all or look like a space; all
     * these are written by their number, ESC as a backslash and {@code u001b} say.
     *
     * @param text any
     * @param most how many characters (Unicode's, not Java's) of it to show
     * @return the same in one line; one that is longer ends in three dots
     */
    public static String of(String text, int most) {
        StringBuilder shown = new StringBuilder();
        int at = 0;
        for (int count = 0; count < most && at < text.length(); count++) {
            int character = text.codePointAt(at);
            if (isPlain(character)) {
                shown.appendCodePoint(character);
            } else {
                shown.append(escaped(character));
            }
            at += Character.charCount(character);
        }
        return at < text.length() ? shown + "..." : shown.toString();
    }

    /**
     * Whether a text is shown as it is, however long it is.
     *
     * @param text any
     * @return false if a character of it would be written otherwise
     */
    public static boolean isPlain(String text) {
        return text.codePoints().allMatch(SafeText::isPlain);
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> true;
        };
    }

    private static String escaped(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, character <= 0xFFFF ? "\\u%04x" : "\\u{%x}", character);
        };
    }
}
