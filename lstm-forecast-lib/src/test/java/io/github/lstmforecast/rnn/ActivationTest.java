package io.github.lstmforecast.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.Keyed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares with the values of {@code activations.csv}, which another program computed in 64 bits. */
class ActivationTest {
    /** Those whose slope is known from their value. */
    private static final Set<Activation.Function> TRAINED = EnumSet.of(
            Activation.Function.LINEAR,
            Activation.Function.TANH,
            Activation.Function.SIGMOID,
            Activation.Function.HARD_SIGMOID,
            Activation.Function.HARD_SIGMOID_6,
            Activation.Function.RELU,
            Activation.Function.SOFTSIGN);

    private record Row(Activation activation, double x, double value, String slope) {
        static Row of(String line) {
            String[] words = line.split(",", -1);
            Activation.Function function =
                    Keyed.find(Activation.Function.class, words[0]).orElseThrow();
            return new Row(
                    new Activation(function, Float.parseFloat(words[1])),
                    Double.parseDouble(words[2]),
                    Double.parseDouble(words[3]),
                    words[4]);
        }
    }

    private static List<Row> rows() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                ActivationTest.class.getResourceAsStream("/activations.csv"), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(Row::of).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Activation> activations() {
        return rows().stream().map(Row::activation).distinct();
    }

    private static List<Row> rows(Activation activation) {
        return rows().stream().filter(row -> row.activation.equals(activation)).toList();
    }

    @Test
    void every_function_is_compared() {
        assertThat(activations().map(Activation::function).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Activation.Function.values());
    }

    // tanh and those made of it have an error of up to 6 ulp; others are rounded once, or computed in 32 bits.
    @ParameterizedTest
    @MethodSource("activations")
    void values_equal_those_of_another_program(Activation activation) {
        List<Row> rows = rows(activation);
        float[] values = new float[rows.size() + 2];
        values[0] = 7;
        values[values.length - 1] = 7;
        for (int i = 0; i < rows.size(); i++) {
            values[i + 1] = (float) rows.get(i).x;
        }

        activation.apply(values, 1, rows.size());

        for (int i = 0; i < rows.size(); i++) {
            double expected = rows.get(i).value;
            assertThat((double) values[i + 1])
                    .as("%s of %s", activation, rows.get(i).x)
                    .isCloseTo(expected, within(4e-7 * Math.max(Math.abs(expected), 1e-3) + 4e-7 * sizeOf(activation)));
        }
        assertThat(values).startsWith(7).endsWith(7);
    }

    /** 1 for functions that are made of tanh, whose error is one of values next to 1. */
    private static int sizeOf(Activation activation) {
        return activation.function() == Activation.Function.SIGMOID ? 1 : 0;
    }

    @ParameterizedTest
    @MethodSource("activations")
    void slopes_equal_those_of_another_program(Activation activation) {
        for (Row row : rows(activation)) {
            float[] value = {(float) row.x};
            activation.apply(value, 0, 1);
            if (TRAINED.contains(activation.function())) {
                assertThat((double) activation.slope(value[0]))
                        .as("slope of %s at %s", activation, row.x)
                        .isCloseTo(Double.parseDouble(row.slope), within(1e-6));
            } else {
                assertThatThrownBy(() -> activation.slope(value[0]))
                        .isInstanceOf(UnsupportedOperationException.class)
                        .hasMessage(activation + " is only run, not trained");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void not_a_number_stays_one(Activation.Function function) {
        float[] values = {Float.NaN, 1};

        new Activation(function, function.hasParameter() ? 0.5f : 0).apply(values, 0, 1);

        assertThat(values[0]).isNaN();
        assertThat(values[1]).isEqualTo(1);
    }

    // By hand: the limits for x to both infinities.
    @ParameterizedTest
    @EnumSource(names = {"GELU", "SILU", "SOFTPLUS", "RELU", "SELU", "ELU"})
    void infinity_has_no_effect_on_other_values_but_stays_infinite(Activation.Function function) {
        float[] values = {Float.POSITIVE_INFINITY};

        new Activation(function, function.hasParameter() ? 0.5f : 0).apply(values, 0, 1);

        assertThat(values[0]).isEqualTo(Float.POSITIVE_INFINITY);
    }

    // By hand: 3 equal values are a third each, however large they are.
    @Test
    void softmax_of_large_values_does_not_overflow() {
        float[] values = {5, 1000, 1000, 1000, 5};

        Activation.of(Activation.Function.SOFTMAX).apply(values, 1, 3);

        assertThat(values).containsExactly(5, 1 / 3f, 1 / 3f, 1 / 3f, 5);
    }

    @Test
    void a_parameter_belongs_to_functions_that_have_one() {
        assertThatThrownBy(() -> new Activation(Activation.Function.TANH, 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("parameter of tanh is 1.0, but must be 0");
        assertThatThrownBy(() -> new Activation(Activation.Function.ELU, Float.NaN))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("parameter of elu is NaN, but must be finite");
    }

    @Test
    void an_activation_is_named_with_its_parameter() {
        assertThat(Activation.of(Activation.Function.GELU_TANH)).hasToString("gelu-tanh");
        assertThat(new Activation(Activation.Function.LEAKY_RELU, 0.25f)).hasToString("leaky-relu 0.25");
    }
}
