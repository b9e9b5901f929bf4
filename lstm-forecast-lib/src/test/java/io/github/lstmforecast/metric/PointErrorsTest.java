package io.github.lstmforecast.metric;

import static io.github.lstmforecast.metric.Pictures.LEVELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PointErrorsTest {
    // e = forecast - truth = 0.5, 0, -0.75, -0.25; the guard (2 steps for a period of 4) is wild, and must not count.
    private static final double[] TRUTH = {0, 0.5, 1, 0};
    private static final double[] FORECAST = {0.5, 0.5, 0.25, -0.25, 1000, -1000};

    private static Comparison compare(double[] truth, double[] forecast, Optional<PulseRule> rule) {
        return new Comparison(new double[1], Arrays.copyOf(truth, truth.length + 2), truth, forecast, 4, rule);
    }

    private static MetricValue measure(Metric metric) {
        return metric.of(compare(TRUTH, FORECAST, Optional.of(PulseRule.of(new Levels(0, 2)))));
    }

    @Test
    void mae_is_the_mean_absolute_error() {
        // (0.5 + 0 + 0.75 + 0.25) / 4
        assertThat(measure(StandardMetric.MAE))
                .isEqualTo(new Defined(0.375, OptionalInt.of(2), "the largest error is -0.7500 at step 2"));
    }

    @Test
    void rmse_is_the_root_of_the_mean_squared_error() {
        // (0.25 + 0 + 0.5625 + 0.0625) / 4 = 0.21875
        assertThat(measure(StandardMetric.RMSE))
                .isEqualTo(
                        new Defined(Math.sqrt(0.21875), OptionalInt.of(2), "the largest error is -0.7500 at step 2"));
    }

    @Test
    void nrmse_is_the_rmse_over_the_range_of_the_levels() {
        assertThat(measure(StandardMetric.NRMSE))
                .isEqualTo(new Defined(
                        Math.sqrt(0.21875) / 2, OptionalInt.of(2), "the largest error is -0.7500 at step 2"));
    }

    @Test
    void of_equally_large_errors_the_first_is_told() {
        MetricValue rmse = StandardMetric.RMSE.of(
                compare(new double[] {0, 0, 0, 1}, new double[] {0, 1, 0, 0, 0, 0}, Optional.of(PulseRule.of(LEVELS))));

        assertThat(rmse)
                .isEqualTo(new Defined(Math.sqrt(0.5), OptionalInt.of(1), "the largest error is +1.000 at step 1"));
    }

    @ParameterizedTest
    @EnumSource(names = {"MAE", "RMSE", "NRMSE", "FLAT"})
    void a_perfect_forecast_has_no_error(StandardMetric metric) {
        double[] forecast = Arrays.copyOf(TRUTH, 6);

        assertThat(metric.of(compare(TRUTH, forecast, Optional.of(PulseRule.of(LEVELS)))))
                .isInstanceOfSatisfying(
                        Defined.class, defined -> assertThat(defined.value()).isZero());
    }

    @Test
    void nrmse_is_undefined_for_a_constant_truth() {
        MetricValue nrmse = StandardMetric.NRMSE.of(compare(new double[4], FORECAST, Optional.empty()));

        assertThat(nrmse).isEqualTo(new Undefined(Cause.TRUTH, "the truth is constant"));
    }

    @Test
    void mae_and_rmse_of_a_constant_truth_are_defined() {
        // Against 0: (0.5 + 0.5 + 0.25 + 0.25) / 4 and (0.25 + 0.25 + 0.0625 + 0.0625) / 4.
        Comparison comparison = compare(new double[4], FORECAST, Optional.empty());

        assertThat(((Defined) StandardMetric.MAE.of(comparison)).value()).isEqualTo(0.375);
        assertThat(((Defined) StandardMetric.RMSE.of(comparison)).value()).isEqualTo(Math.sqrt(0.15625));
    }

    // The truth's range is 1, so a range below 0.25 is flat. The guard does not count.
    @ParameterizedTest
    @CsvSource({"0.3, 0.3, 1", "0, 0.2499999, 1", "0, 0.25, 0", "0, 1, 0", "0.25, 0, 0", "1, 1, 1", "5, 9, 0"})
    void a_forecast_is_flat_below_a_quarter_of_the_truths_range(double some, double other, double flat) {
        MetricValue value = StandardMetric.FLAT.of(compare(
                TRUTH, new double[] {some, other, some, other, 1000, -1000}, Optional.of(PulseRule.of(LEVELS))));

        assertThat(((Defined) value).value()).isEqualTo(flat);
    }

    @Test
    void flat_tells_both_ranges() {
        MetricValue value = StandardMetric.FLAT.of(
                compare(TRUTH, new double[] {0.5, 0.6, 0.5, 0.5, 0, 1}, Optional.of(PulseRule.of(LEVELS))));

        assertThat(value)
                .isEqualTo(new Defined(
                        1,
                        OptionalInt.empty(),
                        "the forecast's range is 0.1000, less than a quarter of the truth's, 1.000"));
    }

    @Test
    void the_range_of_the_clean_wave_decides_what_is_flat() {
        // With noise the truth's range is 5; a forecast with the clean range of 1 is not flat.
        double[] clean = {0, 0, 1, 0, 0, 0};
        double[] noisy = {-2, 0, 3, 0};

        MetricValue flat = StandardMetric.FLAT.of(
                new Comparison(new double[1], clean, noisy, clean, 4, Optional.of(PulseRule.of(LEVELS))));

        assertThat(flat).isEqualTo(new Defined(0, OptionalInt.empty(), ""));
    }

    @Test
    void nothing_is_flat_where_the_truth_does_not_move() {
        MetricValue flat =
                StandardMetric.FLAT.of(compare(new double[4], new double[6], Optional.of(PulseRule.of(LEVELS))));

        assertThat(flat).isEqualTo(new Defined(0, OptionalInt.empty(), ""));
    }

    @ParameterizedTest
    @EnumSource(names = {"RMSE", "NRMSE"})
    void an_error_whose_square_is_no_number_is_the_forecasts_fault(StandardMetric metric) {
        MetricValue value =
                metric.of(compare(TRUTH, new double[] {0, 0, -1e200, 0, 0, 0}, Optional.of(PulseRule.of(LEVELS))));

        assertThat(value)
                .isEqualTo(new Undefined(
                        Cause.FORECAST, "its errors are too large to compute with, up to -1.000e+200 at step 2"));
    }

    @Test
    void errors_whose_sum_is_no_number_are_the_forecasts_fault() {
        MetricValue value = StandardMetric.MAE.of(
                compare(TRUTH, new double[] {0, 1.7e308, -1.7e308, 0, 0, 0}, Optional.of(PulseRule.of(LEVELS))));

        assertThat(value)
                .isEqualTo(new Undefined(
                        Cause.FORECAST, "its errors are too large to compute with, up to +1.700e+308 at step 1"));
    }

    private static Comparison with(double[] truth, double[] forecast, double... oneStepAhead) {
        double[] padded = Arrays.copyOf(truth, truth.length + 2);
        return new Comparison(
                new double[1],
                padded,
                truth,
                Arrays.copyOf(forecast, truth.length + 2),
                OptionalDouble.of(4),
                Optional.of(PulseRule.of(new Levels(0, 10))),
                oneStepAhead.length == 0
                        ? ComparisonContext.NONE
                        : ComparisonContext.NONE.withOneStepAhead(oneStepAhead));
    }

    private static double[] row(double... values) {
        return values;
    }

    private static double value(MetricValue value) {
        return ((Defined) value).value();
    }

    // Errors 1, -4, 0, 2.
    @Test
    void the_largest_error_and_the_mean_one_keep_apart() {
        Comparison comparison = with(row(0, 10, 0, 10), row(1, 6, 0, 12));

        assertThat(StandardMetric.MAX_ABS_ERROR.of(comparison))
                .isEqualTo(new Defined(4, OptionalInt.of(1), "the largest error is -4.000 at step 1"));
        assertThat(value(StandardMetric.BIAS.of(comparison))).isEqualTo(-0.25);
    }

    // 0.3 of a range of 10 is 3: an error of 3 is allowed, one of 4 is not.
    @Test
    void valid_steps_end_with_the_first_error_above_three_tenths_of_the_range() {
        Comparison comparison = with(row(0, 10, 0, 10), row(3, 7, 4, 10));

        assertThat(StandardMetric.VALID_STEPS.of(comparison))
                .isEqualTo(new Defined(
                        2,
                        OptionalInt.of(2),
                        "the error at step 2 is +4.000, more than 0.3 of the distance of the levels"));
        assertThat(value(StandardMetric.VALID_CYCLES.of(comparison))).isEqualTo(0.5);
    }

    @Test
    void a_forecast_without_a_wrong_step_is_valid_to_its_end() {
        Comparison comparison = with(row(0, 10, 0, 10), row(0, 10, 0, 10));

        assertThat(StandardMetric.VALID_STEPS.of(comparison)).isEqualTo(new Defined(4, OptionalInt.empty(), ""));
        assertThat(value(StandardMetric.VALID_CYCLES.of(comparison))).isEqualTo(1);
    }

    // Errors one step ahead: 0, 3, 0, 1.
    @Test
    void errors_one_step_ahead_are_measured_on_their_own() {
        Comparison comparison = with(row(0, 10, 0, 10), row(9, 9, 9, 9), 0, 13, 0, 9);

        assertThat(value(StandardMetric.ONE_STEP_MAE.of(comparison))).isEqualTo(1);
        assertThat(value(StandardMetric.ONE_STEP_RMSE.of(comparison))).isEqualTo(Math.sqrt(2.5));
    }

    @Test
    void without_a_forecast_one_step_ahead_there_are_none() {
        assertThat(StandardMetric.ONE_STEP_RMSE.of(with(row(0, 1), row(0, 1))))
                .isEqualTo(new Undefined(
                        Cause.MISSING, "there is no forecast one step ahead; use a model that runs step by step"));
    }

    @Test
    void a_forecast_one_step_ahead_that_is_not_finite_is_the_models_fault() {
        assertThat(StandardMetric.ONE_STEP_MAE.of(with(row(0, 1), row(0, 1), Double.NaN, 0)))
                .isEqualTo(new Undefined(
                        Cause.FORECAST, "one step ahead, its errors are not finite, or too large to compute with"));
    }

    @Test
    void nan_in_the_middle_of_a_forecast_leaves_no_metric_a_value() {
        Comparison comparison = with(row(0, 10, 0, 10), row(0, Double.NaN, 0, 10));

        for (Metric metric : MetricSet.STANDARD.all()) {
            assertThat(metric.of(comparison))
                    .isEqualTo(new Undefined(Cause.FORECAST, "the forecast is not finite from step 1 on"));
        }
    }

    @Test
    void nan_in_the_middle_of_a_truth_is_rejected() {
        assertThatThrownBy(() -> with(row(0, Double.NaN, 0, 10), row(0, 10, 0, 10)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("clean is NaN at step 1, but must be finite");
        assertThatThrownBy(() -> with(row(0, 10, 0, 10), row(0, 10, 0, 10), 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("oneStepAhead is 1 steps, but must be 4 steps");
    }

    private static Comparison filled(int... steps) {
        BitSet filled = new BitSet();
        Arrays.stream(steps).forEach(filled::set);
        return new Comparison(
                new double[1],
                Arrays.copyOf(TRUTH, TRUTH.length + 2),
                TRUTH,
                FORECAST,
                OptionalDouble.of(4),
                Optional.of(PulseRule.of(new Levels(0, 2))),
                ComparisonContext.NONE.withFilled(filled).withOneStepAhead(new double[] {9, 0.5, 0, 0}));
    }

    // Without its first step, e = 0, -0.75, -0.25; one step ahead 0, -1, 0.
    @ParameterizedTest
    @CsvSource({
        "mae, 0.3333333333333333",
        "rmse, 0.45643546458763845", // sqrt((0.5625 + 0.0625) / 3)
        "maxAbsError, 0.75",
        "bias, -0.3333333333333333",
        "nrmse, 0.22821773229381923",
        "validSteps, 2",
        "oneStepMae, 0.3333333333333333",
        "r2, -0.25", // 1 - 0.625 / 0.5, of y = 0.5, 1, 0
    })
    void values_that_were_filled_in_are_left_out(String key, double value) {
        assertThat(((Defined) MetricSet.STANDARD.byKey(key).orElseThrow().of(filled(0))).value())
                .isCloseTo(value, within(1e-12));
    }

    @Test
    void the_largest_error_is_one_that_is_judged() {
        assertThat(((Defined) StandardMetric.MAE.of(filled(2))).detail())
                .isEqualTo("the largest error is +0.5000 at step 0");
    }

    private static double flat(IntToDoubleFunction forecast) {
        // A sine of period 4 and amplitude 1 on a slope of 1: 0, 2, 2, 2, 4, 6, ...
        double[] trend = IntStream.range(0, 22).mapToDouble(step -> step).toArray();
        double[] clean = IntStream.range(0, 22)
                .mapToDouble(step -> step + Math.sin(Math.PI * step / 2))
                .toArray();
        Comparison comparison = new Comparison(
                new double[1],
                clean,
                Arrays.copyOf(clean, 20),
                IntStream.range(0, 22).mapToDouble(forecast).toArray(),
                4,
                Optional.of(PulseRule.of(new Levels(-1, 1)).following(trend)));
        return ((Defined) StandardMetric.FLAT.of(comparison)).value();
    }

    @Test
    void a_forecast_that_only_follows_the_trend_is_flat() {
        assertThat(flat(step -> step)).isEqualTo(1);
        assertThat(flat(step -> step + 0.2 * Math.sin(Math.PI * step / 2))).isEqualTo(1);
        assertThat(flat(step -> step + 0.3 * Math.sin(Math.PI * step / 2))).isZero();
    }

    @Test
    void a_forecast_that_stays_where_it_is_is_flat_though_the_truth_rises() {
        assertThat(flat(step -> 0)).isEqualTo(1);
    }
}
