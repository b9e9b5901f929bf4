package io.github.lstmforecast.metric;

import static io.github.lstmforecast.metric.Pictures.compare;
import static io.github.lstmforecast.metric.Pictures.draw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The period is 10, the window 4.5 steps and the guard 5, unless a test says otherwise. */
class PulseShapeTest {
    private static void assertDefined(MetricValue value, double expected, Integer step, String detail) {
        assertThat(value).isInstanceOfSatisfying(Defined.class, defined -> {
            assertThat(defined.value()).isEqualTo(expected, within(1e-12));
            assertThat(defined.step()).isEqualTo(step == null ? OptionalInt.empty() : OptionalInt.of(step));
            assertThat(defined.detail()).isEqualTo(detail);
        });
    }

    private static void assertUndefined(MetricValue value, Cause cause, String reason) {
        assertThat(value).isEqualTo(new Undefined(cause, reason));
    }

    private static Comparison ofValues(double[] clean, double... forecast) {
        return compare(10, new double[1], clean, forecast, clean.length - 5);
    }

    /** A copy of a picture, with one value in place of all those that are 1 from a step to another. */
    private static double[] withHeight(double[] values, double height, int from, int to) {
        double[] copy = values.clone();
        Arrays.fill(copy, from, to, height);
        return copy;
    }

    // By hand: a pulse of n high samples is n steps wide, so the error is the difference over 10. Of a pulse without an
    // end, from its onset half a step before its first high sample to the last sample at step 14.
    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(
            delimiter = '!',
            value = {
                // truth        ! forecast         ! error ! step ! detail
                "...###....|..... ! ...###....|..... ! 0    ! 3 ! the pulse due at step 3 is 3.00 steps wide, but should be 3.00",
                "...###....|..... ! ...#####..|..... ! 0.2  ! 3 ! the pulse due at step 3 is 5.00 steps wide, but should be 3.00",
                "...###....|..... ! ...#......|..... ! 0.2  ! 3 ! the pulse due at step 3 is 1.00 steps wide, but should be 3.00",
                // How late it comes is another matter.
                "...###....|..... ! .....##...|..... ! 0.1  ! 3 ! the pulse due at step 3 is 2.00 steps wide, but should be 3.00",
                // It ends in the guard.
                "........##|..... ! ........##|##... ! 0.2  ! 8 ! the pulse due at step 8 is 4.00 steps wide, but should be 2.00",
                // The forecast's has no end: 14 - 2.5 steps so far.
                "...###....|..... ! ...#######|##### ! 0.85 ! 3 !"
                        + " the pulse due at step 3 is at least 11.50 steps wide, but should be 3.00",
                // The same, and so far, 14 - 11.5, it is not too wide.
                "........##|##... ! ..........|..### ! 0    ! 8 !"
                        + " the pulse due at step 8 is at least 2.50 steps wide, but should be 4.00",
                // The truth's has no end: 14 - 8.5 steps so far.
                ".........#|##### ! .........#|#.... ! 0.35 ! 9 !"
                        + " the pulse due at step 9 is 2.00 steps wide, but should be at least 5.50",
                // The same, and so far, 14 - 10.5, it is not as wide as the forecast's, but may become so.
                "..........|.#### ! ........##|###.. ! 0    ! 11 !"
                        + " the pulse due at step 11 is 5.00 steps wide, but should be at least 3.50",
            })
    void the_width_error_is_what_widths_differ_by_or_by_at_least(
            String truth, String forecast, double error, int step, String detail) {
        assertDefined(StandardMetric.WIDTH_ERROR.of(compare(10, ".", truth, forecast)), error, step, detail);
    }

    @Test
    void pulses_neither_of_which_ends_have_no_width_error() {
        assertUndefined(
                StandardMetric.WIDTH_ERROR.of(compare(10, ".", ".........#|#####", "........##|#####")),
                Cause.TRUTH,
                "no pulse of the truth ends before the forecast does");
    }

