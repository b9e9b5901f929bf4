package io.github.lstmforecast.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Between the levels 0 and 1 a pulse begins at 0.5, and another needs a value below 0.4 before it. */
class OnsetTest {
    private static final PulseRule RULE = PulseRule.of(new Levels(0, 1));

    private static List<Onset> find(double[] before, double... values) {
        return Onset.find(before, values, RULE);
    }

    private static double[] before(double... values) {
        return values;
    }

    @Test
    void an_onset_is_interpolated_between_samples() {
        // From 0.25 up to 1.25, 0.5 is a quarter of the way: at 2 + 0.25.
        assertThat(find(before(0), 0, 0, 0.25, 1.25)).containsExactly(new Onset(2.25, 3));
    }

    @Test
    void an_onset_of_a_clean_wave_lies_half_a_step_before_its_first_high_sample() {
        assertThat(find(before(0), 0, 0, 1, 1, 0)).containsExactly(new Onset(1.5, 2));
    }

    @Test
    void an_onset_at_the_first_step_is_interpolated_from_the_last_of_the_warm_up() {
        // From 0.25 at step -1 to 0.75 at step 0: half way, at -0.5.
        assertThat(find(before(0, 0.25), 0.75, 1)).containsExactly(new Onset(-0.5, 0));
    }

    @Test
    void onsets_of_the_warm_up_are_not_told() {
        assertThat(find(before(0, 1, 0), 0, 1)).containsExactly(new Onset(0.5, 1));
    }

    @Test
    void a_pulse_in_progress_at_the_first_step_has_no_onset() {
        assertThat(find(before(0, 1), 1, 1, 0, 0)).isEmpty();
    }

    @Test
    void a_pulse_in_progress_at_the_first_step_ends_and_the_next_has_an_onset() {
        assertThat(find(before(0, 1), 1, 0, 1)).containsExactly(new Onset(1.5, 2));
    }

    @Test
    void a_value_exactly_on_the_threshold_begins_a_pulse_there() {
        assertThat(find(before(0), 0, 0.5, 1)).containsExactly(new Onset(1, 1));
    }

    @Test
    void a_value_just_below_the_threshold_begins_no_pulse() {
        assertThat(find(before(0), 0, Math.nextDown(0.5), 0)).isEmpty();
    }

    @Test
    void a_dip_to_exactly_the_arming_value_begins_no_second_pulse() {
        assertThat(find(before(0), 1, 0.4, 1)).containsExactly(new Onset(-0.5, 0));
    }

    @Test
    void a_dip_below_the_arming_value_begins_a_second_pulse() {
        // From 0.25 to 0.75: half way between steps 1 and 2.
        assertThat(find(before(0), 1, 0.25, 0.75)).containsExactly(new Onset(-0.5, 0), new Onset(1.5, 2));
    }

    @Test
    void a_dip_just_below_the_arming_value_is_enough() {
        assertThat(find(before(0), 1, Math.nextDown(0.4), 1)).hasSize(2);
    }

    @Test
    void a_signal_stays_armed_while_it_creeps_up_to_the_threshold() {
        // 0.45 is neither below 0.4 nor at 0.5; from there to 0.95, 0.5 is a tenth of the way.
        List<Onset> onsets = find(before(0), 0.3, 0.45, 0.45, 0.95);

        assertThat(onsets).singleElement().satisfies(onset -> {
            assertThat(onset.time()).isEqualTo(2.1, within(1e-12));
            assertThat(onset.step()).isEqualTo(3);
        });
    }

    @Test
    void noise_around_the_threshold_is_one_pulse() {
        assertThat(find(before(0), 0, 0.52, 0.47, 0.53, 0.41, 0.55, 0.49, 0.51))
                .extracting(Onset::step)
                .containsExactly(1);
    }

    @Test
    void the_warm_up_is_walked_to_know_that_a_pulse_is_in_progress() {
        // High, then a dip to 0.45 as the warm-up ends: still the same pulse.
        assertThat(find(before(0, 1, 0.45), 1, 1)).isEmpty();
    }

