package io.github.lstmforecast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutocorrelationTest {
    // 1, -1, 1, -1: products of neighbours are -1, of those two apart 1.
    @Test
    void each_lag_is_divided_by_the_number_of_its_pairs() {
        assertThat(Autocorrelation.of(new double[] {1, -1, 1, -1}, 3)).containsExactly(1, -1, 1, -1);
        assertThat(Autocorrelation.of(new double[] {2, 1, 0, 0}, 2)).containsExactly(1, (2 / 3.0) / (5 / 4.0), 0);
        assertThat(Autocorrelation.of(new double[3], 1)).containsExactly(0, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 5, 0",
        "10, 3, 0",
        "10.5, 3, 0",
        "12.25, 4, 0",
        "25, 12, 0",
        "50, 10, 0",
        "10, 3, 0.1",
        "25, 12, 0.1"
    })
    void the_period_of_a_wave_is_found(double period, double width, double noise) {
        double[] wave = new GaussianNoise(noise, 3)
                .addTo(PulseWave.of(period, width).samples(600))
                .column(0);

        assertThat(Autocorrelation.period(wave).orElseThrow()).isCloseTo(period, within(0.005 * period));
    }

    @Test
    void a_whole_period_is_found_exactly() {
        double[] wave = new GaussianNoise(0.05, 3)
                .addTo(PulseWave.of(7, 5).samples(2000))
                .column(0);

        assertThat(Autocorrelation.period(wave)).hasValue(7);
    }

    @Test
    void a_trend_does_not_hide_the_period() {
        double[] wave = PulseWave.of(10, 3).samples(300).column(0);
        Arrays.setAll(wave, t -> wave[t] + 0.5 * t);

        assertThat(Autocorrelation.period(wave).orElseThrow()).isCloseTo(10, within(0.05));
    }

    @Test
    void only_the_last_20000_samples_are_used() {
        double[] early = PulseWave.of(10, 3).samples(30_000).column(0);
        double[] late = PulseWave.of(25, 12).samples(50_000).column(0);
        System.arraycopy(early, 0, late, 0, 30_000);

        assertThat(Autocorrelation.period(late).orElseThrow()).isCloseTo(25, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void noise_has_no_period(long seed) {
        double[] noise =
                new GaussianNoise(1, seed).addTo(Series.of(new double[300])).column(0);

        assertThat(Autocorrelation.period(noise)).isEmpty();
    }

    @Test
    void a_series_that_is_constant_or_too_short_has_no_period() {
        assertThat(Autocorrelation.period(new double[100])).isEmpty();
        assertThat(Autocorrelation.period(new double[] {1, 2, 1, 2})).isEmpty();
        assertThat(Autocorrelation.period(new double[] {5})).isEmpty();
        assertThat(Autocorrelation.period(PulseWave.of(10, 3).samples(25).column(0)))
                .isEmpty();
    }
}