    @Test
    void pulses_neither_of_which_ends_leave_the_word_to_those_that_do() {
        Comparison comparison = compare(10, ".", ".##.......|##...#####", ".#........|##...#####");

        assertDefined(
                StandardMetric.WIDTH_ERROR.of(comparison),
                0.1,
                1,
                "the pulse due at step 1 is 1.00 steps wide, but should be 2.00");
    }

    @Test
    void widths_are_interpolated() {
        // The forecast rises through 0.5 a quarter of the way from 0 to 2, and falls through it two
        // thirds of the way from 1 to 0.25: from 2.25 to 6 - 1/3, instead of from 2.5 to 5.5.
        double[] forecast = draw("...#.##...|.....");
        forecast[3] = 2;
        forecast[4] = 0.45;
        forecast[5] = 1;
        forecast[6] = 0.25;

        assertDefined(
                StandardMetric.WIDTH_ERROR.of(ofValues(draw("...###....|....."), forecast)),
                (6 - 1 / 3.0 - 2.25 - 3) / 10,
                3,
                "the pulse due at step 3 is 3.42 steps wide, but should be 3.00");
    }

    @Test
    void a_pulse_that_dips_but_not_so_far_that_another_could_begin_is_one_wide_pulse() {
        double[] forecast = draw("...#.#....|.....");
        forecast[4] = 0.4;

        assertDefined(
                StandardMetric.WIDTH_ERROR.of(ofValues(draw("...#......|....."), forecast)),
                0.2,
                3,
                "the pulse due at step 3 is 3.00 steps wide, but should be 1.00");
    }

    @Test
    void of_several_widths_the_one_that_is_most_wrong_is_told() {
        Comparison comparison =
                compare(10, ".", ".###.......###.......###......|.....", ".##........#####.....##.......|.....");

        assertDefined(
                StandardMetric.WIDTH_ERROR.of(comparison),
                0.2,
                11,
                "the pulse due at step 11 is 5.00 steps wide, but should be 3.00");
    }

    @Test
    void of_equally_wrong_widths_the_first_is_told() {
        // 1 / 49 * 49 is less than 1 in doubles.
        double[] clean = new double[98 + 23];
        clean[5] = 1;
        clean[54] = 1;
        double[] forecast = clean.clone();
        forecast[6] = 1;
        forecast[55] = 1;

        assertDefined(
                StandardMetric.WIDTH_ERROR.of(compare(49, new double[1], clean, forecast, 98)),
                1 / 49.0,
                5,
                "the pulse due at step 5 is 2.00 steps wide, but should be 1.00");
    }

    // A pulse of the truth rises by 1. The forecast's value between pulses and within are those of the row.
    @ParameterizedTest
    @CsvSource({"0, 1, 1, 1.000", "0, 0.6, 0.6, 0.6000", "0, 2, 2, 2.000", "0.2, 0.9, 0.7, 0.7000", "-1, 1, 2, 2.000"})
    void the_amplitude_ratio_is_the_rise_of_a_pulse_over_that_of_the_truths(
            double between, double within, double ratio, String told) {
        double[] forecast = Arrays.stream(draw("...###....|....."))
                .map(value -> value == 1 ? within : between)
                .toArray();

        assertDefined(
                StandardMetric.AMPLITUDE_RATIO.of(ofValues(draw("...###....|....."), forecast)),
                ratio,
                3,
                "the pulse due at step 3 rises by " + told + ", but should by 1.000");
    }

    @Test
    void the_rise_of_the_truth_is_measured_as_the_forecasts_is() {
        // The truth from 0.1 to 0.9, the forecast from 0 to 1: 1 / 0.8.
        double[] truth = Arrays.stream(draw("...###....|....."))
                .map(value -> 0.1 + 0.8 * value)
                .toArray();

        assertDefined(
                StandardMetric.AMPLITUDE_RATIO.of(ofValues(truth, draw("...###....|....."))),
                1.25,
                3,
                "the pulse due at step 3 rises by 1.000, but should by 0.8000");
    }

