package io.github.lstmforecast.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
    @ParameterizedTest
    @CsvSource({"5, 5", "-1.5e3, -1500", "+.25, 0.25", "2., 2", "1E-2, 0.01", "-0, -0.0", "0.1, 0.1"})
    void decimal_numbers_are_read(String text, double number) {
        assertThat(Decimal.parse(text)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1d",
                "1f",
                "0x1p3",
                "NaN",
                "Infinity",
                "-Infinity",
                "1e999",
                "1,5",
                "1.2.3",
                "e5",
                "--1",
                "1e",
                ".",
                "1 2",
                "\u0661"
            })
    void everything_else_is_not_a_number(String text) {
        assertThat(Decimal.parse(text)).isEmpty();
    }
}
