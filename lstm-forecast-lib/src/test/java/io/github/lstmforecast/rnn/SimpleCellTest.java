package io.github.lstmforecast.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimpleCellTest extends CellContract {
    @Override
    CellKind kind() {
        return CellKind.SIMPLE_RNN;
    }

    // By hand: the sum is 0.7 x + 0.4 + 0.6 h' = 0.7 x + 0.7 with h' = 0.5; tanh from StrictMath.
    @ParameterizedTest
    @CsvSource({
        "TANH, 1, 0.8853516482022625",
        "TANH, -2, -0.6043677771171636",
        "RELU, 1, 1.4",
        "RELU, -2, 0",
        "LINEAR, -2, -0.7",
        "SIGMOID, 1, 0.8021838885585817",
        "SOFTSIGN, -2, -0.4117647058823529"
    })
    void a_step_of_one_unit_follows_the_formula(Activation.Function function, float x, double expected) {
        RnnShape shape =
                new RnnShape(1, List.of(1), 1, CellKind.SIMPLE_RNN, GateActivation.SIGMOID, Activation.of(function));
        float[] parameters = new float[shape.parameterCount()];
        parameters[shape.inputWeight(0, SimpleBlock.OUTPUT, 0, 0)] = 0.7f;
        parameters[shape.recurrentWeight(0, SimpleBlock.OUTPUT, 0, 0)] = 0.6f;
        parameters[shape.bias(0, SimpleBlock.OUTPUT, 0)] = 0.4f;
        RnnState state = new RnnState(shape, 1);
        state.set(0, new float[] {0.5f}, new float[0]);

        RnnKernel.forward(parameters, new float[] {x}, state, new RnnTape(shape, 1, 1));

        assertThat((double) state.hidden(0)[0]).isCloseTo(expected, within(1e-6));
    }
}
