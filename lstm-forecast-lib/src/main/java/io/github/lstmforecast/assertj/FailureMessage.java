package io.github.lstmforecast.assertj;

import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;

/** What all messages have in common: what was expected of what, what was found instead, and where to look at it. */
abstract class FailureMessage extends BasicErrorMessageFactory {
    /**
     * @param actual what was asserted on
     * @param demand what was expected of it, as the end of a sentence
     * @param found everything that is wrong, a line each
     * @param lookAt see {@link FailurePicture#lookAt}
     */
    FailureMessage(Object actual, String demand, List<String> found, String lookAt) {
        super(
                "%nExpecting actual:%n  %s%n%s, but found:%n%s%n%s",
                actual, unquotedString(demand), unquotedString(indented(found)), unquotedString(lookAt));
    }

    private static String indented(List<String> lines) {
        return "  " + String.join(System.lineSeparator() + "  ", lines);
    }
}
