package io.github.lstmforecast.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RnnKernelTest {
    /** A network of random weights in the course of random sequences: its state is not zero. */
    private static final class Problem {
        final RnnShape shape;
        final int time;
        final int batch;
        final float[] parameters;
        final float[][] hidden;
        final float[][] cell;
        final float[] inputs;
        final float[] outputErrors;

        Problem(RnnShape shape, int time, int batch, long seed) {
            Random random = new Random(seed);
            this.shape = shape;
            this.time = time;
            this.batch = batch;
            this.parameters = uniform(random, shape.parameterCount());
            this.hidden = new float[shape.layers()][];
            this.cell = new float[shape.layers()][];
            for (int layer = 0; layer < shape.layers(); layer++) {
                hidden[layer] = uniform(random, batch * shape.units().get(layer));
                cell[layer] = uniform(random, batch * shape.units().get(layer));
            }
            this.inputs = uniform(random, time * batch * shape.inputs());
            this.outputErrors = uniform(random, time * batch * shape.outputs());
        }

        RnnState state() {
            RnnState state = new RnnState(shape, batch);
            for (int layer = 0; layer < shape.layers(); layer++) {
                state.set(layer, hidden[layer], cell[layer]);
            }
            return state;
        }

        @Override
        public String toString() {
            return shape + ", time " + time + ", batch " + batch;
        }

        private static float[] uniform(Random random, int length) {
            float[] values = new float[length];
            for (int i = 0; i < length; i++) {
                values[i] = 2 * random.nextFloat() - 1;
            }
            return values;
        }
    }

    @Provide
    Arbitrary<Problem> problems() {
        Arbitrary<Integer> features = Arbitraries.integers().between(1, 3);
        Arbitrary<RnnShape> shapes = Combinators.combine(
                        features,
                        Arbitraries.integers().between(1, 6).list().ofMinSize(1).ofMaxSize(3),
                        features,
                        Arbitraries.of(GateActivation.class))
                .as(RnnShape::new);
        return Combinators.combine(
                        shapes,
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.longs())
                .as(Problem::new);
    }

    /**
     * The numeric gradient comes from 64 bits, where a step of 1e-5 costs about 1e-10 (the third derivative times the
     * square of the step, and rounding over the step). What is left is the kernel's own 32-bit rounding: sums of up to
     * 32 terms (time x batch) of the order of 1, through up to 8 x 3 cells, each 6e-8. 5e-5 is far from that and far
     * below what a wrong term would make.
     */
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void the_gradient_is_that_of_central_differences(@ForAll("problems") Problem problem) {
        assertGradient(problem, IntStream.range(0, problem.parameters.length));
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

    /** Layers that are wider than a vector; of their many parameters some. */
    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void the_gradient_of_a_wide_layer_is_that_of_central_differences(
            @ForAll @IntRange(min = 17, max = 40) int units,
            @ForAll GateActivation activation,
            @ForAll @IntRange(min = 1, max = 5) int batch,
            @ForAll long seed) {
        Problem problem = new Problem(new RnnShape(2, List.of(units), 2, activation), 3, batch, seed);
        assertGradient(problem, new Random(seed).ints(40, 0, problem.parameters.length));
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void a_window_taken_step_by_step_gives_the_same_bits(@ForAll("problems") Problem problem) {
        RnnTape whole = new RnnTape(problem.shape, problem.time, problem.batch);
        RnnState stateOfWhole = problem.state();
        RnnTape oneStep = new RnnTape(problem.shape, 1, problem.batch);
        RnnState stateOfSteps = problem.state();
        float[] outputsOfSteps = new float[whole.outputs().length];
        int row = problem.batch * problem.shape.inputs();
        int outputRow = problem.batch * problem.shape.outputs();

        RnnKernel.forward(problem.parameters, problem.inputs, stateOfWhole, whole);
        for (int t = 0; t < problem.time; t++) {
            float[] input = Arrays.copyOfRange(problem.inputs, t * row, (t + 1) * row);
            RnnKernel.forward(problem.parameters, input, stateOfSteps, oneStep);
            System.arraycopy(oneStep.outputs(), 0, outputsOfSteps, t * outputRow, outputRow);
        }

        assertThat(outputsOfSteps).isEqualTo(whole.outputs());
        assertSameState(stateOfSteps, stateOfWhole, problem.shape);
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void a_batch_gives_the_same_bits_as_each_sequence_alone(@ForAll("problems") Problem problem) {
        RnnTape tape = new RnnTape(problem.shape, problem.time, problem.batch);
        RnnState state = problem.state();

        RnnKernel.forward(problem.parameters, problem.inputs, state, tape);

        RnnTape alone = new RnnTape(problem.shape, problem.time, 1);
        for (int k = 0; k < problem.batch; k++) {
            RnnState stateAlone = new RnnState(problem.shape, 1);
            for (int layer = 0; layer < problem.shape.layers(); layer++) {
                stateAlone.set(
                        layer,
                        sequence(problem.hidden[layer], k, 1, problem.batch),
                        sequence(problem.cell[layer], k, 1, problem.batch));
            }
            float[] inputs = sequence(problem.inputs, k, problem.time, problem.batch);
            RnnKernel.forward(problem.parameters, inputs, stateAlone, alone);

            assertThat(alone.outputs()).isEqualTo(sequence(tape.outputs(), k, problem.time, problem.batch));
            for (int layer = 0; layer < problem.shape.layers(); layer++) {
                assertThat(stateAlone.hidden(layer)).isEqualTo(sequence(state.hidden(layer), k, 1, problem.batch));
                assertThat(stateAlone.cell(layer)).isEqualTo(sequence(state.cell(layer), k, 1, problem.batch));
            }
        }
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void a_tape_that_was_used_before_gives_the_same_bits_as_a_new_one(
            @ForAll("problems") Problem problem, @ForAll long seed) {
        Problem earlier = new Problem(problem.shape, problem.time, problem.batch, seed);
        RnnTape used = new RnnTape(problem.shape, problem.time, problem.batch);
        gradient(earlier, used);

        float[] gradient = gradient(problem, used);

        assertThat(gradient).isEqualTo(gradient(problem, new RnnTape(problem.shape, problem.time, problem.batch)));
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void what_goes_into_the_passes_is_not_modified(@ForAll("problems") Problem problem) {
        Problem untouched = new Problem(problem.shape, problem.time, problem.batch, 1);
        Problem passed = new Problem(problem.shape, problem.time, problem.batch, 1);

        gradient(passed, new RnnTape(problem.shape, problem.time, problem.batch));

        assertThat(passed.parameters).isEqualTo(untouched.parameters);
        assertThat(passed.inputs).isEqualTo(untouched.inputs);
        assertThat(passed.outputErrors).isEqualTo(untouched.outputErrors);
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

    private static final RnnShape SHAPE = new RnnShape(2, List.of(3), 2);
    private static final int COUNT = SHAPE.parameterCount(); // 4 * 3 * (2 + 3 + 1) + 2 * (3 + 1) = 80

    @Test
    void parameters_of_another_length_are_refused_by_the_forward_pass() {
        assertThatThrownBy(() -> RnnKernel.forward(
                        new float[COUNT - 1], new float[8], new RnnState(SHAPE, 1), new RnnTape(SHAPE, 4, 1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("parameters is 79 numbers, but must be 80 numbers");
    }

    @Test
    void inputs_of_another_length_are_refused() {
        assertThatThrownBy(() -> RnnKernel.forward(
                        new float[COUNT], new float[9], new RnnState(SHAPE, 1), new RnnTape(SHAPE, 4, 1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("inputs is 9 numbers, but must be 8 numbers");
    }

    @Test
    void a_state_of_another_batch_is_refused() {
        assertThatThrownBy(() -> RnnKernel.forward(
                        new float[COUNT], new float[8], new RnnState(SHAPE, 2), new RnnTape(SHAPE, 4, 1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "state is RnnShape[inputs=2, units=[3], outputs=2, cell=LSTM, gateActivation=SIGMOID] of batch 2,"
                                + " but must be RnnShape[inputs=2, units=[3], outputs=2, cell=LSTM, gateActivation=SIGMOID] of batch 1");
    }

    @Test
    void a_state_of_another_shape_is_refused() {
        RnnState state = new RnnState(new RnnShape(2, List.of(4), 2), 1);

        assertThatThrownBy(() -> RnnKernel.forward(new float[COUNT], new float[8], state, new RnnTape(SHAPE, 4, 1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "state is RnnShape[inputs=2, units=[4], outputs=2, cell=LSTM, gateActivation=SIGMOID] of batch 1,"
                                + " but must be RnnShape[inputs=2, units=[3], outputs=2, cell=LSTM, gateActivation=SIGMOID] of batch 1");
    }

    @Test
    void parameters_of_another_length_are_refused_by_the_backward_pass() {
        assertThatThrownBy(() ->
                        RnnKernel.backward(new float[COUNT + 1], new float[8], tapeAfterForward(), new float[COUNT]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("parameters is 81 numbers, but must be 80 numbers");
    }

    @Test
    void output_errors_of_another_length_are_refused() {
        assertThatThrownBy(
                        () -> RnnKernel.backward(new float[COUNT], new float[7], tapeAfterForward(), new float[COUNT]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("outputErrors is 7 numbers, but must be 8 numbers");
    }

    @Test
    void a_gradient_of_another_length_is_refused() {
        assertThatThrownBy(() ->
                        RnnKernel.backward(new float[COUNT], new float[8], tapeAfterForward(), new float[COUNT + 1]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("gradient is 81 numbers, but must be 80 numbers");
    }

    @Test
    void a_tape_without_a_forward_pass_is_refused() {
        assertThatThrownBy(() ->
                        RnnKernel.backward(new float[COUNT], new float[8], new RnnTape(SHAPE, 4, 1), new float[COUNT]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("tape is without a forward pass, but must be that of one");
    }

    @Test
    void a_tape_of_no_time_is_refused() {
        assertThatThrownBy(() -> new RnnTape(SHAPE, 0, 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("time is 0, but must be at least 1");
    }

    @Test
    void a_tape_of_no_sequence_is_refused() {
        assertThatThrownBy(() -> new RnnTape(SHAPE, 1, 0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("batch is 0, but must be at least 1");
    }

    private static RnnTape tapeAfterForward() {
        RnnTape tape = new RnnTape(SHAPE, 4, 1);
        RnnKernel.forward(new float[COUNT], new float[8], new RnnState(SHAPE, 1), tape);
        return tape;
    }

    private static float[] gradient(Problem problem, RnnTape tape) {
        float[] gradient = new float[problem.parameters.length];
        RnnKernel.forward(problem.parameters, problem.inputs, problem.state(), tape);
        RnnKernel.backward(problem.parameters, problem.outputErrors, tape, gradient);
        return gradient;
    }

    /** Sequence {@code k} of {@code [time][batch][...]}. */
    private static float[] sequence(float[] values, int k, int time, int batch) {
        int width = values.length / (time * batch);
        float[] sequence = new float[time * width];
        for (int t = 0; t < time; t++) {
            System.arraycopy(values, (t * batch + k) * width, sequence, t * width, width);
        }
        return sequence;
    }

    private static void assertSameState(RnnState actual, RnnState expected, RnnShape shape) {
        for (int layer = 0; layer < shape.layers(); layer++) {
            assertThat(actual.hidden(layer)).isEqualTo(expected.hidden(layer));
            assertThat(actual.cell(layer)).isEqualTo(expected.cell(layer));
        }
    }
}
