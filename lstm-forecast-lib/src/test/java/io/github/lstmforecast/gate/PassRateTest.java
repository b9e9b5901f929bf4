package io.github.lstmforecast.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassRateTest {
    // If all of n pass, the bound is 0.05^(1/n); the others are from tables of the beta distribution.
    @ParameterizedTest
    @CsvSource({
        "14, 14, 0.807",
        "19, 20, 0.784",
        "29, 29, 0.902",
        "58, 59, 0.922",
        "59, 59, 0.950",
        "300, 300, 0.990",
        "0, 5, 0",
        "1, 1, 0.050"
    })
    void the_bound_is_that_of_clopper_and_pearson(int passed, int count, double bound) {
        assertThat(new PassRate(passed, count).lowerBound()).isCloseTo(bound, within(0.0005));
    }

    @Test
    void the_bound_of_all_is_a_root() {
        assertThat(new PassRate(59, 59).lowerBound()).isCloseTo(Math.pow(0.05, 1.0 / 59), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"-1, 5", "6, 5"})
    void more_than_all_or_fewer_than_none_can_not_pass(int passed, int count) {
        assertThatThrownBy(() -> new PassRate(passed, count))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("passed is " + passed + ", but must be from 0 to 5");
    }

    @Test
    void a_rate_of_none_is_rejected() {
        assertThatThrownBy(() -> new PassRate(0, 0)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void seeds_that_could_never_pass_are_rejected() {
        assertThat(new Seeds(59, 0.95).count()).isEqualTo(59);
        assertThatThrownBy(() -> new Seeds(20, 0.9))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "passProbability is 0.9, but must be at most 0.8609, which is all that can be said if 20 of 20 "
                                + "seeds pass; more seeds can say more");
        assertThatThrownBy(() -> new Seeds(59, 1))
                .hasMessage("passProbability is 1.0, but must be above 0 and below 1");
        assertThatThrownBy(() -> new Seeds(0, 0.5)).hasMessage("count is 0, but must be from 1 to 10000 (trainings)");
    }
}
