package io.github.lstmforecast.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelsTest {
    @Test
    void levels_are_the_5th_and_95th_percentile() {
        // Of 21 values, the percentiles lie at the sorted positions 0.05 * 20 = 1 and 0.95 * 20 = 19.
        double[] values =
                IntStream.rangeClosed(0, 20).mapToDouble(i -> i * 8 % 21).toArray();

        assertThat(Levels.of(values)).contains(new Levels(1, 19));
    }

    @Test
    void a_percentile_between_two_values_is_interpolated() {
        // Of 11 values, at the positions 0.5 and 9.5: half way between 0 and 10, and between 90 and 100.
        double[] values =
                IntStream.rangeClosed(0, 10).mapToDouble(i -> 100 - 10 * i).toArray();

        assertThat(Levels.of(values)).contains(new Levels(5, 95));
    }

    @Test
    void coincident_percentiles_give_way_to_minimum_and_maximum() {
        // One pulse in 40 samples: both percentiles are 0.
        double[] values = new double[40];
        values[17] = 3;

        assertThat(Levels.of(values)).contains(new Levels(0, 3));
    }

    @Test
    void a_series_that_is_often_low_but_not_at_the_95th_percentile_needs_no_minimum() {
        // 3 of 41 are high: position 0.95 * 40 = 38 of 0..40 is the first of them.
        double[] values = new double[41];
        Arrays.fill(values, 20, 23, 2);
        values[0] = -9;

        assertThat(Levels.of(values)).contains(new Levels(0, 2));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "50"})
    void a_constant_series_has_no_levels(int length) {
        double[] values = new double[length];
        Arrays.fill(values, 0.7);

        assertThat(Levels.of(values)).isEmpty();
    }

    @Test
    void the_series_is_left_as_it_was() {
        double[] values = {3, 1, 2, 0, 5};

        Levels.of(values);

        assertThat(values).containsExactly(3, 1, 2, 0, 5);
    }

    @Test
    void the_middle_is_half_way_between_the_levels() {
        Levels levels = new Levels(-2, 6);

        assertThat(levels.range()).isEqualTo(8);
        assertThat(levels.middle()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1e308, 1.7e308, 1.35e308", "-1.7e308, -1e308, -1.35e308", "4.9e-324, 1.5e-323, 1e-323"})
    void the_middle_of_huge_and_of_tiny_levels_is_between_them(double low, double high, double middle) {
        assertThat(new Levels(low, high).middle()).isEqualTo(middle);
    }

    @Test
    void levels_whose_distance_is_no_double_are_told() {
        double[] values = IntStream.range(0, 100)
                .mapToDouble(i -> i % 2 == 0 ? -1.7e308 : 1.7e308)
                .toArray();

        assertThatThrownBy(() -> Levels.of(values))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("range of the levels is from -1.7E308 to 1.7E308, which is too large for a double, but must"
                        + " be at most 1.7976931348623157E308");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 0", "NaN, 1", "0, NaN", "0, Infinity", "-Infinity, 0", "-1.7e308, 1.7e308"})
    void levels_that_are_not_two_finite_numbers_in_order_are_rejected(double low, double high) {
        assertThatThrownBy(() -> new Levels(low, high))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("levels is " + low + " and " + high + ", but must be two finite numbers, the lower first");
    }
}
