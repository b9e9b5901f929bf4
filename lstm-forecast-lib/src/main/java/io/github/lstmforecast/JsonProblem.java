package io.github.lstmforecast;

import com.fasterxml.jackson.core.JsonProcessingException;

/** What is wrong with a JSON text, without what the parser says about itself. */
public final class JsonProblem {
    private static final int MAX_LENGTH = 300;

    private JsonProblem() {}

    /** The problem and its line, for example {@code "Unexpected end-of-input (line 3)"}. */
    public static String of(JsonProcessingException e) {
        String problem = e.getOriginalMessage().replaceAll("\\[Source: [^\\]]*?(?:; (line: -?\\d+)[^\\]]*)?\\]", "$1");
        return SafeText.of(problem.replace("line: ", "line "), MAX_LENGTH) + line(e);
    }

    /** The line in brackets, behind a space; {@code ""} if it is not known, for example if the text is nested too deeply. */
    public static String line(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
    }
}
