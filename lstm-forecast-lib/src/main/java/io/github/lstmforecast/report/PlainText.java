package io.github.lstmforecast.report;

/** Makes texts from users and systems safe for files that other programs read. */
final class PlainText {
    private static final String REPLACEMENT = "\uFFFD";

    /** Characters that XML 1.0 does not allow: control characters, unpaired surrogates, U+FFFE and U+FFFF. */
    private static final String NOT_IN_XML = "[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    /** Unicode embeddings, overrides and isolates, which change the direction of the text after them. */
    private static final String DIRECTION_CONTROLS = "[\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]";

    private PlainText() {}

    /** Replaces every character that XML 1.0 does not allow by U+FFFD, and every line end by {@code \n}. */
    static String forXml(String text) {
        return text.replaceAll("\\r\\n?", "\n").replaceAll(NOT_IN_XML, REPLACEMENT);
    }

    /**
     * A text in a single line, without direction controls.
     *
     * @param maxLength maximum number of Unicode characters, at least 1; a longer text ends in an ellipsis
     */
    static String inLine(String text, int maxLength) {
        // Long enough to be shortened all the same; limits the work for very long texts.
        String beginning = text.substring(0, Math.min(text.length(), 4 * maxLength));
        String line = beginning
                .replaceAll(DIRECTION_CONTROLS, "")
                .replaceAll("\\R|\\t", " ")
                .replaceAll(NOT_IN_XML, REPLACEMENT)
                .strip();
        boolean isWhole = beginning.length() == text.length() && line.codePointCount(0, line.length()) <= maxLength;
        int kept = Math.min(maxLength - 1, line.codePointCount(0, line.length()));
        return isWhole ? line : line.substring(0, line.offsetByCodePoints(0, kept)) + "…";
    }
}
