package io.github.lstmforecast.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.StepInputs;
import io.github.lstmforecast.signal.TrainingCopy;
import io.github.lstmforecast.signal.Windows;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A network of three inputs and one output: a target, and two known inputs. */
class KnownInputsKernelTest {
    private static final int TIME = 3;
    private static final int BATCH = 2;

    /**
     * The loss of the second window of a training, from the state after the first. The tolerance is explained in
     * {@link LstmCellTest}.
     */
    @ParameterizedTest
    @EnumSource
    void the_gradient_of_a_training_window_equals_central_differences(GateActivation gates) {
        Series target = Series.of(0, 0.5, 1, 0.25, -0.5, -1);
        Series known = Series.of(new double[] {1, 0, 0, 1, 0.5, 0.5, 0.25, -1, -0.75, 0, 0.125, 0.75}, 2);
        Windows windows = Windows.of(TrainingCopy.rotated(Features.of(target, known), BATCH, 2), TIME);
        RnnShape shape = new RnnShape(windows.inputs(), List.of(4, 3), windows.outputs(), gates);
        Random random = new Random(1);
        float[] parameters = new float[shape.parameterCount()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = 2 * random.nextFloat() - 1;
        }
        RnnTape tape = new RnnTape(shape, TIME, BATCH);
        RnnState state = new RnnState(shape, BATCH);
        RnnKernel.forward(parameters, inputs(windows, 0), state, tape);
        float[][] hidden = {state.hidden(0), state.hidden(1)};
        float[][] cell = {state.cell(0), state.cell(1)};

        RnnKernel.forward(parameters, inputs(windows, 1), state, tape);
        float[] targets = targets(windows, 1);
        float[] outputErrors = new float[TIME * BATCH]; // of the mean squared error
        for (int i = 0; i < outputErrors.length; i++) {
            outputErrors[i] = 2 * (tape.outputs()[i] - targets[i]) / outputErrors.length;
        }
        float[] gradient = new float[parameters.length];
        RnnKernel.backward(parameters, outputErrors, tape, gradient);

        assertThat(hidden[0]).doesNotContain(0);
        ReferenceLstm reference = new ReferenceLstm(shape, BATCH);
        double[] values = new double[parameters.length];
        Arrays.setAll(values, i -> parameters[i]);
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            values[i] = value + 1e-5;
            double above = reference.loss(values, inputs(windows, 1), hidden, cell, outputErrors);
            values[i] = value - 1e-5;
            double below = reference.loss(values, inputs(windows, 1), hidden, cell, outputErrors);
            values[i] = value;
            assertThat((double) gradient[i]).as("gradient %d", i).isCloseTo((above - below) / 2e-5, within(5e-5));
        }
    }

    /** The state of one unit, in 64 bits. */
    private static final class Unit {
        private double state;

        /** By hand, of a candidate before its activation, where all gates are 1/2 (of 0): the new h. */
        double step(CellKind cell, double sum) {
            return switch (cell) {
                case LSTM -> {
                    state = state / 2 + Math.tanh(sum) / 2; // c
                    yield Math.tanh(state) / 2;
                }
                case GRU, GRU_RESET_BEFORE -> state = state / 2 + Math.tanh(sum) / 2;
                case SIMPLE_RNN -> Math.tanh(sum);
            };
        }
    }

    /**
     * One unit without recurrent weights, whose candidate has the sum y + a + 2 b; the output is 3 h. It predicts step t + 1
     * from y of step t and a and b of step t + 1, and continues with its own outputs.
     */
    @ParameterizedTest
    @EnumSource
    void a_closed_loop_follows_the_formula(CellKind cell) {
        RnnShape shape = new RnnShape(3, List.of(1), 1, cell, GateActivation.SIGMOID);
        CellBlock candidate = cell.blocks().stream()
                .filter(block -> block.toString().equals("CANDIDATE"))
                .findFirst()
                .orElse(SimpleBlock.OUTPUT);
        float[] parameters = new float[shape.parameterCount()];
        parameters[shape.inputWeight(0, candidate, 0, 0)] = 1;
        parameters[shape.inputWeight(0, candidate, 0, 1)] = 1;
        parameters[shape.inputWeight(0, candidate, 0, 2)] = 2;
        parameters[shape.outputWeight(0, 0)] = 3;
        double[] a = {9, 0.1, -0.4, 0.3}; // those of step 0 are not used
        double[] b = {9, -0.2, 0.2, 0.5};
        Features features = Features.of(
                Series.of(0.25), Series.of(new double[] {a[0], b[0], a[1], b[1], a[2], b[2], a[3], b[3]}, 2));
        StepInputs stepInputs = StepInputs.ofTraining(1, 2);
        RnnState state = new RnnState(shape, 1);
        RnnTape tape = new RnnTape(shape, 1, 1);
        float[] input = new float[3];

        double y = 0.25;
        Unit unit = new Unit();
        for (int step = 0; step < 3; step++) {
            if (step == 0) {
                stepInputs.assemble(features, step, input);
            } else {
                stepInputs.assemble(tape.outputs(), features.known(), step, input);
            }
            RnnKernel.forward(parameters, input, state, tape);

            y = 3 * unit.step(cell, y + a[step + 1] + 2 * b[step + 1]);
            assertThat((double) tape.outputs()[0]).as("step %d", step).isCloseTo(y, within(1e-6));
        }
    }

    /** {@code [time][batch][input]}. */
    private static float[] inputs(Windows windows, int window) {
        float[] inputs = new float[TIME * BATCH * 3];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = windows.input(window * BATCH + i / 3 % BATCH, i / (3 * BATCH), i % 3);
        }
        return inputs;
    }

    /** {@code [time][batch][1]}. */
    private static float[] targets(Windows windows, int window) {
        float[] targets = new float[TIME * BATCH];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = windows.target(window * BATCH + i % BATCH, i / BATCH, 0);
        }
        return targets;
    }
}
