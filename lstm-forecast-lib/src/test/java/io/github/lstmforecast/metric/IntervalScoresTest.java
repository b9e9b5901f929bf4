package io.github.lstmforecast.metric;

import static io.github.lstmforecast.metric.StandardMetric.COVERAGE;
import static io.github.lstmforecast.metric.StandardMetric.INTERVAL_WIDTH;
import static io.github.lstmforecast.metric.StandardMetric.PINBALL_LOSS;
import static io.github.lstmforecast.metric.StandardMetric.WEIGHTED_INTERVAL_SCORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class IntervalScoresTest {
    private static final double[] TRUTH = {0, 1, 2, 3, 4};

    private static Quantiles quantiles(List<Double> levels, double[]... values) {
        return new Quantiles(levels, Stream.of(values).map(Series::of).toList());
    }

    private static Comparison comparison(double[] truth, double[] forecast, Quantiles quantiles, int... filled) {
        BitSet steps = new BitSet();
        Arrays.stream(filled).forEach(steps::set);
        return new Comparison(
                new double[1],
                truth,
                truth,
                forecast,
                OptionalDouble.empty(),
                Optional.of(PulseRule.of(new Levels(0, 4))),
                ComparisonContext.NONE.withQuantiles(quantiles).withFilled(steps));
    }

    /** Of 5 values, 0 is at the lower end, 3 is above the upper one, 4 is below the lower one. */
    private static Comparison partlyCovered(int... filled) {
        return comparison(
                TRUTH,
                TRUTH,
                quantiles(List.of(0.05, 0.95), new double[] {0, 0, 0, 0, 5}, new double[] {1, 2, 2, 2, 7}),
                filled);
    }

    @Test
    void coverage_is_the_share_within_the_interval_or_at_its_ends_and_its_target_the_difference_of_the_levels() {
        assertThat(COVERAGE.of(partlyCovered()))
                .isEqualTo(new Defined(
                        0.6,
                        OptionalInt.of(3),
                        "3 of 5 values are within q0.05 to q0.95, the first outside is at step 3",
                        OptionalDouble.of(0.9)));
    }

    @Test
    void a_filled_step_is_neither_covered_nor_not() {
        assertThat(COVERAGE.of(partlyCovered(3, 4)))
                .isEqualTo(new Defined(
                        1, OptionalInt.empty(), "3 of 3 values are within q0.05 to q0.95", OptionalDouble.of(0.9)));
    }

    // Widths are 1, 2, 2, 2 and 2; the levels of the truth are 4 apart.
    @Test
    void the_width_is_the_mean_over_the_distance_of_the_levels_of_the_truth() {
        assertThat(INTERVAL_WIDTH.of(partlyCovered()))
                .isEqualTo(new Defined(0.45, OptionalInt.of(1), "the mean width of q0.05 to q0.95 is 1.800"));
        assertThat(((Defined) INTERVAL_WIDTH.of(partlyCovered(1, 2, 3, 4))).value())
                .isEqualTo(0.25);
    }

    @Test
    void coverage_and_width_are_those_of_the_widest_pair() {
        Quantiles nested = quantiles(
                List.of(0.1, 0.4, 0.6, 0.8),
                new double[] {-9, -9, -9, -9, -9},
                new double[5],
                new double[5],
                new double[] {9, 9, 9, 9, 9});

        Comparison comparison = comparison(TRUTH, TRUTH, nested);

        assertThat(((Defined) COVERAGE.of(comparison)).value()).isEqualTo(1);
        assertThat(((Defined) COVERAGE.of(comparison)).target()).hasValue(0.7);
        assertThat(((Defined) INTERVAL_WIDTH.of(comparison)).value()).isEqualTo(18 / 4.0);
    }

    // 0.1 is 2 too high at each step: 0.9 * 2. 0.5 is 1 too low: 0.5 * 1.
    @Test
    void the_pinball_loss_is_the_mean_over_steps_and_levels() {
        Quantiles shifted = quantiles(List.of(0.1, 0.5), new double[] {2, 3, 4, 5, 6}, new double[] {-1, 0, 1, 2, 3});

        Defined loss = (Defined) PINBALL_LOSS.of(comparison(TRUTH, TRUTH, shifted));

        assertThat(loss.value()).isCloseTo((1.8 + 0.5) / 2, within(1e-15));
        assertThat(loss.detail()).isEqualTo("the largest is that of q0.1, 1.800");
    }

    record Row(
            List<Double> levels, double[] truth, double[][] quantiles, double[] point, double pinball, double score) {
        @Override
        public String toString() {
            return levels + " of " + truth.length + " steps";
        }
    }

    /** {@code interval-scores.py}, beside the file, says how it was made. */
    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                IntervalScoresTest.class.getResourceAsStream("/interval-scores.csv"), StandardCharsets.UTF_8))) {
            for (String line : reader.lines().skip(1).toList()) {
                String[] cells = line.split(",");
                double[] truth = numbers(cells[1]);
                double[] all = numbers(cells[2]);
                rows.add(new Row(
                        Arrays.stream(numbers(cells[0])).boxed().toList(),
                        truth,
                        IntStream.range(0, all.length / truth.length)
                                .mapToObj(level ->
                                        Arrays.copyOfRange(all, level * truth.length, (level + 1) * truth.length))
                                .toArray(double[][]::new),
                        numbers(cells[3]),
                        Double.parseDouble(cells[4]),
                        cells[5].equals("nan") ? Double.NaN : Double.parseDouble(cells[5])));
            }
        }
        return rows;
    }

    private static double[] numbers(String text) {
        return Stream.of(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void pinball_loss_and_weighted_interval_score_are_those_of_scikit_learn(Row row) {
        Comparison comparison = comparison(row.truth(), row.point(), quantiles(row.levels(), row.quantiles()));

        assertThat(((Defined) PINBALL_LOSS.of(comparison)).value()).isCloseTo(row.pinball(), within(1e-12));
        if (Double.isNaN(row.score())) {
            assertThat(WEIGHTED_INTERVAL_SCORE.of(comparison))
                    .isEqualTo(new Undefined(
                            Cause.MISSING,
                            "no two quantiles of the forecast are symmetric; it needs levels like 0.1 and 0.9"));
        } else {
            assertThat(((Defined) WEIGHTED_INTERVAL_SCORE.of(comparison)).value())
                    .isCloseTo(row.score(), within(1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = StandardMetric.class,
            names = {"COVERAGE", "INTERVAL_WIDTH"})
    void one_quantile_is_no_interval(StandardMetric metric) {
        assertThat(metric.of(comparison(TRUTH, TRUTH, quantiles(List.of(0.5), TRUTH))))
                .isEqualTo(new Undefined(
                        Cause.MISSING, "the forecast has one quantile only, which is no interval; it needs two"));
    }

    @ParameterizedTest
    @EnumSource(
            value = StandardMetric.class,
            names = {"INTERVAL_WIDTH", "PINBALL_LOSS", "WEIGHTED_INTERVAL_SCORE"})
    void what_is_too_large_to_compute_with_is_the_fault_of_the_forecast(StandardMetric metric) {
        double[] low = new double[5];
        double[] high = new double[5];
        Arrays.fill(low, Double.MAX_VALUE);
        Arrays.fill(high, -Double.MAX_VALUE);

        assertThat(metric.of(comparison(TRUTH, TRUTH, quantiles(List.of(0.1, 0.9), low, high))))
                .isEqualTo(new Undefined(Cause.FORECAST, "its quantiles are too far from the truth to compute with"));
    }

    @Test
    void of_two_coverages_the_one_nearer_to_its_target_is_better() {
        Defined at70 = new Defined(0.7, OptionalInt.empty(), "", OptionalDouble.of(0.8));
        Defined at95 = new Defined(0.95, OptionalInt.empty(), "", OptionalDouble.of(0.8));

        assertThat(COVERAGE.badness(at95)).isGreaterThan(COVERAGE.badness(at70));
        assertThat(COVERAGE.badness(at70)).isCloseTo(0.1, within(1e-15));
    }

    // Rounding of floats is no crossing: 1e-6 of the largest quantile, which is 8.
    @ParameterizedTest
    @CsvSource({"7.99999, true", "7.999993, false", "8, false"})
    void quantiles_that_cross_are_found_but_not_those_that_differ_by_a_rounding(double higher, boolean isCrossed) {
        Quantiles quantiles =
                quantiles(List.of(0.1, 0.9), new double[] {0, 0, 8, 0, 0}, new double[] {1, 1, higher, 1, 1});

        assertThat(QuantileFault.of(comparison(TRUTH, TRUTH, quantiles)))
                .isEqualTo(
                        isCrossed
                                ? Optional.of(new QuantileFault(
                                        QuantileFault.Kind.CROSSED,
                                        2,
                                        "quantiles of the forecast cross at 1 of 5 steps: at step 2, q0.1 is 8.000 and q0.9 is"
                                                + " 8.000"))
                                : Optional.empty());
    }

    @Test
    void crossed_quantiles_are_counted_and_the_first_is_shown() {
        Quantiles quantiles = quantiles(
                List.of(0.1, 0.5, 0.9), new double[] {0, 0, 0, 0, 0}, new double[] {1, 2, 1, 2, 1}, new double[] {
                    2, 1.5, 2, 1, 2
                });

        assertThat(QuantileFault.of(comparison(TRUTH, TRUTH, quantiles)))
                .contains(new QuantileFault(
                        QuantileFault.Kind.CROSSED,
                        1,
                        "quantiles of the forecast cross at 2 of 5 steps: at step 1, q0.5 is 2.000 and q0.9 is"
                                + " 1.500"));
    }

    @Test
    void a_quantile_that_is_not_finite_is_told_unless_the_forecast_is_not_either() {
        Quantiles quantiles = quantiles(
                List.of(0.1, 0.9), new double[5], new double[] {1, 1, 1, Double.POSITIVE_INFINITY, Double.NaN});
        double[] forecast = {0, 0, 0, Double.NaN, 0};

        assertThat(QuantileFault.of(comparison(TRUTH, TRUTH, quantiles)))
                .contains(new QuantileFault(
                        QuantileFault.Kind.NOT_FINITE,
                        3,
                        "the quantile 0.9 of the forecast is not finite (NaN or infinite) at step 3"));
        assertThat(QuantileFault.of(comparison(TRUTH, forecast, quantiles))).isEmpty();
    }
}
