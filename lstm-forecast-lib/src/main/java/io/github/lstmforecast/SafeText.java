package io.github.lstmforecast;

import java.util.Locale;

/** Text from a file or from the user, escaped so that it can be part of a one-line message. */
public final class SafeText {
    private static final int MAX_LENGTH = 100;

    private SafeText() {}

    /** {@link #of(String, int)} with a maximum of {@value #MAX_LENGTH} characters. */
    public static String of(String text) {
        return of(text, MAX_LENGTH);
    }

    /**
     * Escapes a text. Control characters would control the terminal, a line end would start what looks like another
     * message, and other characters are invisible, look like a space or reverse the text after them. Each of these is
     * replaced by its code, for example ESC by a backslash and {@code u001b}.
     *
     * @param maxLength in Unicode characters; a longer text is cut off and ends in three dots
     */
    public static String of(String text, int maxLength) {
        StringBuilder safe = new StringBuilder();
        int at = 0;
        for (int count = 0; count < maxLength && at < text.length(); count++) {
            int character = text.codePointAt(at);
            if (isPlain(character)) {
                safe.appendCodePoint(character);
            } else {
                safe.append(escaped(character));
            }
            at += Character.charCount(character);
        }
        return at < text.length() ? safe + "..." : safe.toString();
    }

    /** {@link #of(String, int)} without a maximum. */
    public static String inLine(String text) {
        return isPlain(text) ? text : of(text, text.length());
    }

    /** A text as a part of a list whose parts have commas between them: in quotes where it has a comma itself. */
    public static String item(String text) {
        return text.indexOf(',') < 0 ? of(text) : "'" + of(text) + "'";
    }

    /** Whether no character of a text needs an escape. */
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
