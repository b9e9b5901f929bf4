package io.github.lstmforecast.metric;

import static io.github.lstmforecast.metric.Pictures.LEVELS;
import static io.github.lstmforecast.metric.Pictures.compare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.metric.PulseMatching.Pair;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A period of 10 gives a window of 4.5 steps, and a guard of 5. A clean pulse begins half a step before its first 1.
 */
class ComparisonTest {
    private static Onset at(int step) {
        return new Onset(step - 0.5, step);
    }

    private static Comparison ofLengths(int warmUp, int clean, int truth, int forecast, double period) {
        return new Comparison(
                new double[warmUp],
                new double[clean],
                new double[truth],
                new double[forecast],
                period,
                Optional.of(PulseRule.of(LEVELS)));
    }

    @Test
    void pulses_within_the_horizon_are_matched() {
        Comparison comparison = compare(10, ".", "...##.....|.....", "....##....|.....");

        assertThat(comparison.truthOnsets()).containsExactly(at(3));
        assertThat(comparison.matched()).containsExactly(new Pair(at(3), at(4)));
        assertThat(comparison.missed()).isEmpty();
        assertThat(comparison.spurious()).isEmpty();
    }

    @Test
    void a_pulse_due_late_in_the_horizon_may_be_answered_in_the_guard() {
        Comparison comparison = compare(10, ".", "........##|.....", "..........|##...");

        assertThat(comparison.matched()).containsExactly(new Pair(at(8), at(10)));
        assertThat(comparison.missed()).isEmpty();
        assertThat(comparison.spurious()).isEmpty();
    }

    @Test
    void a_pulse_forecast_late_in_the_horizon_may_answer_one_in_the_guard() {
        Comparison comparison = compare(10, ".", "..........|##...", "........##|##...");

        assertThat(comparison.truthOnsets()).isEmpty();
        assertThat(comparison.matched()).containsExactly(new Pair(at(10), at(8)));
        assertThat(comparison.missed()).isEmpty();
        assertThat(comparison.spurious()).isEmpty();
    }

    @Test
    void the_guard_reaches_as_far_as_a_partner_can_be() {
        // The truth crosses at 9.0, the forecast at 13.5 = 9.0 + 0.45 * 10, in the last step of the guard.
        double[] clean = Pictures.draw("..........|.....");
        clean[9] = 0.5;
        double[] forecast = Pictures.draw("..........|....#");

        Comparison comparison = compare(10, new double[1], clean, forecast, 10);

        assertThat(comparison.matched()).containsExactly(new Pair(new Onset(9, 9), new Onset(13.5, 14)));
        assertThat(comparison.missed()).isEmpty();
    }

    @Test
    void pulses_of_the_guard_alone_do_not_count() {
        Comparison comparison = compare(10, ".", "..........|.##..", "..........|..##.");

        assertThat(comparison.truthOnsets()).isEmpty();
        assertThat(comparison.matched()).isEmpty();
        assertThat(comparison.missed()).isEmpty();
        assertThat(comparison.spurious()).isEmpty();
    }

    @Test
    void a_pulse_of_the_guard_without_a_partner_is_neither_missed_nor_spurious() {
        assertThat(compare(10, ".", "..........|##...", "..........|.....").missed())
                .isEmpty();
        assertThat(compare(10, ".", "..........|.....", "..........|##...").spurious())
                .isEmpty();
    }

    @Test
    void a_pulse_due_at_the_last_step_of_the_horizon_is_missed() {
        assertThat(compare(10, ".", ".........#|.....", "..........|.....").missed())
                .containsExactly(at(9));
    }

    @Test
    void a_pulse_forecast_at_the_last_step_of_the_horizon_is_spurious() {
        assertThat(compare(10, ".", "..........|.....", ".........#|.....").spurious())
                .containsExactly(at(9));
    }

    @Test
    void pulses_farther_apart_than_the_window_are_missed_and_spurious() {
        Comparison comparison = compare(10, ".", "...#......|.....", "........#.|.....");

        assertThat(comparison.matched()).isEmpty();
        assertThat(comparison.missed()).containsExactly(at(3));
        assertThat(comparison.spurious()).containsExactly(at(8));
    }