    @Test
    void the_warm_up_is_walked_to_know_that_a_pulse_has_ended() {
        // High, then 0.3, then 0.45: the signal was armed on the way.
        assertThat(find(before(0, 1, 0.3, 0.45), 1)).extracting(Onset::step).containsExactly(0);
    }

    @Test
    void a_warm_up_of_one_low_sample_is_enough() {
        assertThat(find(before(0), 1, 1)).containsExactly(new Onset(-0.5, 0));
    }

    @Test
    void a_warm_up_of_one_high_sample_is_a_pulse_in_progress() {
        assertThat(find(before(1), 1, 0.45, 1)).isEmpty();
    }

    @Test
    void a_warm_up_that_begins_between_arming_value_and_threshold_is_taken_to_be_before_a_pulse() {
        assertThat(find(before(0.45), 1)).extracting(Onset::step).containsExactly(0);
    }

    @Test
    void a_warm_up_that_begins_on_the_threshold_is_taken_to_be_in_a_pulse() {
        assertThat(find(before(0.5), 0.45, 1)).isEmpty();
    }

    @Test
    void without_a_warm_up_the_first_step_stands_for_it() {
        assertThat(find(before(), 1, 0, 1)).containsExactly(new Onset(1.5, 2));
    }

    @Test
    void thresholds_go_with_the_levels() {
        // Levels 10 and 20: 15 is half way from 10 to 20.
        assertThat(Onset.find(before(10), new double[] {20, 10.5, 20, 14.5, 20}, PulseRule.of(new Levels(10, 20))))
                .extracting(Onset::step)
                .containsExactly(0, 2);
    }

    @Test
    void a_flat_signal_has_no_onset() {
        assertThat(find(before(0), 0, 0, 0)).isEmpty();
        assertThat(find(before(1), 1, 1, 1)).isEmpty();
    }

    /** The end of the pulse whose first high sample is at step 1. */
    private static OptionalDouble end(double... values) {
        return new Onset(0.5, 1).end(values, RULE);
    }

    @Test
    void the_end_of_a_clean_wave_lies_half_a_step_after_its_last_high_sample() {
        assertThat(end(0, 1, 1, 1, 0, 1)).hasValue(3.5);
    }

    @Test
    void an_end_is_interpolated_between_samples() {
        // From 1.25 down to 0.25, 0.5 is three quarters of the way: at 2 + 0.75.
        assertThat(end(0, 1, 1.25, 0.25)).hasValue(2.75);
    }

    @Test
    void a_pulse_of_one_sample_exactly_on_the_threshold_ends_there() {
        assertThat(end(0, 0.5, 0)).hasValue(1);
    }

    @Test
    void a_dip_between_arming_value_and_threshold_ends_no_pulse() {
        // Down to 0.45 after step 1, up again, down for good after step 3: at 3.5.
        assertThat(end(0, 1, 0.45, 1, 0)).hasValue(3.5);
    }

    @Test
    void a_dip_to_exactly_the_arming_value_ends_no_pulse() {
        assertThat(end(0, 1, 0.4, 1, 0)).hasValue(3.5);
    }

    @Test
    void a_dip_just_below_the_arming_value_ends_a_pulse() {
        // From 1 down to 0.4, 0.5 is five sixths of the way.
        assertThat(end(0, 1, Math.nextDown(0.4), 1, 0).orElseThrow()).isEqualTo(1 + 5 / 6.0, within(1e-12));
    }

    @Test
    void a_pulse_that_creeps_below_the_threshold_ended_where_it_crossed_it() {
        // Below the threshold at step 3, below the arming value at step 5 only; crossed half way from 0.55 to 0.45.
        assertThat(end(0, 1, 0.55, 0.45, 0.42, 0.3).orElseThrow()).isEqualTo(2.5, within(1e-12));
    }

