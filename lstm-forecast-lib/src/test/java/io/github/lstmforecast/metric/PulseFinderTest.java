package io.github.lstmforecast.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Series made by formula, whose pulses are known. */
class PulseFinderTest {
    private static double[] series(int length, IntToDoubleFunction value) {
        return IntStream.range(0, length).mapToDouble(value).toArray();
    }

    private static PulseFinder find(double[] truth, double period) {
        return PulseFinder.of(truth, period, PulseSettings.NONE);
    }

    private static int[] onsets(double[] truth, double period) {
        PulseRule rule = find(truth, period).rule().orElseThrow();
        return Onset.find(new double[0], truth, rule).stream()
                .mapToInt(Onset::step)
                .toArray();
    }

    private static int[] every(int period, int first, int count) {
        return IntStream.range(0, count).map(i -> first + period * i).toArray();
    }

    /** A half-wave of this height, this many samples long. */
    private static void add(double[] values, int from, int length, double height) {
        for (int i = 0; i < length && from + i < values.length; i++) {
            values[from + i] += height * Math.sin(Math.PI * (i + 0.5) / length);
        }
    }

    private static double[] noise(int length, double sigma) {
        Random random = new Random(1);
        return series(length, i -> sigma * random.nextGaussian());
    }

    @Test
    void pulses_of_one_sample_are_seen() {
        double[] spikes = series(400, i -> i % 40 == 5 ? 1 : 0);

        assertThat(find(spikes, 40).rule().orElseThrow().levels()).isEqualTo(new Levels(0, 1));
        assertThat(onsets(spikes, 40)).containsExactly(every(40, 5, 10));
    }

    @Test
    void noise_between_narrow_pulses_is_none() {
        double[] spikes = noise(400, 0.01);
        IntStream.of(every(40, 5, 10)).forEach(i -> spikes[i] += 1);

        assertThat(onsets(spikes, 40)).containsExactly(every(40, 5, 10));
        assertThat(find(spikes, 40).rule().orElseThrow().levels().range()).isEqualTo(1.03, within(0.02));
    }

    // Medians: one of five cycles has a pulse of 9 instead of 1, one a dip to -5.
    @Test
    void levels_are_medians_of_the_cycles_minima_and_maxima() {
        double[] values = series(50, i -> i % 10 == 4 ? 1 : 0);
        values[24] = 9;
        values[31] = -5;

        assertThat(PulseFinder.of(values, 10, constantThreshold(0.5))
                        .rule()
                        .orElseThrow()
                        .levels())
                .isEqualTo(new Levels(0, 1));
    }

