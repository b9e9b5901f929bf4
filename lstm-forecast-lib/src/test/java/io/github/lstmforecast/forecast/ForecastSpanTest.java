package io.github.lstmforecast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastSpanTest {
    @Test
    void a_span_starts_with_the_warm_up_and_ends_with_the_guard() {
        ForecastSpan span = new ForecastSpan(150, 25, 50, 5);

        assertThat(span.start()).isEqualTo(125);
        assertThat(span.end()).isEqualTo(205);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 0", "25, 25, 1, 0", "2147483646, 1, 1, 0"})
    void numbers_at_the_limits_of_their_range_are_allowed(int from, int warmUp, int horizon, int guard) {
        ForecastSpan span = new ForecastSpan(from, warmUp, horizon, guard);

        assertThat(span.end()).isEqualTo(from + horizon + guard);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 0,  5, 0,  'warmUp is 0, but must be at least 1 (samples)'",
        "10, 5,  0, 0,  'horizon is 0, but must be at least 1 (steps)'",
        "10, 5,  5, -1, 'guard is -1, but must be at least 0 (steps)'",
        "10, 11, 5, 0,  'from is 10, but must be at least 11, the length of the warm-up before it'",
        "2147483646, 1, 1, 1, 'horizon is 1, but must be so short that the series has no more than 2147483647 samples'",
    })
    void numbers_out_of_range_are_rejected(int from, int warmUp, int horizon, int guard, String message) {
        assertThatThrownBy(() -> new ForecastSpan(from, warmUp, horizon, guard))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(message);
    }
}
