package io.github.lstmforecast.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {
    private static final float[][] GRADIENTS = {{0.5f, -0.125f}, {0.25f, 0.375f}, {-1, 0.25f}};
    private static final double[] RATES = {0.1, 0.1, 0.05};

    /** A few roundings to 32 bits in each of three steps. */
    private static final double TOLERANCE = 3e-7;

    // The formulas in the documentation of Adam and RmsProp, in 64 bits, computed with Python.
    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of(
                        Adam.of(1), // beta1 0.9, beta2 0.999, epsilon 1e-7
                        new double[] {0.9000006324515321, 0.8067831960988964, 0.8171010189728186},
                        new double[] {-1.9000025297581298, -1.9494211177193654, -1.9826409526869437}),
                Arguments.of(
                        new Adam(1, 0.5, 0.75, 0.1),
                        new double[] {0.9285714285714286, 0.8655773497365574, 0.890843382816491},
                        new double[] {-1.9615384615384615, -2.0082254541581395, -2.036675068591391}),
                Arguments.of(
                        Sgd.of(1), // momentum 0.9; by hand
                        new double[] {0.95, 0.88, 0.867},
                        new double[] {-1.9875, -2.01375, -2.049875}),
                Arguments.of(new Sgd(1, 0), new double[] {0.95, 0.925, 0.975}, new double[] {-1.9875, -2.025, -2.0375}),
                Arguments.of(
                        RmsProp.of(1), // rho 0.9, epsilon 1e-7
                        new double[] {0.6837724339830356, 0.5363305647846088, 0.677259490104237},
                        new double[] {-1.683773033981138, -1.9852841361348543, -2.073295058623764}),
                Arguments.of(
                        new RmsProp(1, 0.5, 0.1),
                        new double[] {0.8897593953942288, 0.8282112706635132, 0.8877698245994807},
                        new double[] {-1.933647700847534, -2.034337443312522, -2.068919774405834}));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void three_steps_follow_the_formula(Optimizer optimizer, double[] first, double[] second) {
        float[] parameters = {1, -2};
        Optimizer.Run run = optimizer.start(2);

        for (int step = 0; step < 3; step++) {
            run.step(parameters, GRADIENTS[step], RATES[step]);

            assertThat((double) parameters[0]).as("step %d", step).isCloseTo(first[step], within(TOLERANCE));
            assertThat((double) parameters[1]).as("step %d", step).isCloseTo(second[step], within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void runs_are_independent(Optimizer optimizer, double[] first, double[] second) {
        optimizer.start(2).step(new float[2], new float[] {100, 100}, 1);
        float[] parameters = {1, -2};

        optimizer.start(2).step(parameters, GRADIENTS[0], RATES[0]);

        assertThat((double) parameters[0]).isCloseTo(first[0], within(TOLERANCE));
        assertThat((double) parameters[1]).isCloseTo(second[0], within(TOLERANCE));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_step_does_not_modify_the_gradient(Optimizer optimizer, double[] first, double[] second) {
        float[] gradient = {0.5f, -0.125f};

        optimizer.start(2).step(new float[2], gradient, 0.1);

        assertThat(gradient).containsExactly(0.5f, -0.125f);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_parameter_without_a_gradient_does_not_change(Optimizer optimizer, double[] first, double[] second) {
        float[] parameters = {3};

        optimizer.start(1).step(parameters, new float[] {0}, 0.1);

        assertThat(parameters).containsExactly(3);
    }

    @Test
    void the_usual_settings_are_those_of_keras() {
        assertThat(Adam.of(0.01)).isEqualTo(new Adam(0.01, 0.9, 0.999, 1e-7));
        assertThat(RmsProp.of(0.01)).isEqualTo(new RmsProp(0.01, 0.9, 1e-7));
    }

    @ParameterizedTest
    @CsvSource({
        "0,        0.9, 0.999, 1e-7,     'learningRate is 0.0, but must be more than 0'",
        "-1,       0.9, 0.999, 1e-7,     'learningRate is -1.0, but must be more than 0'",
        "NaN,      0.9, 0.999, 1e-7,     'learningRate is NaN, but must be more than 0'",
        "Infinity, 0.9, 0.999, 1e-7,     'learningRate is Infinity, but must be more than 0'",
        "0.1,     -0.1, 0.999, 1e-7,     'beta1 is -0.1, but must be from 0 to below 1'",
        "0.1,        1, 0.999, 1e-7,     'beta1 is 1.0, but must be from 0 to below 1'",
        "0.1,      NaN, 0.999, 1e-7,     'beta1 is NaN, but must be from 0 to below 1'",
        "0.1,      0.9,  -0.1, 1e-7,     'beta2 is -0.1, but must be from 0 to below 1'",
        "0.1,      0.9,     1, 1e-7,     'beta2 is 1.0, but must be from 0 to below 1'",
        "0.1,      0.9,   NaN, 1e-7,     'beta2 is NaN, but must be from 0 to below 1'",
        "0.1,      0.9, 0.999, 0,        'epsilon is 0.0, but must be more than 0'",
        "0.1,      0.9, 0.999, NaN,      'epsilon is NaN, but must be more than 0'",
        "0.1,      0.9, 0.999, Infinity, 'epsilon is Infinity, but must be more than 0'",
    })
    void settings_of_adam_out_of_range_are_rejected(
            double learningRate, double beta1, double beta2, double epsilon, String message) {
        assertThatThrownBy(() -> new Adam(learningRate, beta1, beta2, epsilon))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "0,        0.9, 1e-7,     'learningRate is 0.0, but must be more than 0'",
        "NaN,      0.9, 1e-7,     'learningRate is NaN, but must be more than 0'",
        "Infinity, 0.9, 1e-7,     'learningRate is Infinity, but must be more than 0'",
        "0.1,     -0.1, 1e-7,     'rho is -0.1, but must be from 0 to below 1'",
        "0.1,        1, 1e-7,     'rho is 1.0, but must be from 0 to below 1'",
        "0.1,      NaN, 1e-7,     'rho is NaN, but must be from 0 to below 1'",
        "0.1,      0.9, 0,        'epsilon is 0.0, but must be more than 0'",
        "0.1,      0.9, NaN,      'epsilon is NaN, but must be more than 0'",
        "0.1,      0.9, Infinity, 'epsilon is Infinity, but must be more than 0'",
    })
    void settings_of_rmsprop_out_of_range_are_rejected(
            double learningRate, double rho, double epsilon, String message) {
        assertThatThrownBy(() -> new RmsProp(learningRate, rho, epsilon))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(message);
    }
}
