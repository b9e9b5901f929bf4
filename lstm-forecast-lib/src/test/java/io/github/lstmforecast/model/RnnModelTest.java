package io.github.lstmforecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.rnn.RnnInitializer;
import io.github.lstmforecast.rnn.RnnKernel;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.rnn.RnnState;
import io.github.lstmforecast.rnn.RnnTape;
import java.util.List;
import org.junit.jupiter.api.Test;

class RnnModelTest {
    private static final RnnParameters PARAMETERS = RnnInitializer.initialize(new RnnShape(2, List.of(4, 3), 2), 1);

    private final RnnModel model = new RnnModel(PARAMETERS);

    @Test
    void a_model_has_the_shape_of_its_parameters() {
        RnnModel other = new RnnModel(RnnInitializer.initialize(new RnnShape(3, List.of(5), 2), 1));

        assertThat(other.inputs()).isEqualTo(3);
        assertThat(other.outputs()).isEqualTo(2);
        assertThat(other.units()).containsExactly(5);
    }

    @Test
    void steps_equal_those_of_the_kernel_from_a_zero_state() {
        float[][] inputs = {{0.5f, -1}, {0.25f, 2}, {0, 1}};
        RnnState kernelState = new RnnState(PARAMETERS.shape(), 1);
        RnnTape tape = new RnnTape(PARAMETERS.shape(), 1, 1);
        ModelState state = model.start();

        for (float[] input : inputs) {
            float[] output = new float[2];
            state.step(input, output);

            RnnKernel.forward(PARAMETERS.toArray(), input, kernelState, tape);
            assertThat(output).isEqualTo(tape.outputs());
        }
    }

    @Test
    void states_of_one_model_are_independent() {
        ModelState disturbed = model.start();
        ModelState other = model.start();
        ModelState alone = model.start();
        float[] output = new float[2];
        float[] expected = new float[2];

        for (int step = 0; step < 3; step++) {
            disturbed.step(new float[] {step, 1}, output);
            other.step(new float[] {-1, 9}, new float[2]);
        }
        for (int step = 0; step < 3; step++) {
            alone.step(new float[] {step, 1}, expected);
        }

        assertThat(output).isEqualTo(expected);
    }

    @Test
    void a_step_may_write_into_its_input() {
        ModelState apart = model.start();
        ModelState inPlace = model.start();
        float[] input = {0.5f, -1};
        float[] value = {0.5f, -1};

        for (int step = 0; step < 3; step++) {
            float[] output = new float[2];
            apart.step(input, output);
            input = output;
            inPlace.step(value, value);
        }

        assertThat(value).isEqualTo(input);
    }

    @Test
    void a_step_does_not_modify_its_input() {
        float[] input = {0.5f, -1};

        model.start().step(input, new float[2]);

        assertThat(input).containsExactly(0.5f, -1);
    }

    @Test
    void h_and_c_of_a_layer_can_be_copied() {
        float[] input = {0.5f, -1};
        ModelState state = model.start();
        state.step(input, new float[2]);
        RnnState kernelState = new RnnState(PARAMETERS.shape(), 1);
        RnnKernel.forward(PARAMETERS.toArray(), input, kernelState, new RnnTape(PARAMETERS.shape(), 1, 1));
        float[] hidden = new float[5];
        float[] cell = new float[5];

        state.copyTo(1, hidden, cell, 2);

        assertThat(hidden).startsWith(0, 0).endsWith(kernelState.hidden(1));
        assertThat(cell).startsWith(0, 0).endsWith(kernelState.cell(1));
    }

    @Test
    void an_input_of_another_length_is_rejected() {
        assertThatThrownBy(() -> model.start().step(new float[3], new float[2]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("input is 3 numbers, but must be 2 numbers");
    }

    @Test
    void an_output_of_another_length_is_rejected() {
        assertThatThrownBy(() -> model.start().step(new float[2], new float[1]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("output is 1 numbers, but must be 2 numbers");
    }
}
