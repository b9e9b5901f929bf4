package io.github.lstmforecast.assertj;

import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;

/** The message of all failed assertions: what was expected, what was found, and where the picture is. */
abstract class FailureMessage extends BasicErrorMessageFactory {
    /**
     * @param expectation what was expected, as the end of a sentence
     * @param found one line for each failure
     * @param picture see {@link FailurePicture#reference}
     */
    FailureMessage(Object actual, String expectation, List<String> found, String picture) {
        super(
                "%nExpecting actual:%n  %s%n%s, but found:%n%s%n%s",
                actual, unquotedString(expectation), unquotedString(indented(found)), unquotedString(picture));
    }

    private static String indented(List<String> lines) {
        return "  " + String.join(System.lineSeparator() + "  ", lines);
    }
}
