package io.github.lstmforecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberHintTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0,05      | written with a point: 0.05
            -12,5     | written with a point: -12.5
            0,125     | written with a point: 0.125
            5%        | written as a fraction and without a percent sign: 0.05
            12,5 %    | written as a fraction and without a percent sign: 0.125
            110%      | written as a fraction and without a percent sign: 1.1
            1,000     | written without separators: 1000
            1_500     | written without separators: 1500
            1 000 000 | written without separators: 1000000
            """)
    void a_number_in_another_form_is_recognized(String text, String hint) {
        assertThat(NumberHint.of(text)).isEqualTo(", " + hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "low", "1.2.3", "%", "1,2,3", "0x10"})
    void any_other_text_has_no_hint(String text) {
        assertThat(NumberHint.of(text)).isEmpty();
    }
}
