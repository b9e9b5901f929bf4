package io.github.lstmforecast.metric;

import static io.github.lstmforecast.metric.Pictures.compare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The period is 10 and the window 4.5 steps, unless a test says otherwise. */
class PulseTimingTest {
    private static final String CYCLE = ".....###..";

    /** Pulses of width 1, first high at these steps. */
    private static double[] pulses(int length, int... steps) {
        double[] values = new double[length];
        Arrays.stream(steps).forEach(step -> values[step] = 1);
        return values;
    }

    private static Comparison ofPulses(int horizon, int[] truth, int[] forecast) {
        return compare(10, new double[1], pulses(horizon + 5, truth), pulses(horizon + 5, forecast), horizon);
    }

    private static int[] steps(int... steps) {
        return steps;
    }

    private static Defined defined(double value, int step, String detail) {
        return new Defined(value, OptionalInt.of(step), detail);
    }

    private static void assertUndefined(MetricValue value, Cause cause, String reason) {
        assertThat(value).isEqualTo(new Undefined(cause, reason));
    }

    @Test
    void one_missed_pulse_is_told_with_its_step() {
        Comparison comparison = ofPulses(30, steps(5, 15, 25), steps(5, 25));

        assertThat(StandardMetric.MISSED_PULSES.of(comparison)).isEqualTo(defined(1, 15, "it is due at step 15"));
    }

    @Test
    void of_several_missed_pulses_the_first_is_told() {
        Comparison comparison = ofPulses(30, steps(5, 15, 25), steps(25));

        assertThat(StandardMetric.MISSED_PULSES.of(comparison)).isEqualTo(defined(2, 5, "the first is due at step 5"));
    }

    @Test
    void one_spurious_pulse_is_told_with_its_step() {
        Comparison comparison = ofPulses(30, steps(5, 15, 25), steps(5, 11, 15, 25));

        assertThat(StandardMetric.SPURIOUS_PULSES.of(comparison)).isEqualTo(defined(1, 11, "it begins at step 11"));
    }

    @Test
    void of_several_spurious_pulses_the_first_is_told() {
        Comparison comparison = ofPulses(30, steps(5, 15, 25), steps(2, 5, 11, 15, 25));

        assertThat(StandardMetric.SPURIOUS_PULSES.of(comparison))
                .isEqualTo(defined(2, 2, "the first begins at step 2"));
    }

    @Test
    void no_pulse_missed_and_none_spurious_is_0() {
        Comparison comparison = ofPulses(30, steps(5, 15, 25), steps(5, 15, 25));

        assertThat(StandardMetric.MISSED_PULSES.of(comparison)).isEqualTo(new Defined(0, OptionalInt.empty(), ""));
        assertThat(StandardMetric.SPURIOUS_PULSES.of(comparison)).isEqualTo(new Defined(0, OptionalInt.empty(), ""));
    }

    // By hand: (first high step of the forecast - that of the truth) / 10.
    @ParameterizedTest
    @CsvSource({
        "16, 0.1, the pulse due at step 15 comes 1.00 steps late",
        "14, 0.1, the pulse due at step 15 comes 1.00 steps early",
        "18, 0.3, the pulse due at step 15 comes 3.00 steps late",
        "11, 0.4, the pulse due at step 15 comes 4.00 steps early",
    })
    void the_phase_error_is_the_size_of_the_time_error_in_cycles(int step, double cycles, String detail) {
        Comparison comparison = ofPulses(30, steps(5, 15, 25), steps(5, step, 25));

        assertThat(StandardMetric.PHASE_ERROR.of(comparison)).isEqualTo(defined(cycles, 15, detail));
    }

    @Test
    void the_largest_phase_error_counts_whether_early_or_late() {
        Comparison comparison = ofPulses(30, steps(5, 15, 25), steps(7, 12, 26));

        assertThat(StandardMetric.PHASE_ERROR.of(comparison))
                .isEqualTo(defined(0.3, 15, "the pulse due at step 15 comes 3.00 steps early"));
    }

