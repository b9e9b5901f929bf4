package io.github.lstmforecast.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LstmCellTest extends CellContract {
    @Override
    CellKind kind() {
        return CellKind.LSTM;
    }

    /**
     * The numeric gradient is computed in 64 bits; with a step of 1e-5, its error is about 1e-10 (the third derivative
     * times the square of the step, and rounding divided by the step). The rest is the 32-bit rounding of the kernel: sums
     * of up to 32 terms (time x batch) of the order of 1, through up to 8 x 3 cells, 6e-8 each. 5e-5 is far above that and
     * far below the effect of a wrong term.
     */
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void the_gradient_equals_central_differences(@ForAll("problemsWithTanh") Problem problem) {
        assertGradient(problem, IntStream.range(0, problem.parameters.length));
    }

    @Provide
    Arbitrary<Problem> problemsWithTanh() {
        return problems(Activation.TANH);
    }

    private static void assertGradient(Problem problem, IntStream which) {
        RnnTape tape = new RnnTape(problem.shape, problem.time, problem.batch);
        float[] gradient = new float[problem.parameters.length];
        Arrays.fill(gradient, Float.NaN); // has to be overwritten

        RnnKernel.forward(problem.parameters, problem.inputs, problem.state(), tape);
        RnnKernel.backward(problem.parameters, problem.outputErrors, tape, gradient);

        ReferenceLstm reference = new ReferenceLstm(problem.shape, problem.batch);
        double[] parameters = new double[problem.parameters.length];
        Arrays.setAll(parameters, i -> problem.parameters[i]);
        which.forEach(i -> {
            double value = parameters[i];
            parameters[i] = value + 1e-5;
            double above =
                    reference.loss(parameters, problem.inputs, problem.hidden, problem.cell, problem.outputErrors);
            parameters[i] = value - 1e-5;
            double below =
                    reference.loss(parameters, problem.inputs, problem.hidden, problem.cell, problem.outputErrors);
            parameters[i] = value;
            double expected = (above - below) / 2e-5;
            assertThat((double) gradient[i])
                    .as("gradient %d", i)
                    .isCloseTo(expected, within(5e-5 * Math.max(1, Math.abs(expected))));
        });
    }

    /** Layers that are wider than a vector; checks some of their many parameters. */
    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void the_gradient_of_a_wide_layer_equals_central_differences(
            @ForAll @IntRange(min = 17, max = 40) int units,
            @ForAll GateActivation activation,
            @ForAll @IntRange(min = 1, max = 5) int batch,
            @ForAll long seed) {
        Problem problem = new Problem(new RnnShape(2, List.of(units), 2, activation), 3, batch, seed);
        assertGradient(problem, new Random(seed).ints(40, 0, problem.parameters.length));
    }

    /**
     * By hand, one unit whose weights are all 0: g = tanh(bg), f = o = i = sigmoid(0) = 1/2, so c = c'/2 + g/2 and
     * h = tanh(c)/2; the output is 3 h + 0.25.
     */
    @Test
    void a_step_of_one_unit_follows_the_formula() {
        RnnShape shape = new RnnShape(1, List.of(1), 1);
        float[] parameters = new float[shape.parameterCount()];
        parameters[shape.bias(0, LstmGate.CANDIDATE, 0)] = 0.5f;
        parameters[shape.outputWeight(0, 0)] = 3;
        parameters[shape.outputBias(0)] = 0.25f;
        RnnState state = new RnnState(shape, 1);
        state.set(0, new float[] {0.3f}, new float[] {1.5f});
        RnnTape tape = new RnnTape(shape, 1, 1);

        RnnKernel.forward(parameters, new float[] {7}, state, tape);

        double c = 1.5 / 2 + Math.tanh(0.5) / 2;
        double h = Math.tanh(c) / 2;
        assertThat(state.cell(0)[0]).isCloseTo((float) c, within(1e-6f));
        assertThat(state.hidden(0)[0]).isCloseTo((float) h, within(1e-6f));
        assertThat(tape.outputs()[0]).isCloseTo((float) (3 * h + 0.25), within(1e-6f));
    }
}