    @Test
    void the_height_of_a_pulse_is_its_median_and_so_is_the_value_below() {
        // 0.6, 0.7 and 5 within, 0 and 0.1 seven and five times, or so, below: 0.7 - 0.
        double[] forecast = withHeight(draw("...###....|....."), 0.1, 9, 14);
        forecast[3] = 0.6;
        forecast[4] = 0.7;
        forecast[5] = 5;

        assertDefined(
                StandardMetric.AMPLITUDE_RATIO.of(ofValues(draw("...###....|....."), forecast)),
                0.7,
                3,
                "the pulse due at step 3 rises by 0.7000, but should by 1.000");
    }

    @Test
    void a_dip_within_a_pulse_belongs_to_it_and_what_comes_after_its_end_does_not() {
        // Within are 0.9, 0.45, 0.8, 0.7; then 0.45 again, below the
        // threshold for good. The median is 0.75, and 0 below.
        double[] forecast = draw("...####...|.....");
        forecast[3] = 0.9;
        forecast[4] = 0.45;
        forecast[5] = 0.8;
        forecast[6] = 0.7;
        forecast[7] = 0.45;

        assertDefined(
                StandardMetric.AMPLITUDE_RATIO.of(ofValues(draw("...####...|....."), forecast)),
                0.75,
                3,
                "the pulse due at step 3 rises by 0.7500, but should by 1.000");
    }

    @Test
    void a_pulse_without_an_end_is_as_high_as_it_is_so_far() {
        double[] forecast = withHeight(draw("...###....|..###"), 0.8, 12, 15);

        assertDefined(
                StandardMetric.AMPLITUDE_RATIO.of(ofValues(draw("...###...#|#####"), forecast)),
                0.8,
                9,
                "the pulse due at step 9 rises by 0.8000, but should by 1.000");
    }

    // Farthest in ratio: 0.8 is as far from 1 as 1.25.
    @ParameterizedTest
    @CsvSource({"1.2, 0.8, 0.8, 13", "0.8, 1.2, 0.8, 3", "1.3, 0.8, 1.3, 3", "0.6, 1.5, 0.6, 3", "1.25, 0.8, 1.25, 3"})
    void of_several_amplitudes_the_one_farthest_from_1_is_told(double first, double second, double told, int step) {
        double[] truth = draw("...###.......###....|.....");
        double[] forecast = withHeight(withHeight(truth, first, 3, 6), second, 13, 16);

        assertThat(StandardMetric.AMPLITUDE_RATIO.of(ofValues(truth, forecast)))
                .isInstanceOfSatisfying(Defined.class, defined -> {
                    assertThat(defined.value()).isEqualTo(told, within(1e-12));
                    assertThat(defined.step()).hasValue(step);
                });
    }

    @Test
    void a_forecast_that_is_never_below_the_threshold_rises_by_nothing() {
        assertDefined(
                StandardMetric.AMPLITUDE_RATIO.of(compare(10, ".", "..###.....|.....", "##########|#####")),
                0,
                2,
                "the pulse due at step 2 rises by 0.000, but should by 1.000");
    }

    @Test
    void a_truth_that_is_never_below_the_threshold_has_no_amplitude() {
        assertUndefined(
                StandardMetric.AMPLITUDE_RATIO.of(compare(10, ".", "##########|#####", "###.......|.....")),
                Cause.TRUTH,
                "the truth is never below the middle of its levels");
    }

    @Test
    void a_truth_that_does_not_rise_has_no_amplitude() {
        // It touches the threshold, stays just below without another pulse beginning, and nowhere else is lower.
        double[] truth = new double[15];
        Arrays.fill(truth, 0.45);
        truth[3] = 0.5;
        truth[7] = 0.5;
        truth[8] = 0.3;

        assertUndefined(
                StandardMetric.AMPLITUDE_RATIO.of(ofValues(truth, draw("...#####..|....."))),
                Cause.TRUTH,
                "no pulse of the truth is higher than what is between pulses");
    }

    @Test
    void a_rise_that_is_no_number_is_the_forecasts_fault() {
        double[] forecast = Arrays.stream(draw("...###....|....."))
                .map(value -> (2 * value - 1) * 1.5e308)
                .toArray();

        assertUndefined(
                StandardMetric.AMPLITUDE_RATIO.of(ofValues(draw("...###....|....."), forecast)),
                Cause.FORECAST,
                "its errors are too large to compute with, up to -1.500e+308 at step 0");
    }

