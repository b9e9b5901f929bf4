package io.github.lstmforecast.result;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** What a build makes now, and what {@code accept} would make the golden model. */
public interface GoldenCandidate {
    /**
     * The candidate.
     *
     * @return empty where a forecast is not finite
     * @throws GoldenException if it can't be read
     */
    Optional<Golden> read() throws GoldenException;

    /** The folder that it is in; empty where it is in memory. */
    Optional<Path> folder();

    /** A candidate that {@code verify} left in a folder. */
    static GoldenCandidate in(Path folder) {
        return new GoldenCandidate() {
            @Override
            public Optional<Golden> read() throws GoldenException {
                return Golden.exists(folder, Golden.CANDIDATE)
                        ? Optional.of(Golden.read(folder, Golden.CANDIDATE))
                        : Optional.empty();
            }

            @Override
            public Optional<Path> folder() {
                return Optional.of(folder);
            }
        };
    }

    /**
     * A candidate that no file has.
     *
     * @param maker throws {@link InvalidValueException} where a forecast is not finite
     */
    static GoldenCandidate inMemory(Supplier<Golden> maker) {
        return new GoldenCandidate() {
            @Override
            public Optional<Golden> read() {
                try {
                    return Optional.of(maker.get());
                } catch (InvalidValueException e) {
                    return Optional.empty();
                }
            }

            @Override
            public Optional<Path> folder() {
                return Optional.empty();
            }
        };
    }
}