    @Test
    void of_equal_phase_errors_the_first_is_told() {
        Comparison comparison = ofPulses(30, steps(5, 15, 25), steps(6, 14, 26));

        assertThat(StandardMetric.PHASE_ERROR.of(comparison))
                .isEqualTo(defined(0.1, 5, "the pulse due at step 5 comes 1.00 steps late"));
    }

    @Test
    void a_phase_error_of_a_fraction_of_a_step_is_seen() {
        // The truth crosses 0.5 at 4.5; the forecast, from 0 to 2 at step 5, at 4.25.
        double[] forecast = pulses(15, 5);
        forecast[5] = 2;

        Comparison comparison = compare(10, new double[1], pulses(15, 5), forecast, 10);

        assertThat(StandardMetric.PHASE_ERROR.of(comparison))
                .isEqualTo(defined(0.025, 5, "the pulse due at step 5 comes 0.25 steps early"));
    }

    @Test
    void the_phase_error_of_a_fractional_period_is_in_its_cycles() {
        Comparison comparison =
                compare(12.5, new double[1], pulses(26, 5, 17), pulses(26, 5, 18), 20); // guard: ceil(5.625) = 6

        assertThat(StandardMetric.PHASE_ERROR.of(comparison))
                .isEqualTo(defined(1 / 12.5, 17, "the pulse due at step 17 comes 1.00 steps late"));
    }

    @Test
    void a_horizon_shorter_than_a_cycle_has_a_phase_error() {
        // Due at step 5, the last of the horizon; it comes at step 7, in the guard.
        Comparison comparison = compare(10, CYCLE, ".....#|##...", "......|.###.");

        assertThat(StandardMetric.PHASE_ERROR.of(comparison))
                .isEqualTo(defined(0.2, 5, "the pulse due at step 5 comes 2.00 steps late"));
    }

    @Test
    void a_forecast_that_grows_later_by_a_tenth_of_a_cycle_each_cycle_drifts_by_0_1() {
        // phase 0, 0.1, 0.2 at 0, 1, 2 cycles
        Comparison comparison = ofPulses(30, steps(5, 15, 25), steps(5, 16, 27));

        assertDrift(comparison, 0.1, "it falls behind by 1.00 steps per cycle");
    }

    @Test
    void a_forecast_that_grows_earlier_drifts_by_a_negative_number() {
        Comparison comparison = ofPulses(30, steps(5, 15, 25), steps(5, 14, 23));

        assertDrift(comparison, -0.1, "it runs ahead by 1.00 steps per cycle");
    }

    @Test
    void a_constant_phase_error_is_no_drift() {
        assertDrift(ofPulses(30, steps(5, 15, 25), steps(7, 17, 27)), 0, "it falls behind by 0.00 steps per cycle");
    }

    @Test
    void drift_is_the_least_squares_slope() {
        // phases 0, 0.3, 0.1, 0 at 0, 1, 2, 3 cycles; means 0.1 and 1.5:
        // ((-1.5)(-0.1) + (-0.5)(0.2) + (0.5)(0) + (1.5)(-0.1)) / 5 = -0.1 / 5 = -0.02
        Comparison comparison = ofPulses(40, steps(5, 15, 25, 35), steps(5, 18, 26, 35));

        assertDrift(comparison, -0.02, "it runs ahead by 0.20 steps per cycle");
    }

    @Test
    void drift_goes_by_the_truths_time_where_a_pulse_is_missed() {
        // phases 0, 0.1, 0.3 at 0, 1, 3 cycles: 0.1 per cycle
        Comparison comparison = ofPulses(40, steps(5, 15, 25, 35), steps(5, 16, 38));

        assertDrift(comparison, 0.1, "it falls behind by 1.00 steps per cycle");
    }

    // The first pulse of each is high at step 5. By hand for 10.5: the others cross at 15.5, 25.5, 36.5 and 46.5,
    // sampled 16, 26, 37, 47, so phases are 0, 0.1, 0.1, 0.2, 0.2 and the slope 0.5 / 10; for 9.5 the negative.
    @ParameterizedTest
    @CsvSource({"5 16 26 37 47, 0.05, falls behind", "5 15 24 34 43, -0.05, runs ahead"})
    void a_period_half_a_step_off_is_a_drift_of_about_half_a_tenth(String forecast, double drift, String direction) {
        int[] steps =
                Arrays.stream(forecast.split(" ")).mapToInt(Integer::parseInt).toArray();

        assertDrift(
                ofPulses(50, steps(5, 15, 25, 35, 45), steps), drift, "it " + direction + " by 0.50 steps per cycle");
    }

