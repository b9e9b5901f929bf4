package io.github.lstmforecast.scenario;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A scenario that can't be used. The message says in which file and line, what was found, and what is allowed; of several
 * problems it has one in each line.
 */
public final class ScenarioException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> found;

    /**
     * One thing that is wrong.
     *
     * @param line of the scenario's file; 0 where it is none of its lines
     */
    record Problem(int line, String message) {}

    ScenarioException(String where, String problem, Throwable cause) {
        this(where + ": " + problem, cause);
    }

    ScenarioException(String message, Throwable cause) {
        super(message, cause);
        this.found = List.of(new Problem(0, message));
    }

    ScenarioException(List<Problem> found) {
        super(found.stream().map(Problem::message).collect(Collectors.joining("\n")));
        this.found = List.copyOf(found);
    }

    /** All that is wrong, each in one line. */
    public List<String> problems() {
        return getMessage().lines().toList();
    }

    List<Problem> found() {
        return found;
    }
}
