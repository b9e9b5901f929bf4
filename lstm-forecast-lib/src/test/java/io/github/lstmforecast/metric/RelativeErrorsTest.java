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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelativeErrorsTest {
    // e = forecast - truth = 0.5, 0, -0.25, -0.25: mae 1 / 4, squares 0.375; the guard is wild, and must not count.
    private static final double[] TRUTH = {0, 0.5, 1, 0.5};
    private static final double[] FORECAST = {0.5, 0.5, 0.75, 0.25, 1000, -1000, 1000};
    private static final double[] HUGE = {0, 0, -1e200, 0, 0, 0, 0};
    private static final String TOO_LARGE = "its errors are too large to compute with, up to -1.000e+200 at step 2";

    private static Comparison compare(double[] truth, double[] forecast, double period, ComparisonContext context) {
        return new Comparison(
                new double[1],
                Arrays.copyOf(truth, forecast.length),
                truth,
                forecast,
                OptionalDouble.of(period),
                Optional.of(PulseRule.of(LEVELS)),
                context);
    }

    private static Comparison trainedOn(double[] training, double[] forecast, double period) {
        return compare(TRUTH, forecast, period, ComparisonContext.NONE.withTraining(training));
    }

    private static Comparison beside(Baseline baseline, double[] predicted, double[] forecast) {
        return compare(TRUTH, forecast, 4, ComparisonContext.NONE.withBaselines(Map.of(baseline, predicted)));
    }

    private static void assertDefined(MetricValue value, double expected, String detail) {
        assertThat(value).isInstanceOfSatisfying(Defined.class, defined -> {
            assertThat(defined.value()).isEqualTo(expected, within(1e-12));
            assertThat(defined.detail()).isEqualTo(detail);
        });
    }

    private static double[] values(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    // The mean is 0.5, and the squares about it 0.25 + 0 + 0.25 + 0 = 0.5.
    @ParameterizedTest
    @CsvSource({
        "0.5 0.5 0.75 0.25, 0.25, the largest error is +0.5000 at step 0", // 1 - 0.375 / 0.5
        "0 0.5 1 0.5,       1,    the largest error is +0.000 at step 0",
        "0.5 0.5 0.5 0.5,   0,    the largest error is +0.5000 at step 0",
        "1 0.5 0 0.5,       -3,   the largest error is +1.000 at step 0", // 1 - 2 / 0.5
    })
    void r2_is_1_less_the_squares_of_the_errors_over_those_about_the_mean(String forecast, double r2, String detail) {
        double[] withGuard = Arrays.copyOf(values(forecast), 6);

        assertDefined(StandardMetric.R2.of(compare(TRUTH, withGuard, 4, ComparisonContext.NONE)), r2, detail);
    }

    // The mean of equal values is not always that value in doubles.
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 0.1, -0.7, 1 / 3.0, 1e-300, 1e307})
    void a_constant_truth_has_no_r2(double value) {
        for (int horizon = 1; horizon <= 50; horizon++) {
            double[] truth = new double[horizon];
            Arrays.fill(truth, value);

            assertThat(StandardMetric.R2.of(compare(truth, new double[horizon + 2], 4, ComparisonContext.NONE)))
                    .as("horizon %d", horizon)
                    .isEqualTo(new Undefined(Cause.TRUTH, "the truth is constant"));
        }
    }

    @Test
    void a_truth_whose_squares_vanish_has_no_r2() {
        assertThat(StandardMetric.R2.of(
                        compare(new double[] {0, 1e-200, 0, 0}, new double[6], 4, ComparisonContext.NONE)))
                .isEqualTo(new Undefined(Cause.TRUTH, "the truth is constant"));
    }

    @Test
    void the_r2_of_a_truth_too_large_to_compute_with_is_not_the_forecasts_fault() {
        double[] truth = {1e308, 1e308, 1.1e308, 1e308};

        assertThat(StandardMetric.R2.of(compare(truth, Arrays.copyOf(truth, 6), 4, ComparisonContext.NONE)))
                .isEqualTo(new Undefined(Cause.TRUTH, "the truth is too large to compute with"));
    }

    @Test
    void the_r2_of_errors_too_large_to_compute_with_is_the_forecasts_fault() {
        assertThat(StandardMetric.R2.of(compare(TRUTH, HUGE, 4, ComparisonContext.NONE)))
                .isEqualTo(new Undefined(Cause.FORECAST, TOO_LARGE));
    }

    @Test
    void mase_is_the_mae_over_the_mean_step_of_the_training_series() {
        // (1 + 2 + 1) / 3 is the mean step: 0.25 * 3 / 4
        assertDefined(
                StandardMetric.MASE.of(trainedOn(values("0 1 3 2"), FORECAST, 4)),
                0.1875,
                "the largest error is +0.5000 at step 0");
    }

    // The steps from cycle to cycle are 2, 0, 1 and 0 for a period of 4: 0.25 / 0.75. 4.4 is rounded to 4, 4.5 and 5.4
    // to 5,
    // with the steps 1, 0 and 0; 3.5 to 4.
    @ParameterizedTest
    @CsvSource({"4, 0.3333333333333333", "4.4, 0.3333333333333333", "3.5, 0.3333333333333333", "4.5, 0.75", "5.4, 0.75"
    })
    void seasonal_mase_is_the_mae_over_the_mean_step_from_cycle_to_cycle(double period, double mase) {
        assertDefined(
                StandardMetric.SEASONAL_MASE.of(trainedOn(values("0 1 0 0 2 1 1 0"), FORECAST, period)),
                mase,
                "the largest error is +0.5000 at step 0");
    }

    @Test
    void repeating_the_last_cycle_of_the_training_series_has_a_seasonal_mase_of_1() {
        // The wave grows by 0.25 in each cycle, and the forecast repeats the last cycle before the truth.
        double[] training = {-0.5, 0, 0.5, 0, -0.25, 0.25, 0.75, 0.25};
        double[] forecast = {-0.25, 0.25, 0.75, 0.25, 0, 0};

        assertDefined(
                StandardMetric.SEASONAL_MASE.of(trainedOn(training, forecast, 4)),
                1,
                "the largest error is -0.2500 at step 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MASE          | 3           | the training series is a single sample",
                "MASE          | 3 3 3       | the training series is constant",
                "MASE          | 1e308 -1e308 | the training series is too large to compute with",
                "SEASONAL_MASE | 0 1 2 1     | the training series is no longer than a cycle",
                "SEASONAL_MASE | 0 1 2 1 0   | the training series repeats itself exactly",
                "SEASONAL_MASE | 0 1 2 1 0 1 2 1 | the training series repeats itself exactly",
                "SEASONAL_MASE | 1e308 1 2 1 -1e308 | the training series is too large to compute with",
            })
    void without_steps_in_the_training_series_there_is_no_mase(StandardMetric metric, String training, String reason) {
        assertThat(metric.of(trainedOn(values(training), FORECAST, 4))).isEqualTo(new Undefined(Cause.TRUTH, reason));
    }

    @Test
    void one_sample_more_than_a_cycle_is_enough() {
        assertDefined(
                StandardMetric.SEASONAL_MASE.of(trainedOn(values("0 1 2 1 0.5"), FORECAST, 4)),
                0.5,
                "the largest error is +0.5000 at step 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 1 3 2 1 0", "0 1e-200 0 1e-200 1e-200 0"})
    void the_mase_of_errors_too_large_to_compute_with_is_the_forecasts_fault(String training) {
        double[] forecast = {0, 0, -1.7e308, 1.7e308, 0, 0};

        for (Metric metric : new Metric[] {StandardMetric.MASE, StandardMetric.SEASONAL_MASE}) {
            assertThat(metric.of(trainedOn(values(training), forecast, 4)))
                    .isEqualTo(new Undefined(
                            Cause.FORECAST, "its errors are too large to compute with, up to -1.700e+308 at step 2"));
        }
    }

    @Test
    void a_training_series_that_is_not_finite_is_rejected() {
        assertThatThrownBy(() -> trainedOn(new double[] {0, 1, Double.NaN}, FORECAST, 4))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("training is NaN at step 2, but must be finite");
    }

    // Against 0: 0, 0.25, 1 and 0.25, rmse sqrt(1.5 / 4), twice that of the forecast, sqrt(0.375 / 4).
    @ParameterizedTest
    @CsvSource({
        "SKILL,    SEASONAL_NAIVE, repeating the last cycle",
        "SKILL,    LAST_VALUE,     repeating the last value",
        "AR_SKILL, AUTOREGRESSION, a linear autoregression",
        "DRIFT_SKILL, DRIFT, continuing the mean slope",
        "LINEAR_SKILL, LINEAR, a linear autoregression of differences",
        "THETA_SKILL, THETA, the Theta method",
        "BEST_BASELINE_SKILL, THETA, the Theta method"
    })
    void skill_is_1_less_the_rmse_over_that_of_a_plain_model(StandardMetric metric, Baseline baseline, String name) {
        double[] predicted = {0, 0, 0, 0, 99, 99, 99};

        assertDefined(
                metric.of(beside(baseline, predicted, FORECAST)),
                0.5,
                "its rmse is 0.3062, that of " + name + " 0.6124");
    }

    // The naive forecast has the squares 0.375, and the forecasts 0,
    // 0.375 and 1.5: rmse 0, 1 and 2 times the naive one.
    @ParameterizedTest
    @CsvSource({"0 0.5 1 0.5, 1", "0.5 0.5 0.75 0.25, 0", "0 0 0 0, -1"})
    void skill_is_1_for_a_perfect_forecast_and_negative_for_one_worse_than_naive(String forecast, double skill) {
        MetricValue value =
                StandardMetric.SKILL.of(beside(Baseline.SEASONAL_NAIVE, FORECAST, Arrays.copyOf(values(forecast), 7)));

        assertThat(((Defined) value).value()).isEqualTo(skill, within(1e-12));
    }

    @Test
    void skill_is_measured_on_noise_where_there_is_some() {
        // The clean wave is 0 throughout; the naive forecast is off by 1 from the noisy truth, the forecast by 0.5.
        Comparison comparison = new Comparison(
                new double[1],
                new double[6],
                new double[] {1, 1, 1, 1},
                new double[] {0.5, 0.5, 1.5, 0.5, 0, 0},
                OptionalDouble.of(4),
                Optional.of(PulseRule.of(LEVELS)),
                ComparisonContext.NONE.withBaselines(Map.of(Baseline.SEASONAL_NAIVE, new double[4])));

        assertDefined(
                StandardMetric.SKILL.of(comparison), 0.5, "its rmse is 0.5000, that of repeating the last cycle 1.000");
    }

    @Test
    void without_a_plain_model_there_is_no_skill() {
        Comparison comparison = compare(TRUTH, FORECAST, 4, ComparisonContext.NONE.withBaselines(Map.of()));

        assertThat(StandardMetric.SKILL.of(comparison))
                .isEqualTo(new Undefined(Cause.TRUTH, "the warm-up is shorter than a cycle"));
        assertThat(StandardMetric.AR_SKILL.of(comparison))
                .isEqualTo(new Undefined(
                        Cause.TRUTH,
                        "a linear autoregression on one cycle needs a warm-up of a cycle, training data of more than two,"
                                + " and a cycle of at most 1000 samples"));
    }

    // The rmse of the forecast is half of that against 0, as above, and all of that against the forecast itself.
    @Test
    void without_a_cycle_skill_is_against_the_better_of_last_value_and_drift() {
        double[] zero = new double[7];
        for (Map<Baseline, double[]> baselines : List.of(
                Map.of(Baseline.LAST_VALUE, zero, Baseline.DRIFT, FORECAST),
                Map.of(Baseline.LAST_VALUE, FORECAST, Baseline.DRIFT, zero))) {
            Comparison comparison = compare(TRUTH, FORECAST, 4, ComparisonContext.NONE.withBaselines(baselines));

            assertThat(((Defined) StandardMetric.SKILL.of(comparison)).value()).isEqualTo(0, within(1e-12));
        }
    }

    @Test
    void the_best_baseline_is_that_of_the_smallest_error() {
        double[] zero = new double[7];
        double[] high = {9, 9, 9, 9, 9, 9, 9};

        MetricValue value = StandardMetric.BEST_BASELINE_SKILL.of(compare(
                TRUTH,
                FORECAST,
                4,
                ComparisonContext.NONE.withBaselines(
                        Map.of(Baseline.SEASONAL_NAIVE, high, Baseline.LINEAR, zero, Baseline.DRIFT, high))));

        assertDefined(value, 0.5, "its rmse is 0.3062, that of a linear autoregression of differences 0.6124");
    }

    @Test
    void beside_a_baseline_without_an_error_there_is_no_best_one() {
        assertThat(StandardMetric.BEST_BASELINE_SKILL.of(compare(
                        TRUTH,
                        FORECAST,
                        4,
                        ComparisonContext.NONE.withBaselines(
                                Map.of(Baseline.THETA, TRUTH, Baseline.LINEAR, new double[7])))))
                .isEqualTo(new Undefined(Cause.TRUTH, "the Theta method makes no error"));
    }

    // A generated pulse wave has no others.
    @Test
    void beside_the_last_cycle_alone_there_are_no_other_skills() {
        Comparison comparison = beside(Baseline.SEASONAL_NAIVE, new double[7], FORECAST);

        for (StandardMetric metric : List.of(
                StandardMetric.DRIFT_SKILL,
                StandardMetric.LINEAR_SKILL,
                StandardMetric.THETA_SKILL,
                StandardMetric.BEST_BASELINE_SKILL)) {
            assertThat(metric.of(comparison))
                    .isEqualTo(new Undefined(
                            Cause.MISSING, "it is computed for series from files, not for generated ones"));
        }
    }

    @Test
    void a_baseline_that_needs_more_data_says_so() {
        Comparison comparison = beside(Baseline.LAST_VALUE, new double[7], FORECAST);

        assertThat(StandardMetric.DRIFT_SKILL.of(comparison))
                .isEqualTo(new Undefined(Cause.TRUTH, "the training data has fewer than 2 samples"));
        assertThat(StandardMetric.LINEAR_SKILL.of(comparison))
                .isEqualTo(new Undefined(
                        Cause.TRUTH,
                        "a linear autoregression of differences needs training data of a cycle and 3 samples, and before"
                                + " the forecast a cycle and as many samples as its order, at most a cycle and one"));
        assertThat(StandardMetric.THETA_SKILL.of(comparison))
                .isEqualTo(new Undefined(
                        Cause.TRUTH,
                        "the Theta method needs 4 samples before the forecast, and a cycle of at most 1000 samples"));
    }

    @Test
    void the_skill_beside_one_plain_model_needs_no_other() {
        assertThat(StandardMetric.SKILL.of(beside(Baseline.AUTOREGRESSION, FORECAST, FORECAST)))
                .isEqualTo(new Undefined(Cause.TRUTH, "the warm-up is shorter than a cycle"));
    }

    @Test
    void no_forecast_has_skill_beside_a_perfect_one() {
        assertThat(StandardMetric.SKILL.of(beside(Baseline.SEASONAL_NAIVE, TRUTH, FORECAST)))
                .isEqualTo(new Undefined(Cause.TRUTH, "repeating the last cycle makes no error"));
        assertThat(StandardMetric.AR_SKILL.of(beside(Baseline.AUTOREGRESSION, TRUTH, FORECAST)))
                .isEqualTo(new Undefined(Cause.TRUTH, "a linear autoregression makes no error"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e200, Double.POSITIVE_INFINITY, Double.NaN})
    void an_unstable_plain_model_is_beaten_by_every_forecast_that_stays_small(double grown) {
        MetricValue value =
                StandardMetric.AR_SKILL.of(beside(Baseline.AUTOREGRESSION, new double[] {0, 0, 0, grown}, FORECAST));

        assertThat(((Defined) value).value()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e200, Double.POSITIVE_INFINITY, Double.NaN})
    void a_forecast_too_large_to_compute_with_has_no_skill_beside_any(double grown) {
        assertThat(StandardMetric.SKILL.of(beside(Baseline.SEASONAL_NAIVE, new double[] {0, 0, 0, grown}, HUGE)))
                .isEqualTo(new Undefined(Cause.FORECAST, TOO_LARGE));
    }

    @Test
    void a_plain_forecast_shorter_than_the_horizon_is_rejected() {
        assertThatThrownBy(() -> beside(Baseline.SEASONAL_NAIVE, new double[3], FORECAST))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("seasonalNaive is 3 steps, but must be at least 4 steps");
    }

    // In doubles 0.1 + 0.2 is not 0.3: samples a cycle apart that differ so little are the same, and
    // the error of repeating them is none. Divided by it, any error would be enormous.
    @Test
    void what_repeats_itself_but_for_rounding_repeats_itself_exactly() {
        double sum = 0.1 + 0.2;
        double[] forecast = Arrays.copyOf(TRUTH, TRUTH.length + 2);

        assertThat(StandardMetric.SEASONAL_MASE.of(trainedOn(new double[] {0.3, 1, 0, 1, sum, 1, 0, 1}, forecast, 4)))
                .isEqualTo(new Undefined(Cause.TRUTH, "the training series repeats itself exactly"));
        double[] nearly = Arrays.stream(TRUTH).map(value -> value + sum - 0.3).toArray();
        assertThat(StandardMetric.SKILL.of(beside(Baseline.SEASONAL_NAIVE, nearly, forecast)))
                .isEqualTo(new Undefined(Cause.TRUTH, "repeating the last cycle makes no error"));
    }
}
