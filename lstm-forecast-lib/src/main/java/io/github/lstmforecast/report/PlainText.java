package io.github.lstmforecast.report;

/** Texts of users and machines made fit for files that are read by other programs. */
final class PlainText {
    private static final String REPLACEMENT = "\uFFFD";

    /** All that XML 1.0 has no way to write: control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
    private static final String NOT_IN_XML = "[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    /** Embeddings, overrides and isolates, which turn around the text behind them. */
    private static final String TURNS_DIRECTION = "[\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]";

    private PlainText() {}

    /**
     * A text that XML can hold.
     *
     * @param text any
     * @return the same with U+FFFD for every character that XML 1.0 forbids, and {@code \n} for every line end
     */
    static String forXml(String text) {
        return text.replaceAll("\\r\\n?", "\n").replaceAll(NOT_IN_XML, REPLACEMENT);
    }

    /**
     * A text as a part of a line of something else.
     *
     * @param text any
     * @param most how many characters (Unicode's, not Java's) of it to keep, at least 1
     * @return the same in one line that runs in its usual direction; one that is longer ends in an ellipsis
     */
    static String inLine(String text, int most) {
        // Long enough to be cut all the same, and no work for texts of any length.
        String beginning = text.substring(0, Math.min(text.length(), 4 * most));
        String line = beginning
                .replaceAll(TURNS_DIRECTION, "")
                .replaceAll("\\R|\\t", " ")
                .replaceAll(NOT_IN_XML, REPLACEMENT)
                .strip();
        boolean isWhole = beginning.length() == text.length() && line.codePointCount(0, line.length()) <= most;
        int kept = Math.min(most - 1, line.codePointCount(0, line.length()));
        return isWhole ? line : line.substring(0, line.offsetByCodePoints(0, kept)) + "…";
    }
}