    @Test
    void a_pulse_answered_too_late_in_the_guard_is_missed() {
        Comparison comparison = compare(10, ".", "........##|.....", "..........|...##");

        assertThat(comparison.missed()).containsExactly(at(8));
        assertThat(comparison.spurious()).isEmpty();
    }

    @Test
    void a_partner_in_the_guard_that_is_nearer_leaves_the_one_in_the_horizon_over() {
        // 8 and 12 against 11: 12 is nearer, so 8 is spurious.
        Comparison comparison = compare(10, ".", "..........|.##..", "........#.|..##.");

        assertThat(comparison.matched()).isEmpty();
        assertThat(comparison.spurious()).containsExactly(at(8));
    }

    @Test
    void a_pulse_at_the_first_step_is_seen_in_both() {
        Comparison comparison = compare(10, ".", "##........|.....", "##........|.....");

        assertThat(comparison.matched()).containsExactly(new Pair(at(0), at(0)));
    }

    @Test
    void a_pulse_in_progress_at_the_first_step_is_not_counted() {
        Comparison comparison = compare(10, ".#", "##........|##...", "#.........|##...");

        assertThat(comparison.truthOnsets()).isEmpty();
        assertThat(comparison.missed()).isEmpty();
        assertThat(comparison.spurious()).isEmpty();
    }

    @Test
    void a_pulse_in_progress_that_the_forecast_drops_and_begins_again_is_spurious() {
        assertThat(compare(10, ".#", "##........|##...", ".#........|##...").spurious())
                .containsExactly(at(1));
    }