    @Test
    void of_several_falls_below_the_threshold_the_last_before_arming_is_the_end() {
        // 0.75 to 0.45 after step 1, 0.5 to 0.45 after step 3; the second falls from the threshold itself.
        assertThat(end(0, 0.75, 0.45, 0.5, 0.45, 0.3)).hasValue(3);
    }

    @Test
    void what_comes_after_the_end_does_not_count() {
        assertThat(end(0, 1, 0, 1, 1, 0)).hasValue(1.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, 0.45, 0.4})
    void a_signal_that_is_not_armed_again_has_no_end(double last) {
        assertThat(end(0, 1, 1, last)).isEmpty();
    }

    @Test
    void ends_go_with_the_levels() {
        // Levels 10 and 20: from 20 to 12, 15 is five eighths of the way.
        assertThat(new Onset(0, 0).end(new double[] {20, 12}, PulseRule.of(new Levels(10, 20))))
                .hasValue(0.625);
    }

    @Test
    void every_pulse_has_its_own_end() {
        double[] values = {0, 1, 0, 1, 1, 0, 0, 1};

        assertThat(Onset.find(before(0), values, RULE))
                .extracting(onset -> onset.end(values, RULE))
                .containsExactly(OptionalDouble.of(1.5), OptionalDouble.of(4.5), OptionalDouble.empty());
    }

    @Test
    void a_threshold_that_follows_a_trend_is_crossed_between_samples() {
        // Thresholds 0.5, 1.5, 2.5: from 0.25 below one to 0.75 above the next, a quarter of the way.
        PulseRule rising = RULE.following(new double[] {0, 1, 2});

        assertThat(Onset.find(before(), new double[] {0.25, 2.25, 3}, rising)).containsExactly(new Onset(0.25, 1));
    }

    @Test
    void before_and_behind_its_ends_a_trend_goes_on_as_it_is_there() {
        PulseRule rising = RULE.following(new double[] {1, 2}).from(1);

        assertThat(new double[] {rising.threshold(-2), rising.threshold(-1), rising.threshold(0), rising.threshold(5)})
                .containsExactly(1.5, 1.5, 2.5, 2.5);
        assertThat(rising.low(0)).isEqualTo(2);
        assertThat(rising.high(0)).isEqualTo(3);
        assertThat(rising.rearm(0)).isEqualTo(2.4);
    }

    @Test
    void a_pulse_ends_at_the_threshold_of_that_time() {
        // Thresholds 0.5, 1.5, 2.5: from 1.5 above one to 0.5 below the next, three quarters of the way.
        PulseRule rising = RULE.following(new double[] {0, 1, 2});

        assertThat(new Onset(0.5, 1).end(new double[] {0, 3, 2}, rising)).hasValue(1.75);
    }

    private static List<Onset> find(double minDistance, double... values) {
        return Onset.find(before(0), values, RULE.withMinDistance(minDistance));
    }

    @Test
    void of_two_onsets_closer_than_the_least_distance_the_one_of_the_higher_pulse_remains() {
        assertThat(find(4, 1, 0, 0, 1.5, 0, 0)).extracting(Onset::step).containsExactly(3);
        assertThat(find(4, 1.5, 0, 0, 1, 0, 0)).extracting(Onset::step).containsExactly(0);
    }

    @Test
    void of_equally_high_pulses_the_first_remains() {
        assertThat(find(4, 1, 0, 0, 1, 0, 0, 1)).extracting(Onset::step).containsExactly(0, 6);
    }

    @Test
    void onsets_just_as_far_apart_as_the_least_distance_remain() {
        assertThat(find(3, 1, 0, 0, 1, 0, 0)).extracting(Onset::step).containsExactly(0, 3);
    }

    @Test
    void a_higher_pulse_of_the_warm_up_takes_the_place_of_one_behind_it() {
        assertThat(Onset.find(before(0, 2, 0), new double[] {0, 1, 0, 1}, RULE.withMinDistance(4)))
                .extracting(Onset::step)
                .containsExactly(3);
    }
}
