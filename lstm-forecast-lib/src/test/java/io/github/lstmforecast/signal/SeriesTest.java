package io.github.lstmforecast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTest {
    private static final Series TWO_FEATURES = Series.of(new double[] {1, 10, 2, 20, 3, 30}, 2);

    @Test
    void features_of_a_step_are_adjacent() {
        assertThat(TWO_FEATURES.length()).isEqualTo(3);
        assertThat(TWO_FEATURES.features()).isEqualTo(2);
        assertThat(TWO_FEATURES.get(1, 0)).isEqualTo(2);
        assertThat(TWO_FEATURES.get(1, 1)).isEqualTo(20);
    }

    @Test
    void a_column_is_one_feature_over_time() {
        assertThat(TWO_FEATURES.column(1)).containsExactly(10, 20, 30);
    }

    @Test
    void a_series_keeps_its_values_when_the_array_it_was_made_from_changes() {
        double[] one = {1, 2};
        double[] two = {1, 2};
        Series series = Series.of(one);
        Series wide = Series.of(two, 2);

        one[0] = 9;
        two[0] = 9;

        assertThat(series).isEqualTo(Series.of(1, 2));
        assertThat(wide.get(0, 0)).isEqualTo(1);
    }

    @Test
    void a_series_keeps_its_values_when_a_column_is_changed() {
        TWO_FEATURES.column(0)[0] = 9;

        assertThat(TWO_FEATURES.get(0, 0)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0,  5, 1 2 3 4 5",
        "0,  6, 1 2 3 4 5 1",
        "1,  5, 2 3 4 5 1",
        "-1, 3, 5 1 2",
        "-8, 5, 3 4 5 1 2",
        "7,  2, 3 4",
        "3,  12, 4 5 1 2 3 4 5 1 2 3 4 5",
        "3,  0, ''",
        "2147483647, 2, 3 4", // 2147483647 = 429496729 * 5 + 2
    })
    void a_cyclic_series_starts_again_after_its_end(int from, int steps, String expected) {
        assertThat(join(Series.of(1, 2, 3, 4, 5).cyclic(from, steps))).isEqualTo(expected);
    }

    @Test
    void features_of_a_cyclic_series_stay_together() {
        assertThat(TWO_FEATURES.cyclic(-1, 4)).isEqualTo(Series.of(new double[] {3, 30, 1, 10, 2, 20, 3, 30}, 2));
    }

    @Test
    void a_part_can_be_repeated() {
        assertThat(TWO_FEATURES.slice(1, 3).cyclic(1, 3)).isEqualTo(Series.of(new double[] {3, 30, 2, 20, 3, 30}, 2));
    }

    @Test
    void zero_steps_of_an_empty_series_are_an_empty_series() {
        assertThat(Series.of().cyclic(3, 0)).isEqualTo(Series.of());
    }

    @Property
    void step_t_of_a_cyclic_series_is_step_t_on_from_where_it_begins(
            @ForAll @IntRange(min = 1, max = 20) int length,
            @ForAll @IntRange(min = 1, max = 3) int features,
            @ForAll @IntRange(min = 0, max = 50) int steps,
            @ForAll @IntRange(min = -50, max = 50) int from) {
        double[] values = new double[length * features];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Series series = Series.of(values, features);

        Series cyclic = series.cyclic(from, steps);

        assertThat(cyclic.length()).isEqualTo(steps);
        for (int t = 0; t < steps; t++) {
            for (int f = 0; f < features; f++) {
                assertThat(cyclic.get(t, f)).isEqualTo(series.get(Math.floorMod(from + t, length), f));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 5, 1 2 3 4 5", "1, 3, 2 3", "4, 5, 5", "2, 2, ''", "5, 5, ''"})
    void a_slice_has_its_first_step_but_not_its_end(int from, int to, String expected) {
        assertThat(join(Series.of(1, 2, 3, 4, 5).slice(from, to))).isEqualTo(expected);
    }

    @Test
    void a_slice_keeps_all_features() {
        assertThat(TWO_FEATURES.slice(1, 3)).isEqualTo(Series.of(new double[] {2, 20, 3, 30}, 2));
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "2, 1", "0, 4", "4, 4"})
    void a_slice_beyond_the_series_is_rejected(int from, int to) {
        assertThatThrownBy(() -> TWO_FEATURES.slice(from, to))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("steps " + from + ".." + to + " of a series of 3 steps");
    }

    @Test
    void values_that_are_no_whole_number_of_steps_are_rejected() {
        assertThatThrownBy(() -> Series.of(new double[5], 2))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("values is 5 numbers, but must be a whole number of steps of 2 features each");
    }

    @Test
    void a_series_without_features_is_rejected() {
        assertThatThrownBy(() -> Series.of(new double[5], 0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("features is 0, but must be at least 1");
    }

    @Test
    void series_of_equal_numbers_and_other_width_differ() {
        Series narrow = Series.of(1, 10, 2, 20, 3, 30);

        assertThat(TWO_FEATURES).isNotEqualTo(narrow).isNotEqualTo(TWO_FEATURES.cyclic(1, 3));
        assertThat(TWO_FEATURES.cyclic(3, 3)).isEqualTo(TWO_FEATURES).hasSameHashCodeAs(TWO_FEATURES);
    }

    @Test
    void its_text_has_length_and_width() {
        assertThat(TWO_FEATURES).hasToString("Series[3 steps, 2 features]");
    }

    private static String join(Series series) {
        StringBuilder text = new StringBuilder();
        for (double value : series.column(0)) {
            text.append(text.isEmpty() ? "" : " ").append((int) value);
        }
        return text.toString();
    }
}