    @Test
    void the_true_warm_up_stands_before_the_forecast() {
        // The forecast is high from its first step on, as the truth was before: no onset.
        assertThat(compare(10, ".#", "..........|.....", "##........|.....").spurious())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({".#., true", "..., false"})
    void a_pulse_of_the_warm_up_is_a_pulse_of_the_truth(String warmUp, boolean any) {
        assertThat(compare(10, warmUp, "..........|.....", "####......|.....").anyPulse())
                .isEqualTo(any);
    }

    @Test
    void a_pulse_of_the_guard_is_a_pulse_of_the_truth() {
        assertThat(compare(10, ".", "..........|#....", "..........|.....").anyPulse())
                .isTrue();
    }

    @Test
    void a_warm_up_exactly_on_the_threshold_is_a_pulse() {
        assertThat(compare(10, new double[] {0.5}, new double[15], new double[15], 10)
                        .anyPulse())
                .isTrue();
    }

    @Test
    void a_truth_without_levels_has_no_pulse() {
        double[] constant = new double[15];

        Comparison comparison = new Comparison(
                constant, constant, new double[10], Pictures.draw("...###....|....."), 10, Optional.empty());

        assertThat(comparison.levels()).isEmpty();
        assertThat(comparison.anyPulse()).isFalse();
        assertThat(comparison.spurious()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"..........|....., -1", "...?..?...|....., 3", "..........|....?, 14", "?.........|....., 0"})
    void a_forecast_is_not_finite_from_its_first_nan_on(String forecast, int step) {
        Comparison comparison = compare(10, ".", "..........|.....", forecast);

        assertThat(comparison.notFiniteFrom().orElse(-1)).isEqualTo(step);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void infinity_is_not_finite(double infinity) {
        double[] forecast = new double[15];
        forecast[9] = infinity;

        assertThat(compare(10, new double[1], new double[15], forecast, 10).notFiniteFrom())
                .hasValue(9);
    }

    @Test
    void errors_are_taken_against_the_noise_and_pulses_from_the_clean_wave() {
        double[] clean = Pictures.draw("...##.....|.....");
        double[] noisy = Pictures.draw("...##..#..");

        Comparison comparison =
                new Comparison(new double[1], clean, noisy, clean, 10, Optional.of(PulseRule.of(LEVELS)));

        assertThat(comparison.truthOnsets()).containsExactly(at(3));
        assertThat(comparison.error(7)).isEqualTo(-1);
    }

    @Test
    void the_arrays_are_copied() {
        double[] clean = Pictures.draw("...##.....|.....");
        double[] truth = Pictures.draw("...##.....");
        double[] forecast = clean.clone();
        Comparison comparison =
                new Comparison(new double[1], clean, truth, forecast, 10, Optional.of(PulseRule.of(LEVELS)));

        clean[3] = 9;
        truth[3] = 9;
        forecast[3] = 9;

        assertThat(comparison.error(3)).isEqualTo(0);
        assertThat(comparison.forecastRange(true)).isEqualTo(1);
        assertThat(comparison.truthRange(true)).isEqualTo(1);
    }

    @Test
    void horizon_and_period_are_those_that_were_given() {
        Comparison comparison = ofLengths(3, 16, 10, 16, 12.5);

        assertThat(comparison.horizon()).isEqualTo(10);
        assertThat(comparison.periodSteps()).isEqualTo(12.5);
        assertThat(comparison.levels()).contains(LEVELS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // warmUp | clean | truth | forecast | period | message
                "0 | 15 | 10 | 15 | 10   | warmUp is 0 samples, but must be at least 1",
                "1 | 15 | 0  | 15 | 10   | truth is 0 steps, but must be at least 1",
                "1 | 15 | 10 | 15 | 1.5  | period is 1.5, but must be at least 2 (samples)",
                "1 | 15 | 10 | 15 | NaN  | period is NaN, but must be at least 2 (samples)",
                "1 | 9  | 10 | 9  | 10   | clean is 9 steps, but must be at least 10 steps",
                "1 | 15 | 10 | 14 | 10   | forecast is 14 steps, but must be 15 steps",
                "1 | 15 | 10 | 16 | 10   | forecast is 16 steps, but must be 15 steps",
            })
    void arrays_that_do_not_fit_are_rejected(
            int warmUp, int clean, int truth, int forecast, double period, String message) {
        assertThatThrownBy(() -> ofLengths(warmUp, clean, truth, forecast, period))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(message);
    }

    @Test
    void an_infinite_period_is_rejected() {
        assertThatThrownBy(() -> ofLengths(1, 15, 10, 15, Double.POSITIVE_INFINITY))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("period is Infinity, but must be at least 2 (samples)");
    }

    @ParameterizedTest
    @CsvSource({"warmUp, NaN, 2", "clean, NaN, 4", "clean, Infinity, 14", "truth, NaN, 4", "training, -Infinity, 0"})
    void a_truth_that_is_not_finite_is_rejected(String name, double value, int step) {
        Map<String, double[]> series = Map.of(
                "warmUp", new double[3], "clean", new double[15], "truth", new double[10], "training", new double[5]);
        series.get(name)[step] = value;

        assertThatThrownBy(() -> new Comparison(
                        series.get("warmUp"),
                        series.get("clean"),
                        series.get("truth"),
                        new double[15],
                        OptionalDouble.of(10),
                        Optional.of(PulseRule.of(LEVELS)),
                        ComparisonContext.NONE.withTraining(series.get("training"))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(name + " is " + value + " at step " + step + ", but must be finite");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 11})
    void a_forecast_one_step_ahead_is_as_long_as_the_horizon(int steps) {
        ComparisonContext context = ComparisonContext.NONE.withOneStepAhead(new double[steps]);

        assertThatThrownBy(() -> new Comparison(
                        new double[1],
                        new double[15],
                        new double[10],
                        new double[15],
                        OptionalDouble.of(10),
                        Optional.of(PulseRule.of(LEVELS)),
                        context))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("oneStepAhead is " + steps + " steps, but must be 10 steps");
    }

    @Test
    void lists_of_onsets_can_not_be_changed() {
        Comparison comparison = compare(10, ".", "...##.....|.....", "....##....|.....");

        for (List<?> list :
                List.of(comparison.matched(), comparison.missed(), comparison.spurious(), comparison.truthOnsets())) {
            assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    private static Comparison withoutPeriod(double[] forecast, ComparisonContext context) {
        double[] truth = {0, 0, 1, 1, 0, 0};
        return new Comparison(
                new double[1],
                truth,
                truth,
                forecast,
                OptionalDouble.empty(),
                Optional.of(PulseRule.of(LEVELS)),
                context);
    }

    @Test
    void without_a_period_no_guard_is_needed_and_no_pulse_is_looked_for() {
        Comparison comparison = withoutPeriod(new double[] {0, 0, 1, 1, 0, 0}, ComparisonContext.NONE);

        assertThat(comparison.horizon()).isEqualTo(6);
        assertThat(comparison.period()).isEmpty();
        assertThat(comparison.anyPulse()).isFalse();
        assertThat(comparison.truthOnsets()).isEmpty();
        assertThat(comparison.matched()).isEmpty();
        assertThat(BadPulse.of(comparison)).isEmpty();
        assertThatThrownBy(comparison::periodSteps).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void what_a_metric_may_need_is_met_where_it_is_given_and_nowhere_else() {
        ComparisonContext context = ComparisonContext.NONE
                .withTraining(new double[3])
                .withOneStepAhead(new double[6])
                .withBaselines(Map.of(Baseline.DRIFT, new double[6]))
                .withCells(new CellActivity(new float[6][1], 2, 0))
                .withQuantiles(new Quantiles(List.of(0.5), List.of(Series.of(new double[6]))));

        Comparison bare = withoutPeriod(new double[6], ComparisonContext.NONE);
        Comparison full = withoutPeriod(new double[6], context);

        assertThat(Metric.Need.values()).noneMatch(bare::meets);
        assertThat(Metric.Need.values()).filteredOn(need -> !full.meets(need)).containsExactly(Metric.Need.CYCLES);
        assertThat(compare(10, ".", ".....|.....", ".....|.....").meets(Metric.Need.CYCLES))
                .isTrue();
    }

    @Test
    void a_forecast_whose_quantiles_are_not_finite_is_not_finite_itself() {
        double[] low = {0, 0, 0, 0, Double.NaN, 0};
        double[] high = {1, 1, 1, Double.POSITIVE_INFINITY, 1, 1};
        Quantiles quantiles = new Quantiles(List.of(0.1, 0.9), List.of(Series.of(low), Series.of(high)));

        Comparison comparison = withoutPeriod(new double[6], ComparisonContext.NONE.withQuantiles(quantiles));

        assertThat(comparison.notFiniteFrom()).hasValue(3);
    }

    @Test
    void quantiles_are_at_least_as_long_as_the_horizon() {
        Quantiles quantiles = new Quantiles(List.of(0.5), List.of(Series.of(new double[5])));

        assertThatThrownBy(() -> withoutPeriod(new double[6], ComparisonContext.NONE.withQuantiles(quantiles)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("quantiles is 5 steps, but must be at least 6 steps");
    }

    @Test
    void a_metric_can_not_change_what_others_are_computed_from() {
        ComparisonContext context =
                ComparisonContext.NONE.withTraining(new double[] {1, 2}).withOneStepAhead(new double[6]);
        Comparison comparison = withoutPeriod(new double[6], context);

        comparison.truth()[2] = 9;
        comparison.clean()[2] = 9;
        comparison.forecast()[2] = 9;
        comparison.training().orElseThrow()[0] = 9;
        comparison.oneStepAhead().orElseThrow()[0] = 9;

        assertThat(comparison.truth()[2]).isEqualTo(1);
        assertThat(comparison.clean()[2]).isEqualTo(1);
        assertThat(comparison.forecast()[2]).isZero();
        assertThat(comparison.training().orElseThrow()).containsExactly(1, 2);
        assertThat(comparison.oneStepAhead().orElseThrow()).containsOnly(0);
    }

    /** Without some of its guard. */
    private static Comparison cut(String truth, String forecast) {
        return compare(10, "..........", truth, forecast);
    }

    // A pulse at 5.5 may match one up to 10, a pulse at 6.5 one up to 11, which is behind the last step.
    @Test
    void a_pulse_that_might_match_one_behind_the_end_of_the_series_is_not_judged() {
        assertThat(cut("......##..|.", "..........|.").missed()).containsExactly(at(6));
        assertThat(cut(".......##.|.", "..........|.").missed()).isEmpty();
        assertThat(cut(".......##.|.", "..........|.").truthOnsets()).isEmpty();
        assertThat(cut(".......##.|.", ".......##.|.").matched()).isEmpty();
        assertThat(cut("..........|.", ".......##.|.").spurious()).isEmpty();
    }

    @Test
    void pulses_not_judged_at_the_end_are_counted() {
        assertThat(StandardMetric.CENSORED_PULSES.of(cut(".......##.|.", "..........|.")))
                .isEqualTo(new MetricValue.Defined(
                        1,
                        OptionalInt.empty(),
                        "1 begins too near the end of the series, which ends before the guard"));
        assertThat(StandardMetric.PHASE_ERROR.of(cut(".......##.|.", "..........|.")))
                .isEqualTo(new MetricValue.Undefined(
                        MetricValue.Cause.TRUTH,
                        "no pulse of the truth can be judged: 1 begins too near the end of the series, which ends before the"
                                + " guard"));
    }

    private static Comparison filled(String truth, String forecast, int... steps) {
        BitSet filled = new BitSet();
        IntStream.of(steps).forEach(filled::set);
        double[] clean = Pictures.draw(truth);
        return new Comparison(
                new double[5],
                clean,
                Arrays.copyOf(clean, 20),
                Pictures.draw(forecast),
                OptionalDouble.of(10),
                Optional.of(PulseRule.of(LEVELS)),
                ComparisonContext.NONE.withFilled(filled));
    }

    @Test
    void steps_that_were_filled_in_are_not_judged() {
        Comparison comparison = filled("..................... |....", "..................... |....", 0, 7, 19);

        assertThat(comparison.isJudged(7)).isFalse();
        assertThat(comparison.isJudged(8)).isTrue();
        assertThat(comparison.judgedSteps())
                .containsExactly(1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18);
    }

    // The onset at 3 lies between the values of the steps 2 and 3.
    @ParameterizedTest
    @CsvSource({"1, 1, 0", "2, 0, 1", "3, 0, 1", "4, 1, 0"})
    void a_pulse_that_begins_where_a_value_was_filled_in_is_not_judged_but_counted(int step, int missed, int censored) {
        Comparison comparison = filled("...##...............|.....", "....................|.....", step);

        assertThat(comparison.missed()).hasSize(missed);
        assertThat(comparison.censored().count()).isEqualTo(censored);
    }

    @Test
    void a_pulse_of_the_forecast_in_a_filled_gap_is_not_spurious() {
        assertThat(filled("....................|.....", "........##..........|.....", 7, 8, 9)
                        .spurious())
                .isEmpty();
        assertThat(filled("...##...............|.....", "....##..............|.....", 2)
                        .matched())
                .isEmpty();
    }

    // The period is 10: a pulse of the truth up to 4.5 steps away would match.
    @Test
    void a_pulse_of_the_forecast_whose_partner_may_be_in_a_filled_gap_is_not_spurious() {
        String truth = "....................|.....";
        String forecast = "..........##........|.....";

        assertThat(filled(truth, forecast, 14).spurious()).isEmpty();
        assertThat(filled(truth, forecast, 6).spurious()).isEmpty();
        assertThat(filled(truth, forecast, 3, 16).spurious()).hasSize(1);
    }

    @Test
    void a_horizon_of_filled_values_only_is_rejected() {
        assertThatThrownBy(() -> filled(
                        "....................|.....",
                        "....................|.....",
                        IntStream.range(0, 20).toArray()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "filled is all 20 steps of the horizon, but must be fewer: a value that was filled in is not"
                                + " judged");
    }
}
