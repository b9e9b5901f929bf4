package io.github.lstmforecast.maven.reference;

import io.github.lstmforecast.result.json.Results;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The results that those of a build are compared with.
 *
 * @param label what they are, for people: {@code release 1.0}, a path, or coordinates
 * @param results empty if there are none yet; a warning says why
 */
public record ReferenceResults(String label, Optional<Results> results, List<String> warnings) {
    public ReferenceResults {
        warnings = List.copyOf(warnings);
    }

    ReferenceResults withWarning(String warning) {
        return new ReferenceResults(
                label,
                results,
                Stream.concat(warnings.stream(), Stream.of(warning)).toList());
    }
}
