package io.github.lstmforecast.maven;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The time of a build: that of {@code project.build.outputTimestamp} if it is set, as for reproducible archives, or that of the clock. */
final class BuildTime {
    static final String PROPERTY = "project.build.outputTimestamp";

    private BuildTime() {}

    /**
     * The time, in seconds.
     *
     * @param timestamp the property: a time with an offset in ISO format, or seconds since 1970; a single other character
     *     switches it off, as for Maven
     * @param clock counts if the property has no time
     */
    static Instant of(Optional<String> timestamp, Clock clock) {
        return timestamp
                .map(String::strip)
                .flatMap(BuildTime::parse)
                .orElseGet(clock::instant)
                .truncatedTo(ChronoUnit.SECONDS);
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(
                    text.matches("\\d{1,11}")
                            ? Instant.ofEpochSecond(Long.parseLong(text))
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException | NumberFormatException e) { // Maven's own plugins refuse it
            return Optional.empty();
        }
    }
}
