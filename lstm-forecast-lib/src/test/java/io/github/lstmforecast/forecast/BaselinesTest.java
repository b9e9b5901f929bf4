package io.github.lstmforecast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.signal.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselinesTest {
    private static final Series WARM_UP = Series.of(1, 2, 3, 4, 5, 6);
    private static final Series NOTHING = Series.of();

    private static double[] naive(double period, int steps) {
        return new SeasonalNaive(period).predict(WARM_UP, steps).column(0);
    }

    // By hand: sample floor(step mod period) of the last ceil(period) samples.
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
        StringBuilder text = new StringBuilder();
        for (double value : naive(period, 8)) {
            text.append(text.isEmpty() ? "" : " ").append((int) value);
        }
        assertThat(text).hasToString(expected);
    }

    @Test
    void one_cycle_of_warm_up_is_enough() {
        assertThat(Baselines.fit(NOTHING, 6).forecasters(6)).containsOnlyKeys(Baseline.SEASONAL_NAIVE);
        assertThat(Baselines.fit(NOTHING, Math.nextUp(6)).forecasters(6)).isEmpty();
        assertThat(Baselines.fit(NOTHING, 7).forecasters(6)).isEmpty();
        assertThatThrownBy(() -> naive(7, 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("warmUp is 6 samples, but must be at least 7, one cycle");
    }

    @Test
    void a_forecast_shorter_than_a_cycle_is_its_beginning() {
        assertThat(naive(6, 2)).containsExactly(1, 2);
        assertThat(naive(6, 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.99, 0, -4, Double.NaN})
    void a_period_of_less_than_two_samples_is_rejected(double period) {
        assertThatThrownBy(() -> new SeasonalNaive(period))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("period is " + period + ", but must be at least 2 (samples)");
    }

    // A constant series stays constant.
    @Test
    void all_available_baselines_forecast() {
        Series constant = Series.of(3, 3, 3, 3, 3, 3, 3);

        assertThat(Baselines.fit(NOTHING, 2).forecast(WARM_UP, 2))
                .containsExactly(entry(Baseline.SEASONAL_NAIVE, Series.of(5, 6)));
        assertThat(Baselines.fit(constant, 2.4).forecast(WARM_UP.slice(0, 2), 2))
                .containsExactly(entry(Baseline.AUTOREGRESSION, Series.of(3, 3)));
        assertThat(Baselines.fit(constant, 2).forecast(WARM_UP, 2)).containsOnlyKeys(Baseline.values());
    }

    @Test
    void baselines_have_names() {
        assertThat(Baseline.values())
                .extracting(Baseline::key, Baseline::description)
                .containsExactly(
                        tuple("seasonalNaive", "repeating the last cycle"),
                        tuple("autoregression", "a linear autoregression"));
    }
}
