package io.github.lstmforecast.metric;

import static io.github.lstmforecast.metric.Pictures.LEVELS;
import static io.github.lstmforecast.metric.Pictures.compare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The period is 10. A clean pulse begins half a step before its first 1 and ends half a step behind its last. */
class PulseShapeTest {
    private static Defined defined(double value, int step, String detail) {
        return new Defined(value, OptionalInt.of(step), detail);
    }

    @Test
    void a_pulse_that_is_two_steps_too_wide_is_a_fifth_of_a_cycle_off() {
        Comparison comparison = compare(10, ".", "...###....|.....", "...#####..|.....");

        assertThat(Metric.WIDTH_ERROR.of(comparison))
                .isEqualTo(defined(0.2, 3, "the pulse due at step 3 is 5.00 steps wide, but should be 3.00"));
    }

    @Test
    void of_several_pulses_the_one_whose_width_is_farthest_off_decides() {
        Comparison comparison = compare(
                10, ".", "...###.......###....|.....", "...##........#......|.....");

        assertThat(Metric.WIDTH_ERROR.of(comparison))
                .isEqualTo(defined(0.2, 13, "the pulse due at step 13 is 1.00 steps wide, but should be 3.00"));
    }

    // High from step 8 to the last, step 14: from 7.5 to 14 it is 6.5 steps wide so far.
    @Test
    void a_pulse_without_an_end_counts_with_the_width_it_has_so_far() {
        Comparison comparison = compare(10, ".", "........##|#....", "........##|#####");

        assertThat(Metric.WIDTH_ERROR.of(comparison))
                .isEqualTo(defined(0.35, 8, "the pulse due at step 8 is at least 6.50 steps wide, but should be 3.00"));
    }

    @Test
    void a_pulse_that_ends_while_the_truth_has_not_is_too_narrow_by_what_is_known() {
        Comparison comparison = compare(10, ".", "........##|#####", "........##|#....");

        assertThat(Metric.WIDTH_ERROR.of(comparison))
                .isEqualTo(defined(0.35, 8, "the pulse due at step 8 is 3.00 steps wide, but should be at least 6.50"));
    }

    // It has been high for 1.5 steps, less than the 3 that it should be: nothing is known to be wrong.
    @Test
    void a_pulse_without_an_end_that_is_not_too_wide_yet_has_no_error() {
        Comparison comparison = compare(10, ".", "........##|#....", "..........|...##");

        assertThat(Metric.WIDTH_ERROR.of(compare(10, ".", "........##|#....", "..........|..###")))
                .isEqualTo(defined(0, 8, "the pulse due at step 8 is at least 2.50 steps wide, but should be 3.00"));
        assertThat(comparison.matched()).isEmpty();
    }

    @Test
    void pulses_that_both_have_no_end_say_nothing_of_their_width() {
        Comparison comparison = compare(10, ".", "........##|#####", "........##|#####");

        assertThat(Metric.WIDTH_ERROR.of(comparison))
                .isEqualTo(new Undefined(Cause.TRUTH, "no pulse of the truth ends before the forecast does"));
    }

    // From 0.75 at step 5 to 0.25 at step 6, 0.5 is half way: the pulse ends at 5.5. The dip to 0.45 at step 4 does not end
    // it, since the signal is not armed again there.
    @Test
    void an_end_is_the_last_falling_crossing_before_the_signal_is_armed_again() {
        double[] values = {0, 0, 1, 1, 0.45, 0.75, 0.25, 0, 0};

        assertThat(new Onset(1.5, 2).end(values, LEVELS)).hasValue(5.5);
    }

    // From 0.55 to 0.45 the signal crosses 0.5 at 3.5, and creeps down to below 0.4 at step 6.
    @Test
    void an_end_is_where_the_signal_crosses_not_where_it_is_armed() {
        double[] values = {0, 1, 1, 0.55, 0.45, 0.42, 0.3};

        assertThat(new Onset(0.5, 1).end(values, LEVELS).orElseThrow()).isCloseTo(3.5, within(1e-12));
    }

    @Test
    void a_pulse_that_is_never_left_has_no_end() {
        assertThat(new Onset(0.5, 1).end(new double[] {0, 1, 1, 0.45}, LEVELS)).isEmpty();
    }

    @Test
    void widths_go_with_the_levels() {
        double[] values = {10, 10, 20, 20, 10};

        assertThat(new Onset(1.5, 2).end(values, new Levels(10, 20))).hasValue(3.5);
    }

    // The forecast is high at 0.6, and 0 between: 0.6 of a rise of 1.
    @Test
    void a_low_pulse_has_its_share_of_the_amplitude() {
        double[] clean = Pictures.draw("...###.......###....|.....");
        double[] forecast = Arrays.stream(clean).map(value -> 0.6 * value).toArray();

        assertThat(Metric.AMPLITUDE_RATIO.of(compare(10, new double[1], clean, forecast, 20)))
                .isEqualTo(defined(0.6, 3, "the pulse due at step 3 rises by 0.6000, but should by 1.000"));
    }

    // Below the threshold the forecast is 0.1 at most steps, so that is where its pulses rise from: 0.8 of 1.
    @Test
    void a_pulse_rises_from_the_median_of_what_is_below_the_threshold() {
        double[] clean = Pictures.draw("...###....|.....");
        double[] forecast = Arrays.stream(clean).map(value -> value == 1 ? 0.9 : 0.1).toArray();
        forecast[0] = -5;

        MetricValue ratio = Metric.AMPLITUDE_RATIO.of(compare(10, new double[1], clean, forecast, 10));

        assertThat(((Defined) ratio).value()).isCloseTo(0.8, within(1e-12));
    }

