package io.github.lstmforecast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.signal.Series;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselinesTest {
    private static final Series WARM_UP = Series.of(1, 2, 3, 4, 5, 6);
    private static final Series NOTHING = Series.of();

    private static Baselines fit(Series training, double period) {
        return Baselines.fit(training, OptionalDouble.of(period));
    }

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
        assertThat(fit(NOTHING, 6).forecasters(6)).containsOnlyKeys(Baseline.SEASONAL_NAIVE);
        assertThat(fit(NOTHING, Math.nextUp(6)).forecasters(6)).isEmpty();
        assertThat(fit(NOTHING, 7).forecasters(6)).isEmpty();
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

        assertThat(fit(NOTHING, 2).forecast(WARM_UP, 2))
                .containsExactly(entry(Baseline.SEASONAL_NAIVE, Series.of(5, 6)));
        assertThat(fit(constant, 2.4).forecast(WARM_UP.slice(0, 2), 2))
                .containsExactly(entry(Baseline.AUTOREGRESSION, Series.of(3, 3)));
        assertThat(fit(constant, 2).forecast(WARM_UP, 2))
                .containsOnlyKeys(Baseline.SEASONAL_NAIVE, Baseline.AUTOREGRESSION);
    }

    // A cycle of 3 samples is an order of 3, which needs 7 samples.
    @Test
    void too_little_training_data_or_a_long_cycle_gives_no_autoregression() {
        int longest = Baseline.LONGEST_CYCLE;

        assertThat(fit(Series.of(1, 2, 4, 1, 2, 5), 3).forecasters(6)).doesNotContainKey(Baseline.AUTOREGRESSION);
        assertThat(fit(Series.of(1, 2, 4, 1, 2, 5, 1), 3).forecasters(6)).containsKey(Baseline.AUTOREGRESSION);
        assertThat(fit(Series.of(1, 2, 4, 1, 2, 5, 1), 3).forecasters(2)).doesNotContainKey(Baseline.AUTOREGRESSION);
        assertThat(fit(Series.of(new double[3000]), longest + 1).forecasters(3000))
                .doesNotContainKey(Baseline.AUTOREGRESSION);
    }

    // The training data rises by 2 and falls by 4 in each step of its two columns; the last values are 5 and 50.
    @Test
    void without_a_cycle_the_last_value_is_repeated_or_continued_with_the_mean_slope() {
        Series training = Series.of(new double[] {1, 10, 4, 3, 5, 2}, 2);
        Series warmUp = Series.of(new double[] {9, 9, 5, 50}, 2);

        assertThat(Baselines.fit(training, OptionalDouble.empty()).forecast(warmUp, 2))
                .containsExactly(
                        entry(Baseline.LAST_VALUE, Series.of(new double[] {5, 50, 5, 50}, 2)),
                        entry(Baseline.DRIFT, Series.of(new double[] {7, 46, 9, 42}, 2)));
    }

    @Test
    void a_single_training_sample_has_no_slope() {
        assertThat(Baselines.fit(Series.of(3), OptionalDouble.empty()).forecasters(1))
                .containsOnlyKeys(Baseline.LAST_VALUE);
    }

    @Test
    void baselines_have_names() {
        assertThat(Baseline.values())
                .extracting(Baseline::key, Baseline::title, Baseline::description)
                .containsExactly(
                        tuple("seasonalNaive", "last cycle repeated", "repeating the last cycle"),
                        tuple("autoregression", "autoregression", "a linear autoregression"),
                        tuple("lastValue", "last value repeated", "repeating the last value"),
                        tuple("drift", "drift", "continuing the mean slope"));
    }
}
