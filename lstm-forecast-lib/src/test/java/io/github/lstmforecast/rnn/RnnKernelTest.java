package io.github.lstmforecast.rnn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invalid arguments of the kernel; its results are tested with the cells. */
class RnnKernelTest {
    private static final RnnShape SHAPE = new RnnShape(2, List.of(3), 2);
    private static final int COUNT = SHAPE.parameterCount(); // 4 * 3 * (2 + 3 + 1) + 2 * (3 + 1) = 80

    @Test
    void parameters_of_another_length_are_rejected_by_the_forward_pass() {
        assertThatThrownBy(() -> RnnKernel.forward(
                        new float[COUNT - 1], new float[8], new RnnState(SHAPE, 1), new RnnTape(SHAPE, 4, 1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("parameters is 79 numbers, but must be 80 numbers");
    }

    @Test
    void inputs_of_another_length_are_rejected() {
        assertThatThrownBy(() -> RnnKernel.forward(
                        new float[COUNT], new float[9], new RnnState(SHAPE, 1), new RnnTape(SHAPE, 4, 1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("inputs is 9 numbers, but must be 8 numbers");
    }

    @Test
    void a_state_of_another_batch_is_rejected() {
        assertThatThrownBy(() -> RnnKernel.forward(
                        new float[COUNT], new float[8], new RnnState(SHAPE, 2), new RnnTape(SHAPE, 4, 1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "state is RnnShape[inputs=2, units=[3], outputs=2, cell=LSTM, gateActivation=SIGMOID, activation=tanh] of batch 2,"
                                + " but must be RnnShape[inputs=2, units=[3], outputs=2, cell=LSTM, gateActivation=SIGMOID, activation=tanh] of batch 1");
    }

    @Test
    void a_state_of_another_shape_is_rejected() {
        RnnState state = new RnnState(new RnnShape(2, List.of(4), 2), 1);

        assertThatThrownBy(() -> RnnKernel.forward(new float[COUNT], new float[8], state, new RnnTape(SHAPE, 4, 1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "state is RnnShape[inputs=2, units=[4], outputs=2, cell=LSTM, gateActivation=SIGMOID, activation=tanh] of batch 1,"
                                + " but must be RnnShape[inputs=2, units=[3], outputs=2, cell=LSTM, gateActivation=SIGMOID, activation=tanh] of batch 1");
    }

    @Test
    void parameters_of_another_length_are_rejected_by_the_backward_pass() {
        assertThatThrownBy(() ->
                        RnnKernel.backward(new float[COUNT + 1], new float[8], tapeAfterForward(), new float[COUNT]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("parameters is 81 numbers, but must be 80 numbers");
    }

    @Test
    void output_errors_of_another_length_are_rejected() {
        assertThatThrownBy(
                        () -> RnnKernel.backward(new float[COUNT], new float[7], tapeAfterForward(), new float[COUNT]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("outputErrors is 7 numbers, but must be 8 numbers");
    }

    @Test
    void a_gradient_of_another_length_is_rejected() {
        assertThatThrownBy(() ->
                        RnnKernel.backward(new float[COUNT], new float[8], tapeAfterForward(), new float[COUNT + 1]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("gradient is 81 numbers, but must be 80 numbers");
    }

    @Test
    void a_tape_without_a_forward_pass_is_rejected() {
        assertThatThrownBy(() ->
                        RnnKernel.backward(new float[COUNT], new float[8], new RnnTape(SHAPE, 4, 1), new float[COUNT]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("tape is without a forward pass, but must be that of a forward pass");
    }

    @Test
    void a_tape_without_steps_is_rejected() {
        assertThatThrownBy(() -> new RnnTape(SHAPE, 0, 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("time is 0, but must be at least 1");
    }

    @Test
    void a_tape_without_sequences_is_rejected() {
        assertThatThrownBy(() -> new RnnTape(SHAPE, 1, 0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("batch is 0, but must be at least 1");
    }

    private static RnnTape tapeAfterForward() {
        RnnTape tape = new RnnTape(SHAPE, 4, 1);
        RnnKernel.forward(new float[COUNT], new float[8], new RnnState(SHAPE, 1), tape);
        return tape;
    }
}
