package io.github.lstmforecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CyclesTest {
    // By hand: value * period.
    @ParameterizedTest
    @CsvSource({"1, 10, 10", "0.5, 10, 5", "-0.25, 12.5, -3.125", "0, 7, 0"})
    void a_span_is_so_many_periods_of_samples(double value, double periodSteps, double expected) {
        assertThat(Cycles.of(value).toSteps(periodSteps)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_span_that_is_not_finite_is_rejected(double value) {
        assertThatThrownBy(() -> Cycles.of(value))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("cycles is " + value + ", but must be a finite number");
    }

    @Test
    void zero_is_zero_cycles() {
        assertThat(Cycles.ZERO).isEqualTo(Cycles.of(0));
    }
}
