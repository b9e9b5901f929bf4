package io.github.lstmforecast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.signal.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThetaTest {
    private static double[] forecast(double[] known, int cycle, int steps) {
        return new Theta(cycle == 0 ? OptionalInt.empty() : OptionalInt.of(cycle))
                .predict(History.of(Series.of(known), steps), false)
                .values()
                .column(0);
    }

    private static double[] of(int length, IntToDoubleFunction value) {
        double[] values = new double[length];
        Arrays.setAll(values, value);
        return values;
    }

    private static double sin(double x) {
        return StrictMath.sin(x);
    }

    private static double cos(double x) {
        return StrictMath.cos(x);
    }

    private static double[] series(String name) throws IOException {
        switch (name) {
            case "additive":
                return of(120, t -> sin(2 * Math.PI * t / 7) * 3 + cos(1.3 * t) - 0.02 * t);
            case "multiplicative":
                return of(120, t -> (50 + 0.4 * t) * (1 + 0.3 * sin(2 * Math.PI * t / 12)) + cos(1.7 * t) * 2);
            case "almost nothing in a phase":
                return of(
                        120, t -> t % 5 == 2 ? 0.001 + cos(2.1 * t) * 0.0005 : 100 + cos(2.1 * t) * 0.0005 + 0.01 * t);
            case "short":
                return new double[] {3, 5, 4, 6, 8, 7};
            default:
                return real(name);
        }
    }

    private static double[] real(String name) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/real", name + ".csv")).stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
                .toArray();
    }

    // statsforecast 2.1.1, auto_theta(y, cycle, "STM") and forecast_theta, with the first level and the alpha that
    // minimize
    // its own errors: SciPy's search for them is finer than that of statsforecast, which is up to 0.5 % off. The first,
    // the middle and the last step.
    @ParameterizedTest
    @CsvSource({
        "additive, 120, 7, 14, -0.09270301292834082, -0.16474901336238323, -2.5468811788952155",
        "multiplicative, 120, 12, 24, 97.35779747075833, 99.74824776014314, 87.08118311715984",
        "almost nothing in a phase, 120, 5, 7, 101.0508099422055, 101.05287254343193, 101.07488513225974",
        "short, 6, 4, 3, 7.8844972107491875, 8.327354353606331, 8.770211496463475",
        "sunspots, 248, 11, 50, 151.2559689098087, 122.22478660167184, 106.39101687511665",
        "co2m, 660, 12, 60, 395.3348795185974, 398.6452696837165, 401.091841443356",
        "realgdp, 179, 4, 20, 11939.51969323547, 12211.619944883225, 12431.165705082347",
        "realgdp, 179, 0, 20, 11958.599092308657, 12207.237374839577, 12431.011829117402"
    })
    void forecasts_are_those_of_statsforecast(
            String name, int samples, int cycle, int steps, double first, double middle, double last)
            throws IOException {
        double[] known = Arrays.copyOf(series(name), samples);

        double[] forecast = forecast(known, cycle, steps);

        double tolerance = 1e-6 * Arrays.stream(known).map(Math::abs).max().orElseThrow();
        assertThat(forecast[0]).isCloseTo(first, within(tolerance));
        assertThat(forecast[steps / 2]).isCloseTo(middle, within(tolerance));
        assertThat(forecast[steps - 1]).isCloseTo(last, within(tolerance));
    }

    @Test
    void a_constant_is_predicted_as_a_constant() {
        double[] sevens = of(30, t -> 7);

        assertThat(forecast(sevens, 5, 8)).containsOnly(new double[] {7}, within(1e-12));
        assertThat(forecast(of(30, t -> 0), 5, 3)).containsOnly(0);
    }

    // By hand: of the largest alpha, 0.99, the level lags 0.5 * 0.01 / 0.99 behind the last value, 104.5. The forecast
    // begins 0.25 / 0.99 above it.
    @Test
    void a_line_is_continued_with_half_of_its_slope() {
        double[] forecast = forecast(of(200, t -> 5 + 0.5 * t), 0, 10);

        for (int step = 0; step < 10; step++) {
            assertThat(forecast[step]).isCloseTo(104.5 + 0.245 / 0.99 + step * 0.25, within(1e-4));
        }
    }

    // 1e300 squared is infinite.
    @ParameterizedTest
    @CsvSource({"1e-300", "1e300"})
    void the_unit_of_the_series_does_not_matter(double unit) throws IOException {
        double[] known = series("multiplicative");

        double[] forecast = forecast(known, 12, 24);
        double[] scaled =
                forecast(Arrays.stream(known).map(value -> value * unit).toArray(), 12, 24);

        for (int step = 0; step < 24; step++) {
            assertThat(scaled[step] / unit).isCloseTo(forecast[step], within(1e-6));
        }
    }

    @Test
    void values_long_before_the_forecast_do_not_matter() {
        double[] recent = of(Theta.MOST_SAMPLES, t -> 20 + sin(0.3 * t * t) + sin(2 * Math.PI * t / 24));
        double[] longer = of(recent.length + 77, t -> t < 77 ? -1000 * t : recent[t - 77]);

        assertThat(forecast(longer, 24, 48)).isEqualTo(forecast(recent, 24, 48));
    }

    @Test
    void it_needs_four_values() {
        assertThat(forecast(new double[] {1, 2, 3, 5}, 2, 3)).hasSize(3).doesNotContain(Double.NaN);
        assertThatThrownBy(() -> forecast(new double[] {1, 2, 3}, 2, 3))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("from is 3, but must be at least 4, the samples that the Theta method needs");
    }
}