    @Test
    void the_drift_of_a_fractional_period_is_in_its_cycles() {
        // 0, 1 and 2 steps late after 0, 13 and 26 samples: a 13th of a
        // step per sample, which is as many cycles per cycle.
        double[] clean = new double[46];
        double[] forecast = new double[46];
        for (int k = 0; k < 3; k++) {
            clean[5 + 13 * k] = 1;
            forecast[5 + 14 * k] = 1;
        }

        Comparison comparison = compare(12.5, new double[1], clean, forecast, 40);

        assertThat(((Defined) StandardMetric.PHASE_DRIFT.of(comparison)).value())
                .isEqualTo(1 / 13.0, within(1e-12));
    }

    @Test
    void a_partner_in_the_guard_counts_for_the_drift() {
        // Two pulses are due within the horizon; the third, due just past it, comes early and within.
        Comparison comparison = ofPulses(25, steps(5, 15, 25), steps(4, 14, 24));

        assertDrift(comparison, 0, "it falls behind by 0.00 steps per cycle");
    }

    private static void assertDrift(Comparison comparison, double drift, String detail) {
        assertThat(StandardMetric.PHASE_DRIFT.of(comparison)).isInstanceOfSatisfying(Defined.class, defined -> {
            assertThat(defined.value()).isEqualTo(drift, within(1e-12));
            assertThat(defined.step()).isEmpty();
            assertThat(defined.detail()).isEqualTo(detail);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"MISSED_PULSES", "SPURIOUS_PULSES", "PHASE_ERROR", "PHASE_DRIFT"})
    void without_a_pulse_in_the_truth_there_is_no_timing(StandardMetric metric) {
        assertUndefined(metric.of(ofPulses(30, steps(), steps(5, 15, 25))), Cause.NO_PULSE, "the truth has no pulse");
    }

    @ParameterizedTest
    @EnumSource(names = {"MISSED_PULSES", "SPURIOUS_PULSES", "PHASE_ERROR", "PHASE_DRIFT"})
    void a_constant_truth_has_no_timing(StandardMetric metric) {
        Comparison comparison =
                new Comparison(new double[3], new double[15], new double[10], pulses(15, 5), 10, Optional.empty());

        assertUndefined(metric.of(comparison), Cause.NO_PULSE, "the truth has no pulse");
    }

    @Test
    void a_horizon_between_two_pulses_has_none_to_miss_but_may_have_a_spurious_one() {
        Comparison comparison = compare(10, CYCLE, ".....|###..", "#....|###..");

        assertThat(StandardMetric.MISSED_PULSES.of(comparison)).isEqualTo(new Defined(0, OptionalInt.empty(), ""));
        assertThat(StandardMetric.SPURIOUS_PULSES.of(comparison)).isEqualTo(defined(1, 0, "it begins at step 0"));
        assertUndefined(
                StandardMetric.PHASE_ERROR.of(comparison), Cause.TRUTH, "no pulse of the truth begins in the horizon");
    }

    @Test
    void one_pulse_gives_a_phase_error_but_no_drift() {
        Comparison comparison = ofPulses(10, steps(5), steps(6));

        assertThat(StandardMetric.PHASE_ERROR.of(comparison))
                .isEqualTo(defined(0.1, 5, "the pulse due at step 5 comes 1.00 steps late"));
        assertUndefined(
                StandardMetric.PHASE_DRIFT.of(comparison),
                Cause.TRUTH,
                "only 1 pulse of the truth begins in the horizon, but 3 are needed");
    }

    @Test
    void two_pulses_give_no_drift_because_of_the_truth() {
        assertUndefined(
                StandardMetric.PHASE_DRIFT.of(ofPulses(20, steps(5, 15), steps(5, 15))),
                Cause.TRUTH,
                "only 2 pulses of the truth begin in the horizon, but 3 are needed");
    }

    @Test
    void three_pulses_of_which_two_are_matched_give_no_drift_because_of_the_forecast() {
        assertUndefined(
                StandardMetric.PHASE_DRIFT.of(ofPulses(30, steps(5, 15, 25), steps(5, 25))),
                Cause.FORECAST,
                "only 2 of the truth's 3 pulses are matched, but 3 are needed");
    }

    @Test
    void three_pulses_of_which_one_is_matched_give_no_drift_because_of_the_forecast() {
        assertUndefined(
                StandardMetric.PHASE_DRIFT.of(ofPulses(30, steps(5, 15, 25), steps(5))),
                Cause.FORECAST,
                "only 1 of the truth's 3 pulses is matched, but 3 are needed");
    }

    @Test
    void without_a_match_there_is_no_phase_error_because_of_the_forecast() {
        assertUndefined(
                StandardMetric.PHASE_ERROR.of(ofPulses(30, steps(5, 15, 25), steps())),
                Cause.FORECAST,
                "no pulse of the truth is matched");
    }

    @Test
    void a_pulse_in_progress_at_the_start_is_left_out() {
        // High at the last sample of the warm-up: only the pulse at step 7 counts, and the forecast has it.
        Comparison comparison = compare(10, "..#", "##.....###|.....", "#......###|.....");

        assertThat(StandardMetric.MISSED_PULSES.of(comparison)).isEqualTo(new Defined(0, OptionalInt.empty(), ""));
        assertThat(StandardMetric.SPURIOUS_PULSES.of(comparison)).isEqualTo(new Defined(0, OptionalInt.empty(), ""));
        assertThat(((Defined) StandardMetric.PHASE_ERROR.of(comparison)).value())
                .isZero();
    }

    @Test
    void a_constant_low_forecast_misses_every_pulse() {
        Comparison comparison = compare(10, CYCLE, CYCLE.repeat(3) + "|.....", ".".repeat(30) + "|.....");

        assertThat(StandardMetric.MISSED_PULSES.of(comparison)).isEqualTo(defined(3, 5, "the first is due at step 5"));
    }

    @Test
    void a_constant_high_forecast_is_one_spurious_pulse_that_begins_at_once() {
        Comparison comparison = compare(10, CYCLE, CYCLE.repeat(3) + "|.....", "#".repeat(30) + "|#####");

        assertThat(StandardMetric.MISSED_PULSES.of(comparison)).isEqualTo(defined(3, 5, "the first is due at step 5"));
        assertThat(StandardMetric.SPURIOUS_PULSES.of(comparison)).isEqualTo(defined(1, 0, "it begins at step 0"));
    }

    @ParameterizedTest
    @EnumSource
    void a_forecast_with_nan_in_the_middle_has_no_metric(StandardMetric metric) {
        double[] forecast = pulses(35, 5, 15, 25);
        forecast[17] = Double.NaN;

        assertUndefined(
                metric.of(compare(10, new double[1], pulses(35, 5, 15, 25), forecast, 30)),
                Cause.FORECAST,
                "the forecast is not finite from step 17 on");
    }

    @ParameterizedTest
    @EnumSource
    void a_forecast_that_ends_in_infinity_has_no_metric(StandardMetric metric) {
        double[] forecast = pulses(35, 5, 15, 25);
        forecast[29] = Double.POSITIVE_INFINITY;

        assertUndefined(
                metric.of(compare(10, new double[1], pulses(35, 5, 15, 25), forecast, 30)),
                Cause.FORECAST,
                "the forecast is not finite from step 29 on");
    }

    @Test
    void metrics_hold_one_value_for_each_metric() {
        Comparison comparison = ofPulses(30, steps(5, 15, 25), steps(5, 15, 25));

        Metrics metrics = MetricSet.STANDARD.measure(comparison);

        assertThat(metrics.values().keySet()).containsExactlyElementsOf(MetricSet.STANDARD.all());
        assertThat(metrics.notFiniteFrom()).isEmpty();
        // All but those that look at more than truth and forecast have a number.
        assertThat(MetricSet.STANDARD.all().stream().filter(metric -> !(metrics.get(metric) instanceof Defined)))
                .containsExactly(
                        StandardMetric.MASE,
                        StandardMetric.SEASONAL_MASE,
                        StandardMetric.SKILL,
                        StandardMetric.AR_SKILL,
                        StandardMetric.DRIFT_SKILL,
                        StandardMetric.LINEAR_SKILL,
                        StandardMetric.THETA_SKILL,
                        StandardMetric.BEST_BASELINE_SKILL,
                        StandardMetric.ONE_STEP_MAE,
                        StandardMetric.ONE_STEP_RMSE,
                        StandardMetric.COVERAGE,
                        StandardMetric.INTERVAL_WIDTH,
                        StandardMetric.PINBALL_LOSS,
                        StandardMetric.WEIGHTED_INTERVAL_SCORE,
                        StandardMetric.COUNT_DECODING);
    }

    @Test
    void metrics_of_a_forecast_that_is_not_finite_tell_the_step() {
        double[] forecast = pulses(35, 5);
        forecast[20] = Double.NEGATIVE_INFINITY;

        Metrics metrics = MetricSet.STANDARD.measure(compare(10, new double[1], pulses(35, 5, 15, 25), forecast, 30));

        assertThat(metrics.notFiniteFrom()).hasValue(20);
    }

    @Test
    void matched_pulses_are_counted() {
        assertThat(StandardMetric.MATCHED_PULSES.of(ofPulses(30, steps(5, 15, 25), steps(5, 16))))
                .isEqualTo(new Defined(2, OptionalInt.empty(), ""));
        assertThat(StandardMetric.MATCHED_PULSES.of(ofPulses(30, steps(5), steps())))
                .isEqualTo(new Defined(0, OptionalInt.empty(), ""));
    }

    @Test
    void a_pulse_in_progress_at_the_last_sample_of_the_warm_up_is_censored_and_not_missed() {
        Comparison comparison = compare(10, "..##", "#.......##|.....", "........##|.....");

        assertThat(StandardMetric.CENSORED_PULSES.of(comparison))
                .isEqualTo(new Defined(1, OptionalInt.empty(), "1 is in progress as the forecast begins"));
        assertThat(StandardMetric.MISSED_PULSES.of(comparison)).isEqualTo(new Defined(0, OptionalInt.empty(), ""));
        assertThat(StandardMetric.MATCHED_PULSES.of(comparison)).isEqualTo(new Defined(1, OptionalInt.empty(), ""));
    }

    @Test
    void a_pulse_that_begins_at_the_first_step_is_not_censored() {
        Comparison comparison = compare(10, "..#.", "##........|.....", "##........|.....");

        assertThat(StandardMetric.CENSORED_PULSES.of(comparison)).isEqualTo(new Defined(0, OptionalInt.empty(), ""));
        assertThat(StandardMetric.MATCHED_PULSES.of(comparison)).isEqualTo(new Defined(1, OptionalInt.empty(), ""));
    }

    // 2 matched, 1 missed, 2 spurious: 4 / (4 + 3).
    @Test
    void f1_weighs_matches_against_what_is_missed_and_spurious() {
        assertThat(StandardMetric.F1.of(ofPulses(40, steps(5, 15, 25), steps(5, 10, 15, 35))))
                .isEqualTo(new Defined(4 / 7.0, OptionalInt.empty(), ""));
        assertThat(StandardMetric.F1.of(ofPulses(30, steps(5, 15), steps(5, 15))))
                .isEqualTo(new Defined(1, OptionalInt.empty(), ""));
        assertThat(StandardMetric.F1.of(ofPulses(30, steps(5, 15), steps())))
                .isEqualTo(new Defined(0, OptionalInt.empty(), ""));
    }

    @Test
    void f1_needs_a_pulse_in_the_horizon() {
        assertUndefined(
                StandardMetric.F1.of(compare(10, "##..", "..........|.....", "..........|.....")),
                Cause.TRUTH,
                "no pulse begins in the horizon");
    }

    // Phases 0.1 and 0.3: of unit vectors the mean points half-way, at 0.2, and is cos(0.1 * 2 pi) long.
    @Test
    void the_mean_phase_is_circular_and_its_length_is_the_lock() {
        Comparison comparison = ofPulses(30, steps(5, 15), steps(6, 18));

        Defined mean = (Defined) StandardMetric.MEAN_PHASE.of(comparison);
        assertThat(mean.value()).isCloseTo(0.2, within(1e-12));
        assertThat(mean.detail()).isEqualTo("its pulses come 2.00 steps late on average");
        assertThat(((Defined) StandardMetric.PHASE_LOCK.of(comparison)).value())
                .isCloseTo(Math.cos(0.2 * Math.PI), within(1e-12));
    }

    @Test
    void an_early_forecast_has_a_mean_phase_below_0() {
        Defined mean = (Defined) StandardMetric.MEAN_PHASE.of(ofPulses(30, steps(5, 15), steps(4, 14)));

        assertThat(mean.value()).isCloseTo(-0.1, within(1e-12));
        assertThat(mean.detail()).isEqualTo("its pulses come 1.00 steps early on average");
    }

    // A quarter of a cycle early and a quarter late point opposite ways.
    @Test
    void phases_that_cancel_out_have_no_mean() {
        Comparison comparison = compare(20, new double[1], pulses(49, 5, 25), pulses(49, 10, 20), 40);

        assertUndefined(
                StandardMetric.MEAN_PHASE.of(comparison),
                Cause.FORECAST,
                "the phases are spread evenly, so that they have no mean");
        assertThat(((Defined) StandardMetric.PHASE_LOCK.of(comparison)).value()).isCloseTo(0, within(1e-12));
    }

    // Errors of 0, 3 and 0 steps: the line is level at 1, the residuals -1, 2 and -1, so sqrt(6 / 1) steps.
    @Test
    void jitter_is_what_is_left_about_the_line() {
        Defined jitter = (Defined) StandardMetric.PHASE_JITTER.of(ofPulses(30, steps(5, 15, 25), steps(5, 18, 25)));

        assertThat(jitter.value()).isCloseTo(Math.sqrt(6) / 10, within(1e-12));
        assertThat(jitter.step()).hasValue(15);
        assertThat(jitter.detail())
                .isEqualTo("the pulse due at step 15 is 2.00 steps off the line through all of them");
    }

    @Test
    void a_forecast_that_drifts_evenly_has_no_jitter() {
        Comparison comparison = ofPulses(40, steps(5, 15, 25, 35), steps(5, 16, 27, 38));

        assertThat(((Defined) StandardMetric.PHASE_JITTER.of(comparison)).value())
                .isCloseTo(0, within(1e-12));
        assertThat(((Defined) StandardMetric.PHASE_DRIFT.of(comparison)).value())
                .isCloseTo(0.1, within(1e-12));
    }

    @Test
    void a_line_and_what_is_left_about_it_need_three_pulses() {
        assertUndefined(
                StandardMetric.PHASE_JITTER.of(ofPulses(30, steps(5, 15), steps(5, 15))),
                Cause.TRUTH,
                "only 2 pulses of the truth begin in the horizon, but 3 are needed");
        assertUndefined(
                StandardMetric.PHASE_JITTER.of(ofPulses(30, steps(5, 15, 25), steps(5, 15))),
                Cause.FORECAST,
                "only 2 of the truth's 3 pulses are matched, but 3 are needed");
    }

    // A period of 10.5, and an error of one step at each pulse.
    @Test
    void with_a_fractional_period_phases_are_in_fractions_of_it() {
        Comparison comparison = compare(10.5, new double[1], pulses(45, 5, 15, 26, 36), pulses(45, 6, 16, 27, 37), 40);

        assertThat(((Defined) StandardMetric.MEAN_PHASE.of(comparison)).value()).isCloseTo(1 / 10.5, within(1e-12));
        assertThat(((Defined) StandardMetric.PHASE_JITTER.of(comparison)).value())
                .isCloseTo(0, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(names = {"MATCHED_PULSES", "CENSORED_PULSES", "F1", "MEAN_PHASE", "PHASE_LOCK", "PHASE_JITTER"})
    void without_a_pulse_in_the_truth_there_is_nothing_to_time(StandardMetric metric) {
        assertUndefined(metric.of(ofPulses(30, steps(), steps(5))), Cause.NO_PULSE, "the truth has no pulse");
    }
}