    // 0.6 is as far from 1 as 1 / 0.6 = 1.67 is, so of 0.6 and 1.6 the first decides, of 0.6 and 1.7 the second.
    @Test
    void the_ratio_farthest_from_1_decides_be_it_below_or_above() {
        assertThat(((Defined) twoHeights(0.6, 1.6)).value()).isCloseTo(0.6, within(1e-12));
        assertThat(((Defined) twoHeights(0.6, 1.7)).value()).isCloseTo(1.7, within(1e-12));
    }

    private static MetricValue twoHeights(double first, double second) {
        double[] clean = Pictures.draw("...###.......###....|.....");
        double[] forecast = clean.clone();
        for (int step = 0; step < forecast.length; step++) {
            forecast[step] *= step < 10 ? first : second;
        }
        return Metric.AMPLITUDE_RATIO.of(compare(10, new double[1], clean, forecast, 20));
    }

    @Test
    void a_forecast_that_is_never_low_has_no_amplitude() {
        double[] clean = Pictures.draw("###.......|.....");
        double[] forecast = new double[15];
        Arrays.fill(forecast, 1);

        assertThat(Metric.AMPLITUDE_RATIO.of(compare(10, new double[1], clean, forecast, 10)))
                .isEqualTo(defined(0, 0, "the pulse due at step 0 rises by 0.000, but should by 1.000"));
    }

    @Test
    void a_truth_that_is_never_low_defines_no_amplitude() {
        Comparison comparison = compare(10, ".", "##########|#####", "##########|#####");

        assertThat(Metric.AMPLITUDE_RATIO.of(comparison))
                .isEqualTo(new Undefined(Cause.TRUTH, "the truth is never below the middle of its levels"));
    }

    // Onsets of the truth are 10 apart; those of the forecast, at steps 5, 25 and 45, are 20 apart.
    @Test
    void every_second_pulse_left_out_doubles_the_period() {
        String cycle = ".....###..";
        String none = "..........";

        MetricValue ratio = Metric.PERIOD_RATIO.of(compare(
                10, ".", cycle.repeat(5) + "|.....", cycle + none + cycle + none + cycle + "|....."));

        assertThat(ratio).isEqualTo(new Defined(
                2,
                OptionalInt.empty(),
                "its period has doubled: its pulses are 20.00 steps apart, those of the truth 10.00"));
    }

    @Test
    void a_pulse_between_each_two_halves_the_period() {
        MetricValue ratio = Metric.PERIOD_RATIO.of(
                compare(10, ".", ".....##...".repeat(3) + "|.....", "##...##...".repeat(3) + "|##..."));

        assertThat(((Defined) ratio).value()).isEqualTo(0.5);
        assertThat(((Defined) ratio).detail()).startsWith("its period has halved: its pulses are 5.00 steps apart");
    }

    @Test
    void one_pulse_left_out_of_five_leaves_the_median_interval_as_it_was() {
        String cycle = ".....###..";

        MetricValue ratio = Metric.PERIOD_RATIO.of(compare(
                10, ".", cycle.repeat(5) + "|.....", cycle.repeat(2) + ".".repeat(10) + cycle.repeat(2) + "|....."));

        assertThat(((Defined) ratio).value()).isEqualTo(1);
    }

    // The second pulse is due at step 18 and comes in the guard: it still is a pulse of this horizon.
    @Test
    void a_pulse_that_is_answered_in_the_guard_counts_for_the_interval() {
        MetricValue ratio = Metric.PERIOD_RATIO.of(
                compare(10, ".", "........##........##|.....", "........##..........|.##.."));

        assertThat(((Defined) ratio).value()).isCloseTo(1.3, within(1e-12));
    }

    @Test
    void one_pulse_of_the_truth_defines_no_period() {
        assertThat(Metric.PERIOD_RATIO.of(compare(10, ".", "...##.....|.....", "...##.....|.....")))
                .isEqualTo(new Undefined(Cause.TRUTH, "fewer than 2 pulses of the truth begin in the horizon"));
    }

    @Test
    void one_pulse_of_the_forecast_has_no_period() {
        assertThat(Metric.PERIOD_RATIO.of(
                        compare(10, ".", "...##........##.....|.....", "...##...............|.....")))
                .isEqualTo(new Undefined(Cause.FORECAST, "fewer than 2 pulses of the forecast begin in the horizon"));
    }

    @Test
    void without_a_pulse_nothing_has_a_shape() {
        Comparison comparison = compare(10, ".", "..........|.....", "...##.....|.....");

        for (Metric metric : new Metric[] {Metric.PERIOD_RATIO, Metric.WIDTH_ERROR, Metric.AMPLITUDE_RATIO}) {
            assertThat(metric.of(comparison)).isEqualTo(new Undefined(Cause.NO_PULSE, "the truth has no pulse"));
        }
    }

    @Test
    void a_forecast_without_a_match_has_neither_width_nor_height() {
        Comparison comparison = compare(10, ".", "...##.....|.....", "..........|.....");

        for (Metric metric : new Metric[] {Metric.WIDTH_ERROR, Metric.AMPLITUDE_RATIO}) {
            assertThat(metric.of(comparison))
                    .isEqualTo(new Undefined(Cause.FORECAST, "no pulse of the truth is matched"));
        }
    }
}
