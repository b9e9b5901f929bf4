package io.github.lstmforecast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.signal.Series;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselinesTest {
    private static final Series WARM_UP = Series.of(1, 2, 3, 4, 5, 6);
    private static final Series NOTHING = Series.of();

    private static final OptionalDouble NO_CYCLE = OptionalDouble.empty();

    private static Map<Baseline, Series> plainest(Series training, double period, Series warmUp) {
        return forecast(Baselines.plainest(training, OptionalDouble.of(period)), warmUp);
    }

    private static Map<Baseline, Series> all(Series training, OptionalDouble period, Series warmUp) {
        return forecast(Baselines.all(training, period), warmUp);
    }

    private static Map<Baseline, Series> forecast(Baselines baselines, Series warmUp) {
        return baselines.forecast(warmUp, new ForecastSpan(warmUp.length(), warmUp.length(), 2, 0));
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
        assertThat(plainest(NOTHING, 6, WARM_UP)).containsOnlyKeys(Baseline.SEASONAL_NAIVE);
        assertThat(plainest(NOTHING, Math.nextUp(6), WARM_UP)).isEmpty();
        assertThat(plainest(NOTHING, 7, WARM_UP)).isEmpty();
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
    void a_pulse_wave_has_the_last_cycle_and_an_autoregression() {
        Series constant = Series.of(3, 3, 3, 3, 3, 3, 3);

        assertThat(plainest(NOTHING, 2, WARM_UP)).containsExactly(entry(Baseline.SEASONAL_NAIVE, Series.of(5, 6)));
        assertThat(plainest(constant, 2.4, WARM_UP.slice(0, 2)))
                .containsExactly(entry(Baseline.AUTOREGRESSION, Series.of(3, 3)));
        assertThat(plainest(constant, 2, WARM_UP)).containsOnlyKeys(Baseline.SEASONAL_NAIVE, Baseline.AUTOREGRESSION);
    }

    // A cycle of 3 samples is an order of 3, which needs 7 samples of training and a warm-up of 3.
    @Test
    void too_little_data_or_a_long_cycle_gives_no_autoregression() {
        Series six = Series.of(1, 2, 4, 1, 2, 5);
        Series seven = Series.of(1, 2, 4, 1, 2, 5, 1);
        Series long3000 = Series.of(new double[3000]);

        assertThat(plainest(six, 3, WARM_UP)).doesNotContainKey(Baseline.AUTOREGRESSION);
        assertThat(plainest(seven, 3, WARM_UP)).containsKey(Baseline.AUTOREGRESSION);
        assertThat(plainest(seven, 3, WARM_UP.slice(0, 2))).doesNotContainKey(Baseline.AUTOREGRESSION);
        assertThat(plainest(long3000, Baseline.LONGEST_CYCLE + 1, long3000)).doesNotContainKey(Baseline.AUTOREGRESSION);
    }

    // The training data rises by 2 and falls by 4 in each step of its two columns; the last values are 5 and 50.
    @Test
    void without_a_cycle_the_last_value_is_repeated_or_continued_with_the_mean_slope() {
        Series training = Series.of(new double[] {1, 10, 4, 3, 5, 2}, 2);
        Series warmUp = Series.of(new double[] {9, 9, 5, 50}, 2);

        assertThat(forecast(Baselines.plainest(training, NO_CYCLE), warmUp))
                .containsExactly(
                        entry(Baseline.LAST_VALUE, Series.of(new double[] {5, 50, 5, 50}, 2)),
                        entry(Baseline.DRIFT, Series.of(new double[] {7, 46, 9, 42}, 2)));
    }

    @Test
    void a_single_training_sample_has_no_slope() {
        assertThat(all(Series.of(3), NO_CYCLE, WARM_UP.slice(0, 1))).containsOnlyKeys(Baseline.LAST_VALUE);
    }

    // y(t) = y(t - 3) + 3: the differences from one cycle before are constant, those from one step before for a line,
    // too.
    @Test
    void differences_that_are_constant_are_continued_exactly() {
        double[] rising = new double[30];
        Arrays.setAll(rising, t -> t + (t % 3 == 1 ? 7 : 0));
        double[] line = new double[30];
        Arrays.setAll(line, t -> 4 - 2 * t);

        Series ofCycle =
                all(Series.of(rising), OptionalDouble.of(3), Series.of(rising)).get(Baseline.LINEAR);
        Series ofSteps = all(Series.of(line), NO_CYCLE, Series.of(line)).get(Baseline.LINEAR);

        assertThat(ofCycle.column(0)).containsExactly(new double[] {30, 31 + 7}, within(1e-9));
        assertThat(ofSteps.column(0)).containsExactly(new double[] {-56, -58}, within(1e-9));
    }

    // A third of the samples is the warm-up; more than that is needed: a cycle of 12, and an order of 4.
    @Test
    void the_linear_baseline_and_theta_read_all_samples_before_the_forecast() {
        Random random = new Random(3);
        double[] noise = new double[30];
        Arrays.setAll(noise, t -> random.nextGaussian());
        Baselines baselines = Baselines.all(Series.of(noise), OptionalDouble.of(12));

        assertThat(baselines.forecast(Series.of(noise), new ForecastSpan(30, 10, 2, 0)))
                .containsOnlyKeys(Baseline.DRIFT, Baseline.LINEAR, Baseline.THETA);
        assertThat(baselines.forecast(Series.of(noise), new ForecastSpan(15, 10, 2, 0)))
                .containsOnlyKeys(Baseline.DRIFT, Baseline.THETA);
        assertThat(baselines.forecast(Series.of(noise), new ForecastSpan(3, 3, 2, 0)))
                .containsOnlyKeys(Baseline.DRIFT);
        assertThat(all(Series.of(noise), OptionalDouble.of(Baseline.LONGEST_CYCLE + 1), Series.of(noise)))
                .doesNotContainKey(Baseline.THETA);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e160, Double.MAX_VALUE})
    void values_that_are_too_large_to_compute_with_give_fewer_baselines(double large) {
        double[] values = new double[40];
        Arrays.setAll(values, t -> t % 4 == 0 ? large : -large / (1 + t % 3));

        Map<Baseline, Series> forecasts = all(Series.of(values), OptionalDouble.of(4), Series.of(values));

        assertThat(forecasts).containsKeys(Baseline.SEASONAL_NAIVE, Baseline.DRIFT);
        assertThat(forecasts.containsKey(Baseline.LINEAR)).isEqualTo(large < Double.MAX_VALUE / 2);
        assertThat(forecasts.containsKey(Baseline.THETA)).isEqualTo(large < Double.MAX_VALUE / 2);
    }

    @Test
    void baselines_have_names() {
        assertThat(Baseline.values())
                .extracting(Baseline::key, Baseline::title, Baseline::description)
                .containsExactly(
                        tuple("seasonalNaive", "last cycle repeated", "repeating the last cycle"),
                        tuple("autoregression", "autoregression", "a linear autoregression"),
                        tuple("lastValue", "last value repeated", "repeating the last value"),
                        tuple("drift", "drift", "continuing the mean slope"),
                        tuple("linear", "autoregression of differences", "a linear autoregression of differences"),
                        tuple("theta", "Theta", "the Theta method"));
    }
}