    @Test
    void a_ratio_that_is_no_number_is_the_forecasts_fault() {
        double[] truth = Arrays.stream(draw("...###....|....."))
                .map(value -> value * 1e-10)
                .toArray();
        double[] forecast = Arrays.stream(draw("...###....|....."))
                .map(value -> value * 1e300)
                .toArray();

        assertUndefined(
                StandardMetric.AMPLITUDE_RATIO.of(new Comparison(
                        new double[1],
                        truth,
                        Arrays.copyOf(truth, 10),
                        forecast,
                        10,
                        Optional.of(PulseRule.of(new Levels(0, 1e-10))))),
                Cause.FORECAST,
                "its errors are too large to compute with, up to +1.000e+300 at step 3");
    }

    // Each pulse is of width 1; the intervals by hand.
    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '!',
            value = {
                "5 15 25 35 ! 5 15 25 35 ! 1 ! its pulses are 10.00 steps apart, those of the truth 10.00",
                "5 15 25 35 ! 7 17 27 37 ! 1 ! its pulses are 10.00 steps apart, those of the truth 10.00",
                "5 15 25 35 ! 5 25 ! 2 ! its period has doubled: its pulses are 20.00 steps apart, those of the truth 10.00",
                "5 15 25 35 ! 5 10 15 20 25 30 35 ! 0.5 !"
                        + " its period has halved: its pulses are 5.00 steps apart, those of the truth 10.00",
                // Intervals of 11, 12 and 11: the middle one.
                "5 15 25 35 ! 5 16 28 39 ! 1.1 ! its pulses are 11.00 steps apart, those of the truth 10.00",
                // Of two intervals, 8 and 12, the mean; of the truth 10 and 12.
                "5 15 27 ! 7 15 27 ! 0.9090909090909091 ! its pulses are 10.00 steps apart, those of the truth 11.00",
                // Nothing is matched, and yet the period is right.
                "5 15 25 ! 10 20 30 ! 1 ! its pulses are 10.00 steps apart, those of the truth 10.00",
                "5 15 25 35 ! 5 20 35 ! 1.5 ! its pulses are 15.00 steps apart, those of the truth 10.00",
                // 18 and 9 / 2 steps are still called by their names, 17 and 6 are not.
                "5 15 25 ! 5 23 ! 1.8 ! its period has doubled: its pulses are 18.00 steps apart, those of the truth 10.00",
                "5 15 25 ! 5 22 ! 1.7 ! its pulses are 17.00 steps apart, those of the truth 10.00",
                "5 15 25 ! 5 9 14 19 23 ! 0.45 !"
                        + " its period has halved: its pulses are 4.50 steps apart, those of the truth 10.00",
                "5 15 25 ! 5 11 17 ! 0.6 ! its pulses are 6.00 steps apart, those of the truth 10.00",
                // The last is due in the horizon of 40 steps, and comes in the guard; or the other way about.
                "28 38 ! 28 40 ! 1.2 ! its pulses are 12.00 steps apart, those of the truth 10.00",
                "28 40 ! 28 39 ! 0.9166666666666666 ! its pulses are 11.00 steps apart, those of the truth 12.00",
            })
    void the_period_ratio_is_the_median_interval_over_that_of_the_truth(
            String truth, String forecast, double ratio, String detail) {
        Comparison comparison = compare(10, new double[1], pulses(truth), pulses(forecast), 40);

        assertDefined(StandardMetric.PERIOD_RATIO.of(comparison), ratio, null, detail);
    }

    private static double[] pulses(String steps) {
        double[] values = new double[45];
        Arrays.stream(steps.split(" ")).mapToInt(Integer::parseInt).forEach(step -> values[step] = 1);
        return values;
    }

    // A pulse of the guard counts only as a partner of one in the horizon.
    @ParameterizedTest
    @CsvSource({"5, 5 15", "5, 15", "5 43, 5 15"})
    void one_pulse_of_the_truth_has_no_period(String truth, String forecast) {
        assertUndefined(
                StandardMetric.PERIOD_RATIO.of(compare(10, new double[1], pulses(truth), pulses(forecast), 40)),
                Cause.TRUTH,
                "fewer than 2 pulses of the truth begin in the horizon");
    }

    @ParameterizedTest
    @CsvSource({"5 15, 5", "5 15, 30", "5 15, 44", "5 15, 5 44"})
    void one_pulse_of_the_forecast_has_no_period(String truth, String forecast) {
        assertUndefined(
                StandardMetric.PERIOD_RATIO.of(compare(10, new double[1], pulses(truth), pulses(forecast), 40)),
                Cause.FORECAST,
                "fewer than 2 pulses of the forecast begin in the horizon");
    }

    @ParameterizedTest
    @EnumSource(names = {"PERIOD_RATIO", "WIDTH_ERROR", "AMPLITUDE_RATIO"})
    void without_a_pulse_in_the_truth_there_is_no_shape(StandardMetric metric) {
        assertUndefined(
                metric.of(compare(10, ".", "..........|.....", "...##.....|.....")),
                Cause.NO_PULSE,
                "the truth has no pulse");
    }

    @ParameterizedTest
    @EnumSource(names = {"WIDTH_ERROR", "AMPLITUDE_RATIO"})
    void a_forecast_without_a_matched_pulse_has_no_shape(StandardMetric metric) {
        assertUndefined(
                metric.of(compare(10, ".", "...##.....|.....", "..........|.....")),
                Cause.FORECAST,
                "no pulse of the truth is matched");
    }

    @ParameterizedTest
    @EnumSource(names = {"WIDTH_ERROR", "AMPLITUDE_RATIO"})
    void a_horizon_between_two_pulses_has_no_shape(StandardMetric metric) {
        assertUndefined(
                metric.of(compare(10, "#..", ".....|.....", ".....|.....")),
                Cause.TRUTH,
                "no pulse of the truth begins in the horizon");
    }

    @Test
    void shapes_go_with_the_levels() {
        // 10 and 20 in place of 0 and 1, half as high and a step wider.
        double[] truth = Arrays.stream(draw("...###....|....."))
                .map(value -> 10 + 10 * value)
                .toArray();
        double[] forecast = Arrays.stream(draw("...####...|....."))
                .map(value -> 10 + 6 * value)
                .toArray();
        Comparison comparison = new Comparison(
                new double[] {10},
                truth,
                Arrays.copyOf(truth, 10),
                forecast,
                10,
                Optional.of(PulseRule.of(new Levels(10, 20))));

        // The forecast crosses 15 five sixths of the way up, and a sixth of the way down: 4 - 2/3 steps.
        assertDefined(
                StandardMetric.WIDTH_ERROR.of(comparison),
                (1 - 2 / 3.0) / 10,
                3,
                "the pulse due at step 3 is 3.33 steps wide, but should be 3.00");
        assertDefined(
                StandardMetric.AMPLITUDE_RATIO.of(comparison),
                0.6,
                3,
                "the pulse due at step 3 rises by 6.000, but should by 10.00");
    }

    // On a slope of 1 a step, pulses of 10 rise by 10 over what is between them, at the end of the horizon as at its
    // beginning.
    @Test
    void heights_are_measured_without_the_trend_of_the_truth() {
        double[] trend = IntStream.range(0, 45).mapToDouble(step -> step).toArray();
        double[] clean = IntStream.range(0, 45)
                .mapToDouble(step -> step + (step % 10 < 3 ? 10 : 0))
                .toArray();
        double[] half = IntStream.range(0, 45)
                .mapToDouble(step -> step + (step % 10 < 3 ? 6 : 0))
                .toArray();

        Comparison comparison = new Comparison(
                new double[] {-1},
                clean,
                Arrays.copyOf(clean, 40),
                half,
                10,
                Optional.of(PulseRule.of(new Levels(0, 10)).following(trend)));

        assertThat(StandardMetric.AMPLITUDE_RATIO.of(comparison))
                .isEqualTo(new Defined(
                        0.6, OptionalInt.of(0), "the pulse due at step 0 rises by 6.000, but should by 10.00"));
    }
}
