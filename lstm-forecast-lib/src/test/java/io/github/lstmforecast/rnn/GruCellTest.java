package io.github.lstmforecast.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GruCellTest extends CellContract {
    @Override
    CellKind kind() {
        return CellKind.GRU;
    }

    /**
     * By hand, one unit whose gates have no weights: r = sigmoid(0.3 + 0.1) and z = sigmoid(-0.2 + 0.5) of both biases, and
     * n = tanh(0.7 x + 0.4 + r (0.6 h' - 0.8)), h = (1 - z) n + z h'; the output is 3 h + 0.25.
     */
    @Test
    void a_step_of_one_unit_follows_the_formula() {
        RnnShape shape = new RnnShape(1, List.of(1), 1, CellKind.GRU, GateActivation.SIGMOID);
        float[] parameters = new float[shape.parameterCount()];
        parameters[shape.inputWeight(0, GruGate.CANDIDATE, 0, 0)] = 0.7f;
        parameters[shape.recurrentWeight(0, GruGate.CANDIDATE, 0, 0)] = 0.6f;
        parameters[shape.bias(0, GruGate.RESET, 0)] = 0.3f;
        parameters[shape.bias(0, GruGate.UPDATE, 0)] = -0.2f;
        parameters[shape.bias(0, GruGate.CANDIDATE, 0)] = 0.4f;
        parameters[shape.recurrentBias(0, GruGate.RESET, 0)] = 0.1f;
        parameters[shape.recurrentBias(0, GruGate.UPDATE, 0)] = 0.5f;
        parameters[shape.recurrentBias(0, GruGate.CANDIDATE, 0)] = -0.8f;
        parameters[shape.outputWeight(0, 0)] = 3;
        parameters[shape.outputBias(0)] = 0.25f;
        RnnState state = new RnnState(shape, 1);
        state.set(0, new float[] {0.5f}, new float[0]);
        RnnTape tape = new RnnTape(shape, 1, 1);

        RnnKernel.forward(parameters, new float[] {-2}, state, tape);

        double r = 1 / (1 + Math.exp(-0.4));
        double z = 1 / (1 + Math.exp(-0.3));
        double n = Math.tanh(0.7 * -2 + 0.4 + r * (0.6 * 0.5 - 0.8));
        double h = (1 - z) * n + z * 0.5;
        assertThat((double) state.hidden(0)[0]).isCloseTo(h, within(1e-6));
        assertThat((double) tape.outputs()[0]).isCloseTo(3 * h + 0.25, within(1e-6));
    }

    // An update gate that is closed on the new value, z = 1, keeps h' whatever the input is.
    @Test
    void an_update_gate_of_1_keeps_the_state() {
        RnnShape shape = new RnnShape(1, List.of(1), 1, CellKind.GRU, GateActivation.HARD_SIGMOID);
        float[] parameters = new float[shape.parameterCount()];
        Arrays.fill(parameters, 0.25f);
        parameters[shape.bias(0, GruGate.UPDATE, 0)] = 9;
        RnnState state = new RnnState(shape, 1);
        state.set(0, new float[] {0.625f}, new float[0]);

        RnnKernel.forward(parameters, new float[] {-2, 3, 0.5f}, state, new RnnTape(shape, 3, 1));

        assertThat(state.hidden(0)).containsExactly(0.625f);
    }

    // By the formulas: r q = sigmoid(s) (Rn h' + dn), of which only the second factor has the second bias of n.
    @Test
    void both_biases_of_a_gate_have_the_same_gradient_but_not_those_of_the_candidate() {
        Problem problem = new Problem(new RnnShape(2, List.of(3), 1, CellKind.GRU, GateActivation.SIGMOID), 4, 2, 1);
        RnnShape shape = problem.shape;

        float[] gradient = gradient(problem, new RnnTape(shape, problem.time, problem.batch));

        for (int unit = 0; unit < 3; unit++) {
            for (GruGate gate : List.of(GruGate.RESET, GruGate.UPDATE)) {
                assertThat(gradient[shape.recurrentBias(0, gate, unit)])
                        .isEqualTo(gradient[shape.bias(0, gate, unit)])
                        .isNotZero();
            }
            assertThat(gradient[shape.recurrentBias(0, GruGate.CANDIDATE, unit)])
                    .isNotZero()
                    .isNotEqualTo(gradient[shape.bias(0, GruGate.CANDIDATE, unit)]);
        }
    }
}
