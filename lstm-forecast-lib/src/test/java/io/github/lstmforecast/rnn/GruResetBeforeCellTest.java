package io.github.lstmforecast.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class GruResetBeforeCellTest extends CellContract {
    @Override
    CellKind kind() {
        return CellKind.GRU_RESET_BEFORE;
    }

    /**
     * By hand, two units whose gates have no weights: r = sigmoid(0.3) and sigmoid(-1), z = sigmoid(-0.2) of both. The first
     * has n = tanh(0.7 x + 0.4 + 0.6 r1 h1' - 0.9 r2 h2'), the second 0.
     */
    @Test
    void a_step_follows_the_formula() {
        RnnShape shape = new RnnShape(1, List.of(2), 1, CellKind.GRU_RESET_BEFORE, GateActivation.SIGMOID);
        float[] parameters = new float[shape.parameterCount()];
        parameters[shape.inputWeight(0, GruGate.CANDIDATE, 0, 0)] = 0.7f;
        parameters[shape.recurrentWeight(0, GruGate.CANDIDATE, 0, 0)] = 0.6f;
        parameters[shape.recurrentWeight(0, GruGate.CANDIDATE, 0, 1)] = -0.9f;
        parameters[shape.bias(0, GruGate.RESET, 0)] = 0.3f;
        parameters[shape.bias(0, GruGate.RESET, 1)] = -1;
        parameters[shape.bias(0, GruGate.UPDATE, 0)] = -0.2f;
        parameters[shape.bias(0, GruGate.UPDATE, 1)] = -0.2f;
        parameters[shape.bias(0, GruGate.CANDIDATE, 0)] = 0.4f;
        RnnState state = new RnnState(shape, 1);
        state.set(0, new float[] {0.5f, 0.25f}, new float[0]);

        RnnKernel.forward(parameters, new float[] {-2}, state, new RnnTape(shape, 1, 1));

        double r1 = 1 / (1 + Math.exp(-0.3));
        double r2 = 1 / (1 + Math.exp(1));
        double z = 1 / (1 + Math.exp(0.2));
        double n = Math.tanh(0.7 * -2 + 0.4 + 0.6 * r1 * 0.5 - 0.9 * r2 * 0.25);
        assertThat((double) state.hidden(0)[0]).isCloseTo((1 - z) * n + z * 0.5, within(1e-6));
        assertThat((double) state.hidden(0)[1]).isCloseTo(z * 0.25, within(1e-6));
    }
}
