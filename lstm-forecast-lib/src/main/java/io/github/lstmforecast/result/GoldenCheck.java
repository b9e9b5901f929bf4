package io.github.lstmforecast.result;

import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.golden.GoldenException;
import io.github.lstmforecast.golden.GoldenTolerance;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Compares a candidate with the golden model of its scenario.
 *
 * @param folder the scenario's
 * @param required whether it is a failure that there is no golden model
 * @param shown how messages name a path
 */
public record GoldenCheck(
        Path folder,
        boolean required,
        GoldenTolerance tolerance,
        GoldenCandidate candidate,
        Function<Path, String> shown) {
    /** Whether there is anything to say: there is a golden model, or one is required. */
    public boolean isNeeded() {
        return required || Golden.exists(folder, Golden.NAME);
    }

    /** Whether there is something to compare: not if a forecast is not finite, or the files of the candidate are gone. */
    public boolean hasCandidate() {
        return candidate
                .folder()
                .map(place -> Golden.exists(place, Golden.CANDIDATE))
                .orElse(true);
    }

    /** The comparison; empty where there is no golden model and none is required. */
    Optional<GoldenComparison> compare() {
        boolean isThere = Golden.exists(folder, Golden.NAME);
        return isThere || required ? Optional.of(compare(isThere)) : Optional.empty();
    }

    private GoldenComparison compare(boolean isThere) {
        Optional<Golden> now;
        try {
            now = candidate.read();
        } catch (GoldenException e) {
            return unreadable(candidate.folder().orElse(folder), e);
        }
        if (now.isEmpty()) {
            return GoldenComparison.missing("the forecast is not finite, so it is no candidate for a golden model");
        }
        if (!isThere) {
            return GoldenComparison.missing("there is no golden model in " + shown.apply(folder) + " yet"
                    + candidate
                            .folder()
                            .map(place ->
                                    "; the candidate is " + shown.apply(place.resolve(Golden.CANDIDATE + ".json")))
                            .orElse(""));
        }
        try {
            return GoldenComparison.of(Golden.read(folder, Golden.NAME), now.get(), tolerance);
        } catch (GoldenException e) {
            return unreadable(folder, e);
        }
    }

    private GoldenComparison unreadable(Path place, GoldenException e) {
        return GoldenComparison.unreadable(shown.apply(place) + ": " + e.getMessage());
    }
}
