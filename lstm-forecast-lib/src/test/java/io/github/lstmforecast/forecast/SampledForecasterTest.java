package io.github.lstmforecast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.model.RnnModel;
import io.github.lstmforecast.rnn.RnnInitializer;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TransformChain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SampledForecasterTest {
    private static final SampleSettings EIGHTY = new SampleSettings(List.of(0.1, 0.5, 0.9), 4000);
    private static final Series HISTORY = Series.of(1, 3, 2, 4);

    /** Repeats the last value, so that errors add up to a random walk. */
    private static LinearAutoregression walk() {
        return new LinearAutoregression(
                new LinearSpec(1, 0, List.of(new LinearSpec.Target(0, 0, new double[] {1}, new double[0]))));
    }

    private static SampledForecaster sampled(
            Forecaster forecaster, TransformChain transforms, Series errors, SampleSettings settings, long seed) {
        return new SampledForecaster(
                forecaster, forecaster.stepLoop().orElseThrow(), transforms, errors, settings, seed);
    }

    private static Quantiles quantiles(Forecaster forecaster, int steps) {
        return forecaster.predict(History.of(HISTORY, steps), false).quantiles().orElseThrow();
    }

    // The quantile of a normal distribution at 0.9 is 1.2816 sigma; after n steps of a random walk, sigma is sqrt(n).
    @Test
    void the_interval_of_a_random_walk_widens_with_the_root_of_the_steps() {
        Random random = new Random(1);
        Series normal = Series.of(IntStream.range(0, 5000)
                .mapToDouble(i -> random.nextGaussian())
                .flatMap(error -> DoubleStream.of(error, -error))
                .toArray());

        double[][] quantiles = quantiles(sampled(walk(), TransformChain.NONE, normal, EIGHTY, 1), 16)
                .ofTarget(0);

        for (int step : new int[] {0, 3, 15}) {
            double sigma = Math.sqrt(step + 1);
            assertThat(quantiles[0][step]).isCloseTo(4 - 1.2816 * sigma, within(0.08 * sigma));
            assertThat(quantiles[1][step]).isCloseTo(4, within(0.08 * sigma));
            assertThat(quantiles[2][step]).isCloseTo(4 + 1.2816 * sigma, within(0.08 * sigma));
        }
    }

    // Of the errors -1 and 1, the second step has -2, 0, 0 and 2.
    @Test
    void errors_are_drawn_anew_for_each_step() {
        double[][] quantiles = quantiles(sampled(walk(), TransformChain.NONE, Series.of(-1, 1), EIGHTY, 1), 2)
                .ofTarget(0);

        assertThat(quantiles).isDeepEqualTo(new double[][] {{3, 2}, {quantiles[1][0], 4}, {5, 6}});
    }

    // Both errors have the same sign in a row: the sum of the targets is 3 or -3 off, never 1.
    @Test
    void the_errors_of_several_targets_are_drawn_together() {
        LinearSpec.Target same = new LinearSpec.Target(0, 0, new double[] {1}, new double[0]);
        LinearAutoregression walk = new LinearAutoregression(new LinearSpec(1, 0, List.of(same, same)));
        List<Double> sums = new ArrayList<>();
        StepLoop loop = (history, errors) -> {
            synchronized (sums) {
                sums.add(errors.get(0, 0) + errors.get(0, 1));
            }
            return walk.stepLoop().orElseThrow().path(history, errors);
        };

        new SampledForecaster(walk, loop, TransformChain.NONE, Series.of(new double[] {1, 2, -1, -2}, 2), EIGHTY, 1)
                .predict(History.of(Series.of(new double[] {0, 0}, 2), 1), false);

        assertThat(sums).containsOnly(0.0, 3.0, -3.0).hasSize(4001);
    }

    // Errors of the differences of logarithms, -ln 2 and ln 2, halve and double. Each of three is so in one of 8 paths.
    @Test
    void paths_are_transformed_back_one_by_one() throws Exception {
        TransformChain growth = TransformChain.fromJson(
                new ObjectMapper().readTree("[{\"log\": {}}, {\"difference\": {\"lag\": [1]}}]"));
        LinearAutoregression flat = new LinearAutoregression(
                new LinearSpec(1, 0, List.of(new LinearSpec.Target(0, 0, new double[] {0}, new double[0]))));
        Series errors = Series.of(-Math.log(2), Math.log(2));

        double[][] quantiles =
                quantiles(sampled(flat, growth, errors, EIGHTY, 1), 3).ofTarget(0);

        assertThat(quantiles[0]).containsExactly(new double[] {2, 1, 0.5}, within(1e-12));
        assertThat(quantiles[2]).containsExactly(new double[] {8, 16, 32}, within(1e-12));
    }

    static List<Forecaster> loops() {
        RnnModel rnn = new RnnModel(RnnInitializer.initialize(new RnnShape(1, List.of(3), 1), 1));
        return List.of(walk(), new ClosedLoop(rnn), new WindowLoop(new LastTwo(1)));
    }

    /** The mean of the last two values, as many times as there are steps. */
    private record LastTwo(int steps) implements WindowModel {
        @Override
        public int window() {
            return 2;
        }

        @Override
        public int inputs() {
            return 1;
        }

        @Override
        public int targets() {
            return 1;
        }

        @Override
        public void predict(float[] window, float[] output) {
            Arrays.fill(output, (window[0] + window[1]) / 2);
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void the_forecast_itself_and_its_cells_stay_as_they_are(Forecaster forecaster) {
        History history = History.of(HISTORY, 20);
        Prediction plain = forecaster.predict(history, true);

        Prediction sampled = sampled(forecaster, TransformChain.NONE, Series.of(-1, 1), EIGHTY, 1)
                .predict(history, true);

        assertThat(sampled.values().toArray()).isEqualTo(plain.values().toArray());
        assertThat(sampled.cells().isPresent()).isEqualTo(plain.cells().isPresent());
    }

    @ParameterizedTest
    @MethodSource("loops")
    void an_error_is_fed_back(Forecaster forecaster) {
        Series errors = Series.of(1, 0, 0);
        History history = History.of(HISTORY, 3);
        double[] plain = forecaster.predict(history, false).values().toArray();

        double[] path =
                forecaster.stepLoop().orElseThrow().path(history, errors).toArray();

        assertThat(path[0]).isCloseTo(plain[0] + 1, within(1e-6));
        assertThat(path[1]).isNotEqualTo(plain[1]);
        assertThat(path[2]).isNotEqualTo(plain[2]);
    }

    @Test
    void there_is_no_loop_of_a_model_that_outputs_several_steps_at_once() {
        assertThat(new WindowLoop(new LastTwo(3)).stepLoop()).isEmpty();
    }

    private static double[][] ofSeed(long seed) {
        SampleSettings few = new SampleSettings(List.of(0.2, 0.7), 9);
        return quantiles(sampled(walk(), TransformChain.NONE, Series.of(-0.5, 0, 0.25, 2), few, seed), 3)
                .ofTarget(0);
    }

    // The numbers are those of the first run, on Java 17: the test is that they are the same everywhere.
    @Test
    void the_same_seed_gives_the_same_bits_on_every_machine_and_another_seed_others() {
        assertThat(ofSeed(7)).isDeepEqualTo(new double[][] {{3.5, 3, 3.25}, {4, 4, 5.5}});
        assertThat(ofSeed(8)).isNotEqualTo(ofSeed(7));
    }

    @Test
    void a_longer_forecast_begins_with_the_same_quantiles_and_another_origin_has_others() {
        SampleSettings few = new SampleSettings(List.of(0.5), 5);
        Forecaster forecaster = sampled(walk(), TransformChain.NONE, Series.of(-1, 0.5, 0.27, 2), few, 1);

        double[] median = quantiles(forecaster, 5).ofTarget(0)[0];
        History later = History.of(Series.of(9, 1, 3, 2, 4), 5);

        assertThat(Arrays.copyOf(quantiles(forecaster, 9).ofTarget(0)[0], 5)).isEqualTo(median);
        assertThat(forecaster.predict(later, false).quantiles().orElseThrow().ofTarget(0)[0])
                .isNotEqualTo(median);
    }

    // By NumPy: numpy.quantile([1, 2, 4, 8], p, method='weibull').
    @ParameterizedTest
    @CsvSource({"0.1, 1", "0.2, 1", "0.3, 1.5", "0.5, 3", "0.7, 6", "0.8, 8", "0.95, 8"})
    void a_quantile_is_linear_between_values(double level, double expected) {
        assertThat(SampledForecaster.quantile(new double[] {1, 2, 4, 8}, level)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void a_loop_of_another_forecast_is_refused() {
        Forecaster other = new WindowLoop(new LastTwo(1));

        assertThatThrownBy(() -> new SampledForecaster(
                                other,
                                walk().stepLoop().orElseThrow(),
                                TransformChain.NONE,
                                Series.of(-1, 1),
                                EIGHTY,
                                1)
                        .predict(History.of(HISTORY, 3), false))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("quantiles is [0.1, 0.5, 0.9], but must be omitted: the forecast of WindowLoop")
                .hasMessageEndingWith("is not that of its sequence model in closed loop, so no paths can be drawn");
    }
}
