package io.github.lstmforecast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepInputsTest {
    /** Of step t: targets t and -t, known inputs 10 t, 100 t and 1000 t; one step more is known. */
    private static final Features FEATURES = Features.of(
            Series.of(new double[] {1, -1, 2, -2}, 2),
            Series.of(new double[] {10, 100, 1000, 20, 200, 2000, 30, 300, 3000}, 3));

    @Test
    void training_inputs_are_the_targets_then_the_known_inputs_of_the_next_step() {
        assertThat(assemble(StepInputs.ofTraining(2, 3), 0)).containsExactly(1, -1, 20, 200, 2000);
    }

    @Test
    void the_last_step_takes_the_known_inputs_beyond_the_targets() {
        assertThat(assemble(StepInputs.ofTraining(2, 3), 1)).containsExactly(2, -2, 30, 300, 3000);
    }

    @Test
    void without_a_lead_known_inputs_are_those_of_the_same_step() {
        assertThat(assemble(new StepInputs(2, 3, 0, 0, 1, 2, 3, 4), 1)).containsExactly(2, -2, 20, 200, 2000);
    }

    @Test
    void a_model_can_have_its_own_order_of_columns() {
        StepInputs inputs = new StepInputs(2, 3, 1, 2, 4, 0, 3, 1);

        assertThat(assemble(inputs, 0)).containsExactly(20, 2000, 1, 200, -1);
        assertThat(inputs.size()).isEqualTo(5);
        assertThat(inputs.isTarget(1)).isFalse();
        assertThat(inputs.isTarget(2)).isTrue();
        assertThat(inputs.isTarget(3)).isFalse();
        assertThat(inputs.isTarget(4)).isTrue();
    }

    @Test
    void outputs_of_the_model_can_replace_the_targets() {
        float[] input = new float[5];

        new StepInputs(2, 3, 1, 2, 4, 0, 3, 1).assemble(new float[] {7, 8}, FEATURES.known(), 0, input);

        assertThat(input).containsExactly(20, 2000, 7, 200, 8);
    }

    @Test
    void targets_alone_need_no_known_inputs() {
        float[] input = new float[2];

        StepInputs.ofTargets(2).assemble(new float[] {7, 8}, Optional.empty(), 5, input);

        assertThat(input).containsExactly(7, 8);
    }

    @Test
    void a_step_without_its_known_inputs_is_rejected() {
        assertThatThrownBy(() -> assemble(StepInputs.ofTraining(2, 3), 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1, 'targets is 0, but must be at least 1'",
        "1, -1, 1, 'known is -1, but must be at least 0'",
        "1, 1, 2, 'knownLead is 2, but must be 0 or 1 (steps)'",
        "1, 1, -1, 'knownLead is -1, but must be 0 or 1 (steps)'",
        "1, 2, 1, 'inputs is [0, 1], but must be each of the columns 0 to 2 once'",
    })
    void invalid_inputs_are_rejected(int targets, int known, int lead, String message) {
        assertThatThrownBy(() -> new StepInputs(targets, known, lead, 0, 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(message);
    }

    @Test
    void a_column_used_twice_is_rejected() {
        assertThatThrownBy(() -> new StepInputs(1, 1, 1, 1, 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("inputs is [1, 1], but must be each of the columns 0 to 1 once");
    }

    private static float[] assemble(StepInputs inputs, int step) {
        float[] to = new float[inputs.size()];
        inputs.assemble(FEATURES, step, to);
        return to;
    }
}
