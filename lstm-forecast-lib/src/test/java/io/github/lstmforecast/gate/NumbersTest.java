package io.github.lstmforecast.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "0.1, 0.1",
        "-0.0123456, -0.01235",
        "12345.6, 12350",
        "0.00007, 0.00007",
        "1e-20, 1E-20",
        "1e20, 1E+20",
        "123456789012345678, 1.235E+17",
        // 17 digits after the point, or before it, are the most.
        "1e-17, 0.00000000000000001",
        "1.5e-17, 1.5E-17",
        "1.5e-16, 0.00000000000000015",
        "1e-18, 1E-18",
        "1e16, 10000000000000000",
        "12345678901234567, 12350000000000000",
        "1e17, 1E+17"
    })
    void a_number_has_four_digits_and_an_exponent_only_where_it_would_be_long(double value, String expected) {
        assertThat(Numbers.text(value)).isEqualTo(expected);
    }

    @Test
    void a_number_just_beyond_a_limit_does_not_look_like_the_limit() {
        double beyond = Math.nextUp(0.2);
        int digits = Numbers.digitsToTellApart(beyond, 0.2);

        assertThat(Numbers.text(beyond, digits)).isEqualTo("0.20000000000000004");
        assertThat(Numbers.text(0.2, digits)).isEqualTo("0.2");
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.2, 4", "0.20001, 0.2, 5", "0.2, 0.2, 4"})
    void only_as_many_digits_are_shown_as_tell_two_numbers_apart(double value, double other, int digits) {
        assertThat(Numbers.digitsToTellApart(value, other)).isEqualTo(digits);
    }
}
