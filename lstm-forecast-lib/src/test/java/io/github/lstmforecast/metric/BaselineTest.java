package io.github.lstmforecast.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lstmforecast.InvalidValueException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {
    private static final double[] WARM_UP = {1, 2, 3, 4, 5, 6};

    // By hand: floor(step mod period) samples from the last whole samples that hold a cycle.
    @ParameterizedTest
    @CsvSource({
        "2,   5 6 5 6 5 6 5 6",
        "4,   3 4 5 6 3 4 5 6",
        "6,   1 2 3 4 5 6 1 2",
        // 3 mod 2.5 = 0.5, 4 mod 2.5 = 1.5, 5 mod 2.5 = 0, ...
        "2.5, 4 5 6 4 5 4 5 6",
        // 4 mod 3.75 = 0.25, 7 mod 3.75 = 3.25
        "3.75, 3 4 5 6 3 4 5 6",
        // 6 mod 5.5 = 0.5
        "5.5, 1 2 3 4 5 6 1 2",
    })
    void the_last_cycle_is_repeated(double period, String expected) {
        assertThat(Baseline.seasonalNaive(WARM_UP, period, 8)).hasValueSatisfying(forecast -> {
            StringBuilder text = new StringBuilder();
            for (double value : forecast) {
                text.append(text.isEmpty() ? "" : " ").append((int) value);
            }
            assertThat(text).hasToString(expected);
        });
    }

    @Test
    void a_warm_up_that_holds_just_one_cycle_is_enough_and_a_shorter_one_is_not() {
        assertThat(Baseline.seasonalNaive(WARM_UP, 6, 1)).isPresent();
        assertThat(Baseline.seasonalNaive(WARM_UP, Math.nextUp(6), 1)).isEmpty();
        assertThat(Baseline.seasonalNaive(WARM_UP, 7, 1)).isEmpty();
        assertThat(Baseline.seasonalNaive(new double[0], 2, 1)).isEmpty();
    }

    @Test
    void a_forecast_shorter_than_a_cycle_is_its_beginning() {
        assertThat(Baseline.seasonalNaive(WARM_UP, 6, 2)).contains(new double[] {1, 2});
        assertThat(Baseline.seasonalNaive(WARM_UP, 6, 0)).contains(new double[0]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.99, 0, -4, Double.NaN})
    void a_period_of_less_than_two_samples_is_refused(double period) {
        assertThatThrownBy(() -> Baseline.seasonalNaive(WARM_UP, period, 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("period is " + period + ", but must be at least 2 (samples)");
    }

    // A constant series goes on as it is.
    @Test
    void all_forecasts_that_can_be_had_are_made() {
        Optional<Autoregression> constant = Autoregression.fit(new double[] {3, 3, 3, 3, 3, 3, 3}, 2);

        assertThat(Baseline.forecasts(WARM_UP, 7, 2, Optional.empty())).isEmpty();
        assertThat(Baseline.forecasts(WARM_UP, 2, 2, Optional.empty()))
                .containsExactly(entry(Baseline.SEASONAL_NAIVE, new double[] {5, 6}));
        assertThat(Baseline.forecasts(WARM_UP, 7, 2, constant)).containsOnlyKeys(Baseline.AUTOREGRESSION);
        assertThat(Baseline.forecasts(WARM_UP, 2, 2, constant)).containsOnlyKeys(Baseline.values());
    }

    @Test
    void plain_forecasts_have_names() {
        assertThat(Baseline.values())
                .extracting(Baseline::key, Baseline::description)
                .containsExactly(
                        tuple("seasonalNaive", "repeating the last cycle"),
                        tuple("autoregression", "a linear autoregression"));
    }
}
