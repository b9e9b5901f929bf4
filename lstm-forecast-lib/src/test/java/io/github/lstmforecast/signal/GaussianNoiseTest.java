package io.github.lstmforecast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianNoiseTest {
    @Test
    void noise_is_that_of_java_random_in_order() {
        Random random = new Random(7);

        Series noisy = new GaussianNoise(0.5, 7).addTo(Series.of(10, 20, 30));

        assertThat(noisy)
                .isEqualTo(Series.of(
                        10 + 0.5 * random.nextGaussian(),
                        20 + 0.5 * random.nextGaussian(),
                        30 + 0.5 * random.nextGaussian()));
    }

    @Test
    void features_of_a_step_get_their_noise_one_after_another() {
        Series clean = Series.of(new double[] {1, 2, 3, 4}, 2);

        Series noisy = new GaussianNoise(1, 3).addTo(clean);

        Series flat = new GaussianNoise(1, 3).addTo(Series.of(1, 2, 3, 4));
        assertThat(noisy.features()).isEqualTo(2);
        assertThat(noisy.column(0)).containsExactly(flat.get(0, 0), flat.get(2, 0));
        assertThat(noisy.column(1)).containsExactly(flat.get(1, 0), flat.get(3, 0));
    }

    // Written down from a run of java.util.Random, whose algorithm its documentation fixes for all versions.
    @Test
    void noise_of_seed_1_never_changes() {
        Series noisy = new GaussianNoise(1, 1).addTo(Series.of(0, 0));

        assertThat(noisy.column(0)).containsExactly(1.561581040188955, -0.6081826070068602);
    }

    @Test
    void a_longer_run_begins_like_a_shorter_one() {
        GaussianNoise noise = new GaussianNoise(0.1, 5);

        Series longer = noise.addTo(PulseWave.of(10, 3).samples(200));

        assertThat(longer.slice(0, 150))
                .isEqualTo(noise.addTo(PulseWave.of(10, 3).samples(150)));
    }

    @Test
    void another_seed_is_other_noise() {
        Series clean = PulseWave.of(10, 3).samples(20);

        assertThat(new GaussianNoise(0.1, 1).addTo(clean)).isNotEqualTo(new GaussianNoise(0.1, 2).addTo(clean));
    }

    @Test
    void no_noise_leaves_the_series_as_it_is() {
        Series clean = PulseWave.of(10, 3).samples(20);

        assertThat(new GaussianNoise(0, 1).addTo(clean)).isEqualTo(clean);
    }

    // The mean of n values has a standard error of sigma / sqrt(n), their deviation one of sigma / sqrt(2 n); the
    // bounds are five of those.
    @Test
    void sigma_is_the_standard_deviation_and_the_mean_is_zero() {
        int n = 100_000;

        double[] noise =
                new GaussianNoise(2, 11).addTo(Series.of(new double[n])).column(0);

        double mean = DoubleStream.of(noise).average().orElseThrow();
        double deviation = Math.sqrt(
                DoubleStream.of(noise).map(x -> (x - mean) * (x - mean)).sum() / n);
        assertThat(mean).isCloseTo(0, within(5 * 2 / Math.sqrt(n)));
        assertThat(deviation).isCloseTo(2, within(5 * 2 / Math.sqrt(2.0 * n)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, Double.NaN, Double.POSITIVE_INFINITY})
    void a_sigma_out_of_range_is_rejected(double sigma) {
        assertThatThrownBy(() -> new GaussianNoise(sigma, 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("noise is " + sigma
                        + ", but must be a number of at least 0 (standard deviation, in units of the signal)");
    }
}
