package io.github.lstmforecast.scenario;

/** A scenario that can't be used. The message says in which file and line, what was found, and what is allowed. */
public final class ScenarioException extends Exception {
    private static final long serialVersionUID = 1L;

    ScenarioException(String where, String problem, Throwable cause) {
        super(where + ": " + problem, cause);
    }

    ScenarioException(String message, Throwable cause) {
        super(message, cause);
    }
}
