package io.github.lstmforecast.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.signal.PulseWave;
import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoregressionTest {
    private static double[] noise(int length, long seed) {
        Random random = new Random(seed);
        double[] values = new double[length];
        Arrays.setAll(values, i -> 3 + random.nextGaussian());
        return values;
    }

    // x(t) = 2 + 1.2 x(t - 1) - 0.5 x(t - 2) is stable, and follows from its first two values.
    @Test
    void a_series_that_is_an_autoregression_is_foretold_exactly() {
        double[] x = new double[60];
        x[0] = 1;
        x[1] = -4;
        for (int t = 2; t < x.length; t++) {
            x[t] = 2 + 1.2 * x[t - 1] - 0.5 * x[t - 2];
        }

        double[] foretold = Autoregression.fit(Arrays.copyOf(x, 20), 2)
                .orElseThrow()
                .forecast(Arrays.copyOf(x, 20), 40)
                .orElseThrow();

        for (int step = 0; step < 40; step++) {
            assertThat(foretold[step]).isCloseTo(x[20 + step], within(1e-6));
        }
    }

    // Of the weights that fit such a wave there are many, and those that are taken must not let errors grow.
    @ParameterizedTest
    @CsvSource({"10, 3", "7, 5", "25, 12"})
    void a_wave_without_noise_is_foretold_for_a_hundred_cycles(int period, int width) {
        double[] wave = PulseWave.of(period, width).samples(102 * period + 5).column(0);
        double[] known = Arrays.copyOf(wave, 10 * period);

        double[] foretold = Autoregression.fit(known, period)
                .orElseThrow()
                .forecast(known, 92 * period)
                .orElseThrow();

        for (int step = 0; step < foretold.length; step++) {
            assertThat(foretold[step]).as("step %d", step).isCloseTo(wave[10 * period + step], within(1e-6));
        }
    }

    // A sine is determined by two samples; eight of ten weights are free, and rounding must not choose them.
    @Test
    void a_sine_without_noise_is_foretold_for_a_hundred_cycles() {
        double[] sine = new double[1100];
        Arrays.setAll(sine, t -> 5 + StrictMath.sin(2 * Math.PI * t / 10.3));
        double[] known = Arrays.copyOf(sine, 100);

        double[] foretold = Autoregression.fit(known, 10)
                .orElseThrow()
                .forecast(known, 1000)
                .orElseThrow();

        for (int step = 0; step < foretold.length; step++) {
            assertThat(foretold[step]).as("step %d", step).isCloseTo(sine[100 + step], within(1e-3));
        }
    }

    // The same by the definition: a row for each sample, solved by another solver, without any sum carried over.
    @ParameterizedTest
    @CsvSource({"1, 3", "2, 5", "5, 11", "12, 25", "12, 200"})
    void the_weights_are_those_of_least_squares(int order, int length) {
        double[] x = noise(length, order);
        DMatrixRMaj rows = new DMatrixRMaj(length - order, order + 1);
        DMatrixRMaj targets = new DMatrixRMaj(length - order, 1);
        for (int t = order; t < length; t++) {
            rows.set(t - order, order, 1);
            for (int i = 0; i < order; i++) {
                rows.set(t - order, i, x[t - 1 - i]);
            }
            targets.set(t - order, 0, x[t]);
        }
        DMatrixRMaj inverse = new DMatrixRMaj(order + 1, length - order);
        CommonOps_DDRM.pinv(rows, inverse);
        DMatrixRMaj weights = new DMatrixRMaj(order + 1, 1);
        CommonOps_DDRM.mult(inverse, targets, weights);
        double expected = weights.get(order, 0);
        for (int i = 0; i < order; i++) {
            expected += weights.get(i, 0) * x[length - 1 - i];
        }

        double[] foretold =
                Autoregression.fit(x, order).orElseThrow().forecast(x, 1).orElseThrow();

        assertThat(foretold[0]).isCloseTo(expected, within(1e-6));
    }

    @Test
    void a_level_far_from_0_costs_no_digits() {
        double[] x = noise(100, 1);
        double[] high = Arrays.stream(x).map(value -> value + 1e6).toArray();

        double[] foretold =
                Autoregression.fit(x, 3).orElseThrow().forecast(x, 5).orElseThrow();
        double[] foretoldHigh =
                Autoregression.fit(high, 3).orElseThrow().forecast(high, 5).orElseThrow();

        for (int step = 0; step < 5; step++) {
            assertThat(foretoldHigh[step] - 1e6).isCloseTo(foretold[step], within(1e-6));
        }
    }

    @Test
    void a_constant_is_foretold_as_a_constant() {
        double[] seven = {7, 7, 7, 7, 7, 7, 7};

        assertThat(Autoregression.fit(seven, 3).orElseThrow().forecast(seven, 4).orElseThrow())
                .containsExactly(7, 7, 7, 7);
    }

    @Test
    void too_little_to_learn_or_to_look_back_on_is_no_model() {
        assertThat(Autoregression.fit(noise(6, 1), 3)).isEmpty();
        assertThat(Autoregression.fit(noise(7, 1), 3)).isPresent();
        assertThat(Autoregression.fit(noise(7, 1), 3).orElseThrow().forecast(noise(2, 1), 5))
                .isEmpty();
        assertThat(Autoregression.fit(noise(3000, 1), Autoregression.LARGEST_ORDER + 1))
                .isEmpty();
    }
}
