package io.github.lstmforecast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearAutoregressionTest {
    private static double[] forecast(double[] training, int order, double[] warmUp, int steps) {
        return forecast(Series.of(training), order, Series.of(warmUp), steps).column(0);
    }

    private static Series forecast(Series training, int order, Series warmUp, int steps) {
        return new LinearAutoregression(LinearFit.leastSquares(training, order).orElseThrow())
                .predict(History.of(warmUp, steps), false)
                .values();
    }

    private static double[] noise(int length, long seed) {
        Random random = new Random(seed);
        double[] values = new double[length];
        Arrays.setAll(values, i -> 3 + random.nextGaussian());
        return values;
    }

    // x(t) = 2 + 1.2 x(t - 1) - 0.5 x(t - 2) is stable, and follows from its first two values.
    @Test
    void a_series_that_is_an_autoregression_is_predicted_exactly() {
        double[] x = new double[60];
        x[0] = 1;
        x[1] = -4;
        for (int t = 2; t < x.length; t++) {
            x[t] = 2 + 1.2 * x[t - 1] - 0.5 * x[t - 2];
        }

        double[] predicted = forecast(Arrays.copyOf(x, 20), 2, Arrays.copyOf(x, 20), 40);

        for (int step = 0; step < 40; step++) {
            assertThat(predicted[step]).isCloseTo(x[20 + step], within(1e-6));
        }
    }

    // Many weights fit such a wave; the chosen ones must not amplify errors.
    @ParameterizedTest
    @CsvSource({"10, 3", "7, 5", "25, 12"})
    void a_wave_without_noise_is_predicted_for_a_hundred_cycles(int period, int width) {
        double[] wave = PulseWave.of(period, width).samples(102 * period + 5).column(0);
        double[] known = Arrays.copyOf(wave, 10 * period);

        double[] predicted = forecast(known, period, known, 92 * period);

        for (int step = 0; step < predicted.length; step++) {
            assertThat(predicted[step]).as("step %d", step).isCloseTo(wave[10 * period + step], within(1e-6));
        }
    }

    // A sine is determined by two samples; eight of ten weights are free, and rounding must not choose them.
    @Test
    void a_sine_without_noise_is_predicted_for_a_hundred_cycles() {
        double[] sine = new double[1100];
        Arrays.setAll(sine, t -> 5 + StrictMath.sin(2 * Math.PI * t / 10.3));
        double[] known = Arrays.copyOf(sine, 100);

        double[] predicted = forecast(known, 10, known, 1000);

        for (int step = 0; step < predicted.length; step++) {
            assertThat(predicted[step]).as("step %d", step).isCloseTo(sine[100 + step], within(1e-3));
        }
    }

    // By definition: a row for each sample, solved by another solver.
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

        double[] predicted = forecast(x, order, x, 1);

        assertThat(predicted[0]).isCloseTo(expected, within(1e-6));
    }

    @Test
    void a_level_far_from_0_loses_no_digits() {
        double[] x = noise(100, 1);
        double[] high = Arrays.stream(x).map(value -> value + 1e6).toArray();

        double[] predicted = forecast(x, 3, x, 5);
        double[] predictedHigh = forecast(high, 3, high, 5);

        for (int step = 0; step < 5; step++) {
            assertThat(predictedHigh[step] - 1e6).isCloseTo(predicted[step], within(1e-6));
        }
    }

    @Test
    void a_constant_is_predicted_as_a_constant() {
        double[] seven = {7, 7, 7, 7, 7, 7, 7};

        assertThat(forecast(seven, 3, seven, 4)).containsExactly(7, 7, 7, 7);
    }

    // Each target has its own weights: together, targets give the same forecasts as alone.
    @Test
    void targets_are_forecast_side_by_side() {
        double[] one = noise(50, 1);
        double[] other = noise(50, 2);
        double[] both = new double[100];
        Arrays.setAll(both, i -> i % 2 == 0 ? one[i / 2] : other[i / 2]);
        Series series = Series.of(both, 2);

        Series predicted = forecast(series, 4, series, 6);

        assertThat(predicted.column(0)).isEqualTo(forecast(one, 4, one, 6));
        assertThat(predicted.column(1)).isEqualTo(forecast(other, 4, other, 6));
    }

    // By hand: y(t) = 10 + 1 + 0.5 (y(t-1) - 10) - 0.25 (y(t-2) - 10) + 3 known(t); known inputs are those of the step.
    @Test
    void a_step_is_a_sum_of_the_steps_before_it_and_its_own_known_inputs() {
        LinearAutoregression model = new LinearAutoregression(new LinearSpec(
                2, 1, List.of(new LinearSpec.Target(10, 1, new double[] {0.5, -0.25}, new double[] {3}))));
        Features features = Features.of(Series.of(Double.NaN, 14, 12, 8, 20), Series.of(9, 9, 9, 2, 0));
        ForecastSpan span = new ForecastSpan(3, 2, 2, 0);

        // 11 + 1 - 1 + 6, and 11 + 3.5 - 0.5 + 0
        assertThat(model.forecast(features, span).predicted()).isEqualTo(Series.of(17, 14));
        // the second one from the true 8: 11 - 1 - 0.5 + 0
        assertThat(model.oneStepAhead(features, span)).contains(Series.of(17, 9.5));
    }

    @Test
    void a_history_shorter_than_the_order_is_rejected() {
        assertThatThrownBy(() -> forecast(noise(7, 1), 3, noise(2, 1), 5))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("from is 2, but must be at least 3 (samples), the order of the linear autoregression");
    }

    @Test
    void the_samples_before_the_forecast_must_be_finite() {
        assertThatThrownBy(() -> forecast(noise(7, 1), 3, new double[] {1, Double.NaN, 2, 3}, 5))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "sample 1 is NaN, but must be finite: a linear autoregression of order 3 needs the 3 samples"
                                + " before each forecast");
    }

    @Test
    void a_series_with_other_features_is_rejected() {
        assertThatThrownBy(() -> forecast(Series.of(noise(7, 1)), 3, Series.of(noise(8, 1), 2), 5))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "model is one of 1 targets and 0 known inputs, but must be one of 2 and 0, as the series has");
    }
}
