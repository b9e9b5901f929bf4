package io.github.lstmforecast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTest {
    private static final List<TrainingCopy> TWO_COPIES = TrainingCopy.rotated(Series.of(0, 1, 2, 3, 4, 5), 2, 2);

    @Test
    void a_batch_holds_the_same_window_of_every_copy() {
        Windows windows = Windows.of(TWO_COPIES, 3);

        assertThat(rows(windows))
                .containsExactly(
                        List.of(0f, 1f, 2f), // window 0 of copy 0
                        List.of(4f, 5f, 0f), // window 0 of copy 1
                        List.of(3f, 4f, 5f), // window 1 of copy 0
                        List.of(1f, 2f, 3f)); // window 1 of copy 1
    }

    @Test
    void windows_have_a_shape() {
        Windows windows = Windows.of(TWO_COPIES, 2);

        assertThat(windows.windows()).isEqualTo(3);
        assertThat(windows.copies()).isEqualTo(2);
        assertThat(windows.windowLength()).isEqualTo(2);
        assertThat(windows.inputs()).isEqualTo(1);
        assertThat(windows.outputs()).isEqualTo(1);
    }

    @Test
    void a_row_continues_the_same_row_of_the_previous_batch() {
        Windows windows = Windows.of(TrainingCopy.rotated(PulseWave.of(10, 3).samples(150), 3, 3), 25);

        for (int batch = 1; batch < windows.windows(); batch++) {
            for (int copy = 0; copy < 3; copy++) {
                assertThat(windows.target((batch - 1) * 3 + copy, 24, 0))
                        .isEqualTo(windows.input(batch * 3 + copy, 0, 0));
            }
        }
    }

    @Test
    void the_target_is_the_input_of_the_next_step() {
        Windows windows = Windows.of(TWO_COPIES, 3);

        assertThat(IntStream.range(0, 4)
                        .mapToObj(row -> List.of(
                                windows.target(row, 0, 0), windows.target(row, 1, 0), windows.target(row, 2, 0))))
                .containsExactly(List.of(1f, 2f, 3f), List.of(5f, 0f, 1f), List.of(4f, 5f, 0f), List.of(2f, 3f, 4f));
    }

    @Test
    void features_keep_their_place() {
        Series series = Series.of(new double[] {1, 10, 2, 20, 3, 30, 4, 40}, 2);

        Windows windows = Windows.of(TrainingCopy.rotated(series, 1, 0), 2);

        assertThat(windows.inputs()).isEqualTo(2);
        assertThat(windows.outputs()).isEqualTo(2);
        assertThat(windows.input(1, 0, 0)).isEqualTo(3);
        assertThat(windows.input(1, 0, 1)).isEqualTo(30);
        assertThat(windows.input(1, 1, 0)).isEqualTo(4);
        assertThat(windows.target(1, 1, 0)).isEqualTo(1);
        assertThat(windows.target(1, 1, 1)).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 'window is 4, but must be a divisor of the training length, 6 samples (6 = 1 x 4 + 2)'",
        "5, 'window is 5, but must be a divisor of the training length, 6 samples (6 = 1 x 5 + 1)'",
        "12, 'window is 12, but must be a divisor of the training length, 6 samples (6 = 0 x 12 + 6)'",
        "0, 'window is 0, but must be at least 1 (samples)'",
        "-3, 'window is -3, but must be at least 1 (samples)'",
    })
    void a_window_that_does_not_divide_the_length_is_rejected(int windowLength, String message) {
        assertThatThrownBy(() -> Windows.of(TWO_COPIES, windowLength))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(message);
    }

    @Test
    void no_copies_are_rejected() {
        assertThatThrownBy(() -> Windows.of(List.of(), 5))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("copies is 0, but must be at least 1");
    }

    @Test
    void copies_without_a_training_step_are_rejected() {
        List<TrainingCopy> empty = List.of(copy(Series.of(1)));

        assertThatThrownBy(() -> Windows.of(empty, 5))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("window is 5, but must be a divisor of the training length, 0 samples (0 = 0 x 5 + 0)");
    }

    @Test
    void copies_of_different_length_are_rejected() {
        List<TrainingCopy> mixed = List.of(copy(Series.of(new double[7])), copy(Series.of(new double[10])));

        assertThatThrownBy(() -> Windows.of(mixed, 3))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("copies is 9 steps of 1 targets and 0 known inputs,"
                        + " but must be all of 6 steps of 1 targets and 0 known inputs");
    }

    @Test
    void copies_of_another_width_are_rejected() {
        List<TrainingCopy> mixed = List.of(copy(Series.of(new double[7])), copy(Series.of(new double[14], 2)));

        assertThatThrownBy(() -> Windows.of(mixed, 3))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("copies is 6 steps of 2 targets and 0 known inputs,"
                        + " but must be all of 6 steps of 1 targets and 0 known inputs");
    }

    @Test
    void copies_without_the_known_inputs_of_the_model_are_rejected() {
        assertThatThrownBy(() -> Windows.of(TWO_COPIES, StepInputs.ofTraining(1, 2), 3))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("copies is 6 steps of 1 targets and 0 known inputs,"
                        + " but must be all of 6 steps of 1 targets and 2 known inputs");
    }

    // Target t and known inputs 10 t and 100 t. By hand, for the copy that is delayed by one step: its targets are
    // 3 0 1 2 (3), so at its step 0, whose target is 3, the known inputs are those of the next step, 0 and 0.
    private static final List<TrainingCopy> WITH_KNOWN_INPUTS = TrainingCopy.rotated(
            Features.of(Series.of(0, 1, 2, 3), Series.of(new double[] {0, 0, 10, 100, 20, 200, 30, 300}, 2)), 2, 1);

    @Test
    void known_inputs_follow_the_targets_and_are_of_the_predicted_step() {
        Windows windows = Windows.of(WITH_KNOWN_INPUTS, 2);

        assertThat(windows.inputs()).isEqualTo(3);
        assertThat(windows.outputs()).isEqualTo(1);
        assertThat(steps(windows))
                .containsExactly(
                        List.of(List.of(0f, 10f, 100f), List.of(1f, 20f, 200f)), // window 0 of copy 0
                        List.of(List.of(3f, 0f, 0f), List.of(0f, 10f, 100f)), // window 0 of copy 1
                        List.of(List.of(2f, 30f, 300f), List.of(3f, 0f, 0f)), // window 1 of copy 0
                        List.of(List.of(1f, 20f, 200f), List.of(2f, 30f, 300f))); // window 1 of copy 1
        assertThat(windows.target(0, 1, 0)).isEqualTo(2);
        assertThat(windows.target(1, 0, 0)).isEqualTo(0);
        assertThat(windows.target(2, 1, 0)).isEqualTo(0);
        assertThat(windows.target(3, 1, 0)).isEqualTo(3);
    }

    @Test
    void order_and_lead_of_the_inputs_are_used() {
        Windows windows = Windows.of(WITH_KNOWN_INPUTS, new StepInputs(1, 2, 0, 2, 0, 1), 2);

        assertThat(steps(windows))
                .containsExactly(
                        List.of(List.of(0f, 0f, 0f), List.of(100f, 1f, 10f)),
                        List.of(List.of(300f, 3f, 30f), List.of(0f, 0f, 0f)),
                        List.of(List.of(200f, 2f, 20f), List.of(300f, 3f, 30f)),
                        List.of(List.of(100f, 1f, 10f), List.of(200f, 2f, 20f)));
        assertThat(windows.target(1, 0, 0)).isEqualTo(0); // the target is unchanged
    }

    private static TrainingCopy copy(Series series) {
        return new TrainingCopy(Features.of(series));
    }

    private static List<List<List<Float>>> steps(Windows windows) {
        return IntStream.range(0, windows.windows() * windows.copies())
                .mapToObj(row -> IntStream.range(0, windows.windowLength())
                        .mapToObj(t -> IntStream.range(0, windows.inputs())
                                .mapToObj(input -> windows.input(row, t, input))
                                .toList())
                        .toList())
                .toList();
    }

    private static List<List<Float>> rows(Windows windows) {
        return IntStream.range(0, windows.windows() * windows.copies())
                .mapToObj(row -> IntStream.range(0, windows.windowLength())
                        .mapToObj(t -> windows.input(row, t, 0))
                        .toList())
                .toList();
    }
}
