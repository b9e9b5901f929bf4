package io.github.lstmforecast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingCopyTest {
    // By hand: floor(period / copies).
    @ParameterizedTest
    @CsvSource({"10, 3, 3", "10, 1, 10", "10, 4, 2", "12.5, 3, 4", "9.9, 10, 0", "7, 7, 1"})
    void copies_share_a_cycle_in_whole_samples(double periodSteps, int copies, int expected) {
        assertThat(TrainingCopy.shiftSteps(periodSteps, copies)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1"})
    void no_copies_are_rejected(int copies) {
        assertThatThrownBy(() -> TrainingCopy.shiftSteps(10, copies))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("copies is " + copies + ", but must be at least 1");
    }

    @Test
    void copies_are_delayed_by_one_shift_more_each() {
        List<TrainingCopy> copies = TrainingCopy.rotated(Series.of(0, 1, 2, 3, 4, 5, 6), 3, 2);

        assertThat(copies)
                .extracting(TrainingCopy::inputs)
                .containsExactly(
                        Series.of(0, 1, 2, 3, 4, 5, 6), Series.of(5, 6, 0, 1, 2, 3, 4), Series.of(3, 4, 5, 6, 0, 1, 2));
    }

    @Test
    void targets_are_the_inputs_of_the_next_step_and_end_with_the_first_input() {
        List<TrainingCopy> copies = TrainingCopy.rotated(Series.of(0, 1, 2, 3, 4, 5, 6), 3, 2);

        assertThat(copies)
                .extracting(TrainingCopy::targets)
                .containsExactly(
                        Series.of(1, 2, 3, 4, 5, 6, 0), Series.of(6, 0, 1, 2, 3, 4, 5), Series.of(4, 5, 6, 0, 1, 2, 3));
    }

    @Test
    void a_copy_of_two_features_is_rotated_in_steps() {
        Series series = Series.of(new double[] {1, 10, 2, 20, 3, 30}, 2);

        TrainingCopy second = TrainingCopy.rotated(series, 2, 1).get(1);

        assertThat(second.inputs()).isEqualTo(Series.of(new double[] {3, 30, 1, 10, 2, 20}, 2));
        assertThat(second.targets()).isEqualTo(Series.of(new double[] {1, 10, 2, 20, 3, 30}, 2));
    }

    @Test
    void known_inputs_are_rotated_with_the_targets_and_those_beyond_them_are_not_used() {
        Features features = Features.of(Series.of(1, 2, 3), Series.of(10, 20, 30, 40));

        TrainingCopy second = TrainingCopy.rotated(features, 2, 1).get(1);

        assertThat(second.length()).isEqualTo(3);
        assertThat(second.features()).isEqualTo(Features.of(Series.of(3, 1, 2, 3), Series.of(30, 10, 20, 30)));
    }

    @Test
    void known_inputs_are_shifted_with_the_targets() {
        Features features = Features.of(Series.of(1, 2, 3, 4, 5), Series.of(10, 20, 30, 40, 50, 60));

        TrainingCopy second = TrainingCopy.atOffsets(features, 2, 1, 3).get(1);

        assertThat(second.features()).isEqualTo(Features.of(Series.of(2, 3, 4, 5), Series.of(20, 30, 40, 50)));
    }

    @Test
    void a_copy_without_a_step_is_rejected() {
        assertThatThrownBy(() -> new TrainingCopy(Features.of(Series.of())))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("features is 0 steps, but must be at least 1 step");
    }

    @Property
    void a_copy_is_rotated_without_losing_a_sample(
            @ForAll @IntRange(min = 1, max = 60) int length,
            @ForAll @IntRange(min = 1, max = 6) int copies,
            @ForAll @IntRange(min = 0, max = 30) int shiftSteps) {
        double[] samples = IntStream.range(0, length).asDoubleStream().toArray();

        List<TrainingCopy> rotated = TrainingCopy.rotated(Series.of(samples), copies, shiftSteps);

        assertThat(rotated).hasSize(copies).allSatisfy(copy -> {
            assertThat(sorted(copy.inputs())).isEqualTo(samples);
            assertThat(sorted(copy.targets())).isEqualTo(samples);
            assertThat(copy.targets().get(length - 1, 0))
                    .isEqualTo(copy.inputs().get(0, 0));
        });
    }

    @Test
    void copies_at_offsets_start_one_shift_later_each() {
        Series series = Series.of(0, 1, 2, 3, 4, 5, 6, 7, 8);

        List<TrainingCopy> copies = TrainingCopy.atOffsets(series, 3, 2, 4);

        assertThat(copies)
                .extracting(TrainingCopy::inputs)
                .containsExactly(Series.of(0, 1, 2, 3), Series.of(2, 3, 4, 5), Series.of(4, 5, 6, 7));
        assertThat(copies)
                .extracting(TrainingCopy::targets)
                .containsExactly(Series.of(1, 2, 3, 4), Series.of(3, 4, 5, 6), Series.of(5, 6, 7, 8));
    }

    // By hand: the last target of the last copy is the last sample.
    @ParameterizedTest
    @CsvSource({"3, 2, 4, 9", "1, 5, 10, 11", "3, 3, 150, 157", "2, 0, 7, 8"})
    void copies_at_offsets_need_the_samples_up_to_the_last_target(
            int copies, int shiftSteps, int length, int expected) {
        assertThat(TrainingCopy.offsetLength(copies, shiftSteps, length)).isEqualTo(expected);
    }

    @Property
    void copies_at_offsets_use_the_whole_length_and_not_one_sample_more(
            @ForAll @IntRange(min = 1, max = 5) int copies,
            @ForAll @IntRange(min = 0, max = 9) int shiftSteps,
            @ForAll @IntRange(min = 1, max = 30) int length) {
        int needed = TrainingCopy.offsetLength(copies, shiftSteps, length);
        double[] samples = IntStream.range(0, needed).asDoubleStream().toArray();

        List<TrainingCopy> made = TrainingCopy.atOffsets(Series.of(samples), copies, shiftSteps, length);

        assertThat(made.get(copies - 1).targets().get(length - 1, 0)).isEqualTo(needed - 1);
        Series tooShort = Series.of(Arrays.copyOf(samples, needed - 1));
        assertThatThrownBy(() -> TrainingCopy.atOffsets(tooShort, copies, shiftSteps, length))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static double[] sorted(Series series) {
        double[] values = series.column(0);
        Arrays.sort(values);
        return values;
    }
}