    private static PulseSettings low(double value) {
        return new PulseSettings(
                OptionalDouble.of(value), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static PulseSettings constantThreshold(double value) {
        return new PulseSettings(
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(value), OptionalDouble.empty());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-2, -0.3, 0.3, 2})
    void the_threshold_follows_a_trend_that_carries_cycles_over_any_constant(double slope) {
        double[] values = series(120, i -> slope * i + Math.sin(2 * Math.PI * (i - 0.5) / 12));

        // By formula: sin rises through 0 half a step before 1, 13, 25, ...
        assertThat(onsets(values, 12)).contains(every(12, 13, 8)).doesNotContain(6, 7, 8, 18, 19, 20, 30, 31, 32);
    }

    @Test
    void a_constant_series_with_a_cycle_has_a_constant_threshold() {
        double[] values = series(120, i -> 5 + Math.sin(2 * Math.PI * i / 12));

        PulseRule rule = find(values, 12).rule().orElseThrow();

        assertThat(IntStream.range(0, 120).mapToDouble(rule::trend)).containsOnly(0.0);
        assertThat(rule.threshold(7)).isEqualTo(5, within(1e-9));
    }

    @Test
    void a_second_lower_peak_is_no_pulse() {
        double[] values = new double[1000];
        for (int cycle = 0; cycle < 10; cycle++) {
            add(values, 100 * cycle + 10, 20, 1);
            add(values, 100 * cycle + 45, 20, 0.7);
        }

        // By formula: sin(pi (i + 0.5) / 20) is 0.45 at i = 2 and 0.52 or more from there; levels 0 and 1, nearly.
        assertThat(onsets(values, 100)).containsExactly(every(100, 13, 10));
        assertThat(find(values, 100).rule().orElseThrow().minDistance()).isPositive();
    }

    // Second peaks of 0.7 rise by 0.2 above the threshold, pulses by 0.5; what is above 0.35 is a pulse, wherever it
    // is.
    @Test
    void a_pulse_too_high_for_a_second_peak_counts_however_close_it_is() {
        double[] truth = new double[1000];
        for (int cycle = 0; cycle < 10; cycle++) {
            add(truth, 100 * cycle + 10, 20, 1);
            add(truth, 100 * cycle + 45, 20, 0.7);
        }
        PulseRule rule = find(truth, 100).rule().orElseThrow();
        double[] forecast = truth.clone();
        forecast[570] = 0.82;
        forecast[670] = 0.88;

        assertThat(Onset.find(new double[0], forecast, rule))
                .extracting(Onset::step)
                .contains(513, 613, 670, 713)
                .doesNotContain(570);
    }

    @Test
    void noise_on_a_slow_wave_is_no_pulse() {
        double[] noise = noise(365 * 4, 0.25);
        double[] values = series(noise.length, i -> Math.sin(2 * Math.PI * i / 365) + noise[i]);

        assertThat(onsets(values, 365)).hasSizeBetween(3, 4);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1.6", "0.8, 1.25"})
    void separate_pulses_may_come_at_any_rate(double shortest, double longest) {
        Random random = new Random(2);
        double[] values = noise(4000, 0.02);
        List<Integer> beats = new ArrayList<>();
        for (double time = 20; time < 3900; time += 200 * (shortest + (longest - shortest) * random.nextDouble())) {
            beats.add((int) time);
            add(values, (int) time, 6, 1);
        }

        assertThat(onsets(values, 200)).hasSize(beats.size());
        assertThat(find(values, 200).doubt()).isEmpty();
    }

    @Test
    void pulses_that_come_regularly_need_no_least_distance() {
        double[] values = series(200, i -> i % 10 < 3 ? 1 : 0);

        assertThat(find(values, 10).rule().orElseThrow().minDistance()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 24, 100})
    void in_noise_there_are_no_pulses_to_be_found(int period) {
        assertThat(find(noise(20 * period, 1), period).doubt()).isPresent();
    }

    // Half a cycle later the wave is upside down. The numbers are those of a program in Python that computes the same.
    @Test
    void the_doubt_tells_its_numbers() {
        double[] values = series(80, i -> Math.sin(2 * Math.PI * i / 20));

        assertThat(find(values, 10).doubt())
                .hasValue(
                        "values correlate by -0.62 with those one cycle later (0.3 is the least), and 29% of them are in the"
                                + " middle between the levels -0.3596 and 0.3686 (15% is the most)");
    }

    @Test
    void two_cycles_are_too_few_for_doubt() {
        assertThat(find(noise(48, 1), 24).doubt()).isEmpty();
    }

    @Test
    void what_the_user_says_is_not_doubted() {
        assertThat(PulseFinder.of(noise(200, 1), 10, constantThreshold(0.1)).doubt())
                .isEmpty();
    }

    @Test
    void a_constant_series_has_no_pulses() {
        assertThat(find(new double[50], 10).rule()).isEmpty();
        assertThat(find(new double[50], 10).doubt()).isEmpty();
    }

    /** What the user may say, and what follows. */
    enum Given {
        LOW(-1, Double.NaN, Double.NaN, Double.NaN, "Levels[low=-1.0, high=1.0] 0.0 0.0"),
        HIGH(Double.NaN, 3, Double.NaN, Double.NaN, "Levels[low=0.0, high=3.0] 1.5 0.0"),
        THRESHOLD(Double.NaN, Double.NaN, 0.25, Double.NaN, "Levels[low=0.0, high=1.0] 0.25 0.0"),
        MIN_DISTANCE(Double.NaN, Double.NaN, Double.NaN, 7, "Levels[low=0.0, high=1.0] 0.5 7.0"),
        ALL(-1, 3, 2, 4, "Levels[low=-1.0, high=3.0] 2.0 4.0");

        private final PulseSettings settings;
        private final String rule;

        Given(double low, double high, double threshold, double minDistance, String rule) {
            this.settings = new PulseSettings(number(low), number(high), number(threshold), number(minDistance));
            this.rule = rule;
        }

        private static OptionalDouble number(double value) {
            return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_the_user_says_holds_and_the_rest_is_found(Given given) {
        double[] values = series(100, i -> i % 10 < 3 ? 1 : 0);

        PulseRule rule = PulseFinder.of(values, 10, given.settings).rule().orElseThrow();

        assertThat(rule.levels() + " " + rule.threshold(50) + " " + rule.minDistance())
                .isEqualTo(given.rule);
    }

    @Test
    void a_given_level_ends_the_following_of_a_trend() {
        double[] values = series(120, i -> 0.3 * i + Math.sin(2 * Math.PI * i / 12));

        PulseRule rule =
                PulseFinder.of(values, 12, constantThreshold(18)).rule().orElseThrow();

        assertThat(rule.threshold(0)).isEqualTo(18);
        assertThat(rule.threshold(119)).isEqualTo(18);
    }

    @Test
    void settings_that_contradict_what_is_found_are_rejected() {
        double[] values = series(100, i -> i % 10 < 3 ? 1 : 0);

        assertThatThrownBy(() -> PulseFinder.of(values, 10, constantThreshold(1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("threshold is 1.0, but must be between the levels, 0.000 and 1.000");
        assertThatThrownBy(() -> PulseFinder.of(values, 10, low(2)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("low is 2.0, but must be less than the high level, 1.000");
    }
}
