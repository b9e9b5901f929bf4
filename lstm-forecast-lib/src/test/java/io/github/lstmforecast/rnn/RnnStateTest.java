package io.github.lstmforecast.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RnnStateTest {
    private final RnnState state = new RnnState(new RnnShape(1, List.of(2, 1), 1), 2);

    @Test
    void a_new_state_is_zero_in_every_layer() {
        assertThat(state.batch()).isEqualTo(2);
        assertThat(state.hidden(0)).containsExactly(0, 0, 0, 0);
        assertThat(state.cell(0)).containsExactly(0, 0, 0, 0);
        assertThat(state.hidden(1)).containsExactly(0, 0);
        assertThat(state.cell(1)).containsExactly(0, 0);
    }

    @Test
    void h_and_c_of_each_layer_are_separate() {
        state.set(0, new float[] {1, 2, 3, 4}, new float[] {5, 6, 7, 8});

        assertThat(state.hidden(0)).containsExactly(1, 2, 3, 4);
        assertThat(state.cell(0)).containsExactly(5, 6, 7, 8);
        assertThat(state.hidden(1)).containsExactly(0, 0);
    }

    @Test
    void a_reset_sets_h_and_c_of_every_layer_to_zero() {
        state.set(0, new float[] {1, 2, 3, 4}, new float[] {5, 6, 7, 8});
        state.set(1, new float[] {1, 2}, new float[] {3, 4});

        state.reset();

        assertThat(state.hidden(0)).containsOnly(0);
        assertThat(state.cell(0)).containsOnly(0);
        assertThat(state.hidden(1)).containsOnly(0);
        assertThat(state.cell(1)).containsOnly(0);
    }

    @Test
    void a_state_copies_arrays_in_and_out() {
        float[] hidden = {1, 2};
        float[] cell = {3, 4};
        state.set(1, hidden, cell);

        hidden[0] = 99;
        cell[0] = 99;
        state.hidden(1)[1] = 99;
        state.cell(1)[1] = 99;

        assertThat(state.hidden(1)).containsExactly(1, 2);
        assertThat(state.cell(1)).containsExactly(3, 4);
    }

    @Test
    void a_layer_can_be_copied_into_a_larger_array() {
        state.set(1, new float[] {1, 2}, new float[] {3, 4});
        float[] hidden = new float[4];
        float[] cell = new float[4];

        state.copyTo(1, hidden, cell, 1);

        assertThat(hidden).containsExactly(0, 1, 2, 0);
        assertThat(cell).containsExactly(0, 3, 4, 0);
    }

    @Test
    void h_of_another_length_is_rejected() {
        assertThatThrownBy(() -> state.set(0, new float[3], new float[4]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("hidden is 3 numbers, but must be 4 numbers");
    }

    @Test
    void c_of_another_length_is_rejected() {
        assertThatThrownBy(() -> state.set(1, new float[2], new float[4]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("cell is 4 numbers, but must be 2 numbers");
    }

    @Test
    void a_state_without_sequences_is_rejected() {
        assertThatThrownBy(() -> new RnnState(new RnnShape(1, List.of(2), 1), 0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("batch is 0, but must be at least 1");
    }
}
