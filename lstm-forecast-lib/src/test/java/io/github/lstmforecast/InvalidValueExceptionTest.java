package io.github.lstmforecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InvalidValueExceptionTest {
    @Test
    void the_message_says_what_was_found_and_what_is_allowed() {
        InvalidValueException e = new InvalidValueException("width", 12, "less than 10");

        assertThat(e).hasMessage("width is 12, but must be less than 10");
    }

    @Test
    void the_parts_of_the_message_are_available_separately() {
        InvalidValueException e = new InvalidValueException("width", 12, "less than 10");

        assertThat(e.name()).isEqualTo("width");
        assertThat(e.found()).isEqualTo("12");
        assertThat(e.allowed()).isEqualTo("less than 10");
    }

    @Test
    void a_missing_value_is_named_too() {
        assertThat(new InvalidValueException("width", null, "a number"))
                .hasMessage("width is null, but must be a number");
    }

    @Test
    void a_valid_value_is_accepted() {
        assertThatCode(() -> InvalidValueException.unless(true, "width", 12, "less than 20"))
                .doesNotThrowAnyException();
    }

    @Test
    void a_value_that_is_not_valid_is_rejected() {
        assertThatThrownBy(() -> InvalidValueException.unless(false, "width", 12, "less than 10"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("width is 12, but must be less than 10");
    }
}
