package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildTimeTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T12:00:00.987Z"), ZoneOffset.UTC);

    // 1580580000 is printed by date -u -d 2020-02-01T18:00:00Z +%s.
    @ParameterizedTest
    @CsvSource({
        "2020-02-01T18:00:00Z, 2020-02-01T18:00:00Z",
        "2020-02-01T19:30:00+01:30, 2020-02-01T18:00:00Z",
        "2020-02-01T18:00:00.5Z, 2020-02-01T18:00:00Z",
        "1580580000, 2020-02-01T18:00:00Z",
        "' 1580580000 ', 2020-02-01T18:00:00Z",
        "0, 1970-01-01T00:00:00Z"
    })
    void the_timestamp_of_the_build_is_its_time(String timestamp, String time) {
        assertThat(BuildTime.of(Optional.of(timestamp), CLOCK)).hasToString(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-", "", "2020-02-01", "yesterday", "99999999999999999999", "9999999999999999"})
    void without_a_time_the_clock_counts(String timestamp) {
        assertThat(BuildTime.of(Optional.of(timestamp), CLOCK)).hasToString("2026-01-31T12:00:00Z");
    }

    @Test
    void without_a_timestamp_the_clock_counts() {
        assertThat(BuildTime.of(Optional.empty(), CLOCK)).hasToString("2026-01-31T12:00:00Z");
    }
}
