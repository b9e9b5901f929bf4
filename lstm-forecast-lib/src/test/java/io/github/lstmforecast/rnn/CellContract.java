package io.github.lstmforecast.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

/** The tests of every kind of cell; each kind has a test class that extends this one. */
abstract class CellContract {
    abstract CellKind kind();

    /** A network with random weights and a random state, which is not zero. */
    static final class Problem {
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
                cell[layer] = uniform(random, shape.cell().hasCellState() ? hidden[layer].length : 0);
            }
            this.inputs = uniform(random, time * batch * shape.inputs());
            this.outputErrors = uniform(random, time * batch * shape.outputs());
        }

        /** The sum of {@code outputErrors * outputs}, a loss with the given derivatives. */
        double loss() {
            RnnTape tape = new RnnTape(shape, time, batch);
            RnnKernel.forward(parameters, inputs, state(), tape);
            return IntStream.range(0, outputErrors.length)
                    .mapToDouble(i -> (double) outputErrors[i] * tape.outputs()[i])
                    .sum();
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
        return problems(Activation.TANH, Activation.of(Activation.Function.RELU), Activation.LINEAR);
    }

    Arbitrary<Problem> problems(Activation... activations) {
        Arbitrary<Integer> features = Arbitraries.integers().between(1, 3);
        Arbitrary<RnnShape> shapes = Combinators.combine(
                        features,
                        Arbitraries.integers().between(1, 6).list().ofMinSize(1).ofMaxSize(3),
                        features,
                        Arbitraries.of(GateActivation.class),
                        Arbitraries.of(activations))
                .as((inputs, units, outputs, gates, activation) ->
                        new RnnShape(inputs, units, outputs, kind(), gates, activation));
        return Combinators.combine(
                        shapes,
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.longs())
                .as(Problem::new);
    }

    /**
     * Central differences of 32-bit forward passes, with steps of 2^-5 and 2^-6 extrapolated to 0 (Richardson). The errors
     * are of the order of the fourth power of the step, 1e-6, and of rounding, 1e-7 divided by the step. Weights are so
     * small that no sum reaches 2.5, where a hard sigmoid has a kink: at most 7 terms of 0.35.
     */
    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
    void the_gradient_from_a_carried_state_equals_central_differences(@ForAll GateActivation gates, @ForAll long seed) {
        Problem problem = new Problem(new RnnShape(2, List.of(3, 2), 2, kind(), gates), 4, 2, seed);
        for (int i = 0; i < problem.parameters.length; i++) {
            problem.parameters[i] *= 0.35f;
        }

        assertExactGradient(problem);
    }

    /**
     * As for tanh, off the kinks: where all weights, inputs and states are positive, so are all sums, except those of the
     * first unit of each layer, whose weights are negative. Weights are at least 0.06, twice the step, and so small that no
     * h exceeds 1.5 and no sum of a gate 2.5.
     */
    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
    void the_gradient_of_cells_with_relu_equals_central_differences(@ForAll GateActivation gates, @ForAll long seed) {
        RnnShape shape = new RnnShape(2, List.of(3, 2), 2, kind(), gates, Activation.of(Activation.Function.RELU));
        Problem problem = new Problem(shape, 4, 2, seed);
        for (float[] values :
                List.of(problem.inputs, problem.hidden[0], problem.hidden[1], problem.cell[0], problem.cell[1])) {
            absolute(values, 0, 1);
        }
        absolute(problem.parameters, 0.06f, 0.09f);
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (CellBlock block : kind().blocks()) {
                problem.parameters[shape.bias(layer, block, 0)] *= -1;
                for (int input = 0; input < shape.inputsOf(layer); input++) {
                    problem.parameters[shape.inputWeight(layer, block, 0, input)] *= -1;
                }
                for (int unit = 0; unit < shape.units().get(layer); unit++) {
                    problem.parameters[shape.recurrentWeight(layer, block, 0, unit)] *= -1;
                }
            }
        }

        assertExactGradient(problem);
    }

    private static void absolute(float[] values, float offset, float scale) {
        for (int i = 0; i < values.length; i++) {
            values[i] = offset + scale * Math.abs(values[i]);
        }
    }

    private static void assertExactGradient(Problem problem) {
        float[] gradient = gradient(problem, new RnnTape(problem.shape, problem.time, problem.batch));

        for (int i = 0; i < gradient.length; i++) {
            double expected = (4 * difference(problem, i, 0x1p-6f) - difference(problem, i, 0x1p-5f)) / 3;
            assertThat((double) gradient[i])
                    .as("gradient %d", i)
                    .isCloseTo(expected, within(2e-4 * Math.max(1, Math.abs(expected))));
        }
    }

    private static double difference(Problem problem, int parameter, float step) {
        float value = problem.parameters[parameter];
        float above = value + step;
        float below = value - step;
        problem.parameters[parameter] = above;
        double lossAbove = problem.loss();
        problem.parameters[parameter] = below;
        double lossBelow = problem.loss();
        problem.parameters[parameter] = value;
        return (lossAbove - lossBelow) / ((double) above - below);
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void only_the_state_is_carried_from_step_to_step(@ForAll("problems") Problem problem) {
        RnnTape whole = new RnnTape(problem.shape, problem.time, problem.batch);
        RnnState state = problem.state();
        int row = problem.batch * problem.shape.inputs();
        float[] last = new float[0];

        RnnKernel.forward(problem.parameters, problem.inputs, problem.state(), whole);
        for (int t = 0; t < problem.time; t++) {
            RnnState copy = new RnnState(problem.shape, problem.batch);
            for (int layer = 0; layer < problem.shape.layers(); layer++) {
                copy.set(layer, state.hidden(layer), state.cell(layer));
            }
            state = copy;
            RnnTape tape = new RnnTape(problem.shape, 1, problem.batch);
            RnnKernel.forward(
                    problem.parameters, Arrays.copyOfRange(problem.inputs, t * row, (t + 1) * row), state, tape);
            last = tape.outputs();
        }

        assertThat(last)
                .isEqualTo(Arrays.copyOfRange(
                        whole.outputs(), whole.outputs().length - last.length, whole.outputs().length));
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
    void a_used_tape_gives_the_same_bits_as_a_new_one(@ForAll("problems") Problem problem, @ForAll long seed) {
        Problem earlier = new Problem(problem.shape, problem.time, problem.batch, seed);
        RnnTape used = new RnnTape(problem.shape, problem.time, problem.batch);
        gradient(earlier, used);

        float[] gradient = gradient(problem, used);

        assertThat(gradient).isEqualTo(gradient(problem, new RnnTape(problem.shape, problem.time, problem.batch)));
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void inputs_of_the_passes_are_not_modified(@ForAll("problems") Problem problem) {
        Problem untouched = new Problem(problem.shape, problem.time, problem.batch, 1);
        Problem passed = new Problem(problem.shape, problem.time, problem.batch, 1);

        gradient(passed, new RnnTape(problem.shape, problem.time, problem.batch));

        assertThat(passed.parameters).isEqualTo(untouched.parameters);
        assertThat(passed.inputs).isEqualTo(untouched.inputs);
        assertThat(passed.outputErrors).isEqualTo(untouched.outputErrors);
    }

    static float[] gradient(Problem problem, RnnTape tape) {
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
