package io.github.lstmforecast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearFitTest {
    /** x(t) = 2 + 1.2 x(t - 1) - 0.5 x(t - 2) + noise; its mean is 2 / 0.3. */
    private static double[] autoregression(int length, double noise) {
        Random random = new Random(5);
        double[] x = new double[length];
        x[0] = 1;
        x[1] = -4;
        for (int t = 2; t < length; t++) {
            x[t] = 2 + 1.2 * x[t - 1] - 0.5 * x[t - 2] + noise * random.nextGaussian();
        }
        return x;
    }

    private static LinearSpec.Target fit(double[] x, int order, double ridge) {
        return LinearFit.fit(Features.of(Series.of(x)), new LinearSettings(order, ridge))
                .targets()
                .get(0);
    }

    @Test
    void the_weights_of_an_autoregression_are_found() {
        LinearSpec.Target exact = fit(autoregression(40, 0), 2, 0);
        LinearSpec.Target noisy = fit(autoregression(20_000, 3), 2, 0);

        assertThat(exact.lags()).containsExactly(new double[] {1.2, -0.5}, within(1e-9));
        assertThat(exact.constant()).isCloseTo(2 - 0.3 * exact.mean(), within(1e-9));
        assertThat(noisy.lags()).containsExactly(new double[] {1.2, -0.5}, within(0.02));
    }

    // scikit-learn's Ridge of that alpha, on columns that were divided by the root of their centred sum of squares.
    @ParameterizedTest
    @CsvSource({
        "0, 0.7581139221231931, 0.038559353607609766, 0.9478402291142233, 0.5338455358039597",
        "0.001, 0.7572494343604734, 0.03854520793412038, 0.9467976636313034, 0.5346392721190197",
        "0.1, 0.6867110511661169, 0.036115488870893296, 0.8553252107935777, 0.5910794931968477",
        "2, 0.4692334095517984, 0.003171688599075752, 0.3193195909529155, 0.4333252087087634"
    })
    void ridge_makes_weights_smaller(double ridge, double constant, double first, double second, double known) {
        Features features = Features.of(
                Series.of(3, 1.5, 4, 2.5, 5.5, 3, 6, 4.5, 7, 4, 8.5, 6), Series.of(0, 1, 0, 0, 1, 0, 1, 1, 0, 0, 1, 0));

        LinearSpec.Target target =
                LinearFit.fit(features, new LinearSettings(2, ridge)).targets().get(0);

        assertThat(target.constant()).isCloseTo(constant, within(1e-9));
        assertThat(target.lags()).containsExactly(new double[] {first, second}, within(1e-9));
        assertThat(target.inputs()).containsExactly(new double[] {known}, within(1e-9));
    }

    // x(t) = 0.8 x(t - 1) + 5 holiday(t) - 3 price(t); a constant known input changes nothing.
    @Test
    void the_weights_of_known_inputs_are_found() {
        double[] x = new double[60];
        double[] known = new double[61 * 3];
        for (int t = 0; t <= 60; t++) {
            known[3 * t] = t % 7 == 2 ? 1 : 0;
            known[3 * t + 1] = 1e6 * StrictMath.sin(t * t);
            known[3 * t + 2] = 4;
            if (t < 60) {
                x[t] = (t == 0 ? 1 : 0.8 * x[t - 1]) + 5 * known[3 * t] - 3e-6 * known[3 * t + 1];
            }
        }

        LinearSpec.Target target = LinearFit.fit(
                        Features.of(Series.of(x), Series.of(known, 3)), new LinearSettings(1, 0))
                .targets()
                .get(0);

        assertThat(target.lags()).containsExactly(new double[] {0.8}, within(1e-9));
        assertThat(target.inputs()[0]).isCloseTo(5, within(1e-9));
        assertThat(target.inputs()[1]).isCloseTo(-3e-6, within(1e-15));
        assertThat(target.inputs()[2]).isCloseTo(0, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1e-200", "1", "1e9", "1e200"})
    void the_unit_of_the_series_does_not_matter(double unit) {
        double[] x = autoregression(200, 1);
        double[] scaled = Arrays.stream(x).map(value -> value * unit).toArray();

        LinearSpec.Target expected = fit(x, 3, 0.01);
        LinearSpec.Target actual = fit(scaled, 3, 0.01);

        assertThat(actual.lags()).containsExactly(expected.lags(), within(1e-9));
        assertThat(actual.constant()).isCloseTo(expected.constant() * unit, within(1e-9 * unit));
    }

    @ParameterizedTest
    @CsvSource({"10.3, 11, 0", "24, 25, 0", "7.5, 3, 0", "24, 25, 1e-9"})
    void a_sine_without_noise_is_predicted(double period, int order, double ridge) {
        double[] sine = new double[600];
        Arrays.setAll(sine, t -> 5 + StrictMath.sin(2 * Math.PI * t / period));
        LinearAutoregression model = new LinearAutoregression(
                LinearFit.fit(Features.of(Series.of(sine).slice(0, 300)), new LinearSettings(order, ridge)));

        double[] predicted = model.forecast(Series.of(sine), new ForecastSpan(300, order, 300, 0))
                .predicted()
                .column(0);

        for (int step = 0; step < predicted.length; step++) {
            assertThat(predicted[step]).as("step %d", step).isCloseTo(sine[300 + step], within(1e-3));
        }
    }

    @Test
    void steps_that_are_not_finite_at_the_beginning_are_not_trained_on() {
        double[] x = autoregression(50, 1);
        double[] late = new double[57];
        Arrays.fill(late, 0, 7, Double.NaN);
        System.arraycopy(x, 0, late, 7, 50);
        double[] known = new double[57];
        Arrays.setAll(known, t -> StrictMath.sin(t));

        LinearSettings settings = new LinearSettings(3, 0.1);

        assertThat(LinearFit.fit(Features.of(Series.of(late), Series.of(known)), settings))
                .isEqualTo(LinearFit.fit(
                        Features.of(Series.of(x), Series.of(Arrays.copyOfRange(known, 7, 57))), settings));
    }

    @Test
    void targets_are_fitted_by_themselves() {
        double[] one = autoregression(60, 1);
        double[] other = autoregression(60, 9);
        double[] both = new double[120];
        Arrays.setAll(both, i -> i % 2 == 0 ? one[i / 2] : other[i / 2]);

        LinearSpec spec = LinearFit.fit(Features.of(Series.of(both, 2)), new LinearSettings(4, 0.01));

        assertThat(spec.targets()).containsExactly(fit(one, 4, 0.01), fit(other, 4, 0.01));
    }

    @Test
    void a_constant_is_predicted_as_a_constant() {
        double[] constant = new double[50];
        Arrays.fill(constant, 7.1);

        LinearSpec.Target target = fit(constant, 3, 0.001);

        assertThat(target.mean() + target.predict(new double[4], 3, new double[0]))
                .isCloseTo(7.1, within(1e-12));
    }

    @Test
    void a_training_series_must_be_long_enough_and_finite() {
        Series short5 = Series.of(1, 2, 4, 2, 1);

        assertThat(LinearFit.fit(Features.of(short5), new LinearSettings(2, 0)).order())
                .isEqualTo(2);
        assertThatThrownBy(() -> LinearFit.fit(Features.of(short5), new LinearSettings(3, 0)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "order is 3, but must be at most 2: there are 5 training samples, and a model of order n needs"
                                + " 2 n + 1");
        assertThatThrownBy(() -> LinearFit.fit(Features.of(short5, short5), new LinearSettings(2, 0)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "order is 2, but must be at most 1: there are 5 training samples, and a model of order n with 1"
                                + " known inputs needs 2 n + 2");
        assertThatThrownBy(() -> fit(new double[] {Double.NaN, 1, 2, Double.NaN, 5, 6}, 1, 0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("training sample 3 is NaN, but must be finite");
    }

    // One cycle and a sample, at most 300, at most a quarter of the rows.
    @ParameterizedTest
    @CsvSource({
        "12, 1000, 13",
        "7.5, 1000, 9",
        "48, 120, 30",
        "900, 10000, 300",
        "365.25, 700, 175",
        "4, 3, 1",
        ", 1000, 10",
        ", 20, 5"
    })
    void the_default_order_is_a_cycle_and_a_sample(Double period, int rows, int order) {
        OptionalDouble steps = period == null ? OptionalDouble.empty() : OptionalDouble.of(period);

        assertThat(LinearSettings.defaults(steps, rows).order()).isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 'order is 0, but must be 1 to 1000 (samples)'",
        "1001, 0, 'order is 1001, but must be 1 to 1000 (samples)'",
        "3, -0.1, 'ridge is -0.1, but must be at least 0, for example 0.001'",
        "3, NaN, 'ridge is NaN, but must be at least 0, for example 0.001'"
    })
    void settings_out_of_range_are_rejected(int order, double ridge, String message) {
        assertThatThrownBy(() -> new LinearSettings(order, ridge))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(message);
    }
}
