package io.github.lstmforecast.report;

import java.util.regex.Pattern;

/** Makes texts from users and systems safe for files that other programs read. */
final class PlainText {
    private static final String REPLACEMENT = "\uFFFD";

    /** Characters that XML 1.0 does not allow: control characters, unpaired surrogates, U+FFFE and U+FFFF. */
    private static final Pattern NOT_IN_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    /** Unicode embeddings, overrides and isolates, which change the direction of the text after them. */
    private static final Pattern DIRECTION_CONTROLS = Pattern.compile("[\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");

    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");
    private static final Pattern LINE_END_OR_TAB = Pattern.compile("\\R|\\t");

    private PlainText() {}

    /** Replaces every character that XML 1.0 does not allow by U+FFFD, and every line end by {@code \n}. */
    static String forXml(String text) {
        return NOT_IN_XML.matcher(LINE_END.matcher(text).replaceAll("\n")).replaceAll(REPLACEMENT);
    }

    /**
     * A text in a single line, without direction controls.
     *
     * @param maxLength maximum number of Unicode characters, at least 1; a longer text ends in an ellipsis
     */
    static String inLine(String text, int maxLength) {
        // Long enough to be shortened all the same; limits the work for very long texts.
        String beginning = text.substring(0, Math.min(text.length(), 4 * maxLength));
        String directed = DIRECTION_CONTROLS.matcher(beginning).replaceAll("");
        String joined = LINE_END_OR_TAB.matcher(directed).replaceAll(" ");
        String line = NOT_IN_XML.matcher(joined).replaceAll(REPLACEMENT).strip();
        boolean isWhole = beginning.length() == text.length() && line.codePointCount(0, line.length()) <= maxLength;
        int kept = Math.min(maxLength - 1, line.codePointCount(0, line.length()));
        return isWhole ? line : line.substring(0, line.offsetByCodePoints(0, kept)) + "…";
    }
}
