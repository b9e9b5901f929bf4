package io.github.lstmforecast.scenario;

import io.github.lstmforecast.scenario.ScenarioException.Problem;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All that is wrong with the values of a file, to be reported at once. */
final class Problems {
    private static final int MOST = 20;

    private final Set<Problem> found = new LinkedHashSet<>();
    private final Set<String> spoilt = new HashSet<>();

    /** Reads a part of the file. */
    interface Part<T> {
        T read() throws ScenarioException;
    }

    /**
     * Keeps a problem of a mapping, with which reading can go on.
     *
     * @param path of the mapping
     */
    void add(String path, ScenarioException problem) {
        found.addAll(problem.found());
        spoilt.add(path);
    }

    /** Whether a mapping has a problem, so that the next one may be no more than its consequence. */
    boolean isSpoilt(String path) {
        return spoilt.contains(path);
    }

    /** Reads a part; if it is wrong, reading goes on with another value. */
    <T> T attempt(Part<T> part, T otherwise) {
        try {
            return part.read();
        } catch (ScenarioException e) {
            found.addAll(e.found());
            return otherwise;
        }
    }

    /** @throws ScenarioException with all that was found, by line, if anything was */
    void requireNone() throws ScenarioException {
        if (!found.isEmpty()) {
            List<Problem> first = found.stream()
                    .sorted(Comparator.comparingInt(
                            problem -> problem.line() == 0 ? Integer.MAX_VALUE : problem.line()))
                    .limit(MOST)
                    .toList();
            throw new ScenarioException(
                    found.size() <= MOST
                            ? first
                            : Stream.concat(
                                            first.stream(),
                                            Stream.of(new Problem(0, "and " + (found.size() - MOST) + " more")))
                                    .toList());
        }
    }
}
