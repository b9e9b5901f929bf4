package io.github.lstmforecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.rnn.RnnInitializer;
import io.github.lstmforecast.rnn.RnnKernel;
import io.github.lstmforecast.rnn.RnnLayer;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.rnn.RnnState;
import io.github.lstmforecast.rnn.RnnTape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RnnModelTest {
    private static final RnnParameters PARAMETERS = RnnInitializer.initialize(new RnnShape(2, List.of(4, 3), 2), 1);

    private static final Activation RELU = Activation.of(Activation.Function.RELU);

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

    /**
     * By hand, from the bottom up, for the input (0.5, 4): scaled to (2, 1); dense with relu to (2 - 1 + 0.25, max(0, -2 +
     * 0.5 + 1)) = (1.25, 0); a simple RNN with relu to 2.5 - 0.5 = 2 and then 2 + h'/2 = 3; softsign to 2/3 and 3/4; scaled
     * to 1 and 1.25; dense to (2, 9) and (2.5, 8.75).
     */
    @Test
    void layers_of_every_kind_follow_each_other() {
        RnnModel layered = new RnnModel(new NetworkSpec(List.of(
                new NetworkSpec.Affine(new double[] {2, 0.5}, new double[] {1, -1}),
                new NetworkSpec.Dense(2, 2, RELU, new float[] {1, -1, -1, 0.5f}, new float[] {0.25f, 1}),
                new NetworkSpec.Recurrent(
                        CellKind.SIMPLE_RNN,
                        GateActivation.SIGMOID,
                        RELU,
                        2,
                        1,
                        new float[] {2, 5},
                        new float[] {0.5f},
                        new float[] {-0.5f}),
                new NetworkSpec.Activated(1, Activation.of(Activation.Function.SOFTSIGN)),
                new NetworkSpec.Affine(new double[] {3}, new double[] {-1}),
                new NetworkSpec.Dense(1, 2, new float[] {2, -1}, new float[] {0, 10}))));
        ModelState state = layered.start();
        float[] input = {0.5f, 4};
        float[] first = new float[2];
        float[] second = new float[2];

        state.step(input, first);
        state.step(input, second);

        assertThat(first).containsExactly(new float[] {2, 9}, within(1e-6f));
        assertThat(second).containsExactly(new float[] {2.5f, 8.75f}, within(1e-6f));
        assertThat(input).containsExactly(0.5f, 4);
        assertThat(layered.inputs()).isEqualTo(2);
        assertThat(layered.outputs()).isEqualTo(2);
        assertThat(layered.units()).containsExactly(1);
        assertThat(layered)
                .hasToString("RnnModel[scaling, dense 2 relu, simple RNN 1 relu, softsign, scaling, dense 2]");
    }

    // By hand: 2 * 3 + 1 = 7 in 64 bits, and the relu of 7 and of -7.
    @Test
    void a_network_without_recurrent_layers_has_no_units() {
        RnnModel flat = new RnnModel(new NetworkSpec(List.of(
                new NetworkSpec.Affine(new double[] {2}, new double[] {1}), new NetworkSpec.Activated(1, RELU))));
        float[] output = new float[1];

        assertThat(flat.units()).isEmpty();
        flat.start().step(new float[] {3}, output);
        assertThat(output).containsExactly(7);
        flat.start().step(new float[] {-4}, output);
        assertThat(output).containsExactly(0);
    }

    // Of an LSTM above a GRU, only the former has c; the state of each is that of a step of the layer alone.
    @Test
    void layers_of_different_cells_have_their_own_states() {
        NetworkSpec.Recurrent gru = lowest(new RnnShape(2, List.of(3), 1, CellKind.GRU, GateActivation.SIGMOID));
        NetworkSpec.Recurrent lstm = lowest(new RnnShape(3, List.of(2), 1));
        RnnModel mixed = new RnnModel(new NetworkSpec(List.of(gru, lstm)));
        ModelState state = mixed.start();
        float[] output = new float[2];
        float[] hidden = new float[3];
        float[] cell = {9, 9, 9};

        state.step(new float[] {0.5f, -1}, output);

        assertThat(mixed.hasCells(0)).isFalse();
        assertThat(mixed.hasCells(1)).isTrue();
        assertThat(mixed.units()).containsExactly(3, 2);
        RnnLayer below = alone(gru);
        RnnLayer above = alone(lstm);
        float[] h = below.step(new float[] {0.5f, -1});
        state.copyTo(0, hidden, cell, 0);
        assertThat(hidden).containsExactly(Arrays.copyOf(h, 3)).doesNotContain(0);
        assertThat(cell).containsExactly(9, 9, 9);
        assertThat(output).containsExactly(Arrays.copyOf(above.step(h), 2)).doesNotContain(0);
        float[] expectedCell = new float[2];
        above.copyTo(new float[2], expectedCell, 0);
        state.copyTo(1, hidden, cell, 0);
        assertThat(hidden).startsWith(output);
        assertThat(cell).startsWith(expectedCell).endsWith(9);
    }

    private static NetworkSpec.Recurrent lowest(RnnShape shape) {
        return NetworkSpec.of(RnnInitializer.initialize(shape, 1)).recurrent().get(0);
    }

    private static RnnLayer alone(NetworkSpec.Recurrent of) {
        return new RnnLayer(of.cell(), of.gateActivation(), of.activation(), of.inputs(), of.units(), of.parameters());
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
