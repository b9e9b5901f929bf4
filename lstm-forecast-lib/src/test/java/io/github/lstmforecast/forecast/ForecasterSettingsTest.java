package io.github.lstmforecast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForecasterSettingsTest {
    private final ForecasterSettings settings = new ForecasterSettings(
            Map.of("trees", "200", "rate", "1e-1", "deep", "true", "url", "file:/a", "whole", "5.0"));

    @Test
    void values_have_the_type_that_is_asked_for() {
        assertThat(settings.integer("trees", 1)).isEqualTo(200);
        assertThat(settings.integer("whole", 1)).isEqualTo(5);
        assertThat(settings.number("rate", 1)).isEqualTo(0.1);
        assertThat(settings.flag("deep", false)).isTrue();
        assertThat(settings.text("url", "")).isEqualTo("file:/a");
    }

    @Test
    void what_is_not_given_has_its_default() {
        assertThat(settings.integer("lags", 12)).isEqualTo(12);
        assertThat(settings.number("ridge", 0.5)).isEqualTo(0.5);
        assertThat(settings.flag("fast", true)).isTrue();
        assertThat(settings.text("name")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"url", "rate", "deep"})
    void what_is_no_whole_number_is_refused_as_one(String key) {
        assertThatThrownBy(() -> settings.integer(key, 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("model.with." + key + " is '")
                .hasMessageEndingWith("', but must be a whole number");
    }

    @Test
    void what_is_no_number_and_what_is_neither_true_nor_false_is_refused() {
        assertThatThrownBy(() -> settings.number("url", 1))
                .hasMessage("model.with.url is 'file:/a', but must be a number");
        assertThatThrownBy(() -> settings.flag("trees", true))
                .hasMessage("model.with.trees is '200', but must be true or false");
    }

    @Test
    void what_nobody_has_read_is_known() {
        settings.integer("trees", 1);
        settings.number("missing", 1);

        assertThat(settings.read()).containsExactly("missing", "trees");
        assertThat(settings.unread()).containsExactly("deep", "rate", "url", "whole");
        assertThat(settings.asMap()).hasSize(5);
        assertThat(settings.unread()).isEmpty();
    }
}
