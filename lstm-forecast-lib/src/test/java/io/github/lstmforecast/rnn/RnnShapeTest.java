package io.github.lstmforecast.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RnnShapeTest {
    // By hand: 4 n (m + n + 1) for each layer of n units over m values, and outputs (n + 1).
    static Stream<Arguments> shapesAndCounts() {
        return Stream.of(
                Arguments.of(new RnnShape(1, List.of(1), 1), 4 * 3 + 2),
                Arguments.of(new RnnShape(1, List.of(20), 1), 4 * 20 * 22 + 21),
                Arguments.of(new RnnShape(2, List.of(5, 3), 2), 4 * 5 * 8 + 4 * 3 * 9 + 2 * 4),
                Arguments.of(new RnnShape(3, List.of(2, 4, 1), 2), 4 * 2 * 6 + 4 * 4 * 7 + 4 * 6 + 2 * 2));
    }

    @ParameterizedTest
    @MethodSource("shapesAndCounts")
    void parameters_fill_the_vector_without_overlap_or_gap(RnnShape shape, int count) {
        List<Integer> places = new ArrayList<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (LstmGate gate : LstmGate.values()) {
                for (int unit = 0; unit < shape.units().get(layer); unit++) {
                    for (int input = 0; input < shape.inputsOf(layer); input++) {
                        places.add(shape.inputWeight(layer, gate, unit, input));
                    }
                    for (int from = 0; from < shape.units().get(layer); from++) {
                        places.add(shape.recurrentWeight(layer, gate, unit, from));
                    }
                    places.add(shape.bias(layer, gate, unit));
                }
            }
        }
        for (int output = 0; output < shape.outputs(); output++) {
            for (int unit = 0; unit < shape.topUnits(); unit++) {
                places.add(shape.outputWeight(output, unit));
            }
            places.add(shape.outputBias(output));
        }

        assertThat(shape.parameterCount()).isEqualTo(count);
        assertThat(places)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, count).boxed().toList());
    }

    // By hand, from the documentation of RnnShape: layer 0 has 2*8 input weights, 2*8 recurrent weights and 8
    // biases; layer 1, with 4 columns for its one unit, 2*4, 1*4 and 4.
    @Test
    void parameters_are_layer_by_layer_in_the_documented_order() {
        RnnShape shape = new RnnShape(2, List.of(2, 1), 2);

        assertThat(shape.inputWeight(0, LstmGate.CANDIDATE, 0, 0)).isEqualTo(0);
        assertThat(shape.inputWeight(0, LstmGate.FORGET, 1, 1)).isEqualTo(8 + 2 + 1);
        assertThat(shape.recurrentWeight(0, LstmGate.OUTPUT, 1, 1)).isEqualTo(16 + 8 + 4 + 1);
        assertThat(shape.bias(0, LstmGate.INPUT, 0)).isEqualTo(32 + 6);
        assertThat(shape.inputWeight(1, LstmGate.FORGET, 0, 1)).isEqualTo(40 + 4 + 1);
        assertThat(shape.recurrentWeight(1, LstmGate.INPUT, 0, 0)).isEqualTo(40 + 8 + 3);
        assertThat(shape.bias(1, LstmGate.OUTPUT, 0)).isEqualTo(40 + 8 + 4 + 2);
        assertThat(shape.outputWeight(1, 0)).isEqualTo(56 + 1);
        assertThat(shape.outputBias(1)).isEqualTo(56 + 2 + 1);
    }

    @Test
    void the_inputs_of_a_layer_are_the_units_below() {
        RnnShape shape = new RnnShape(2, List.of(5, 3), 1);

        assertThat(shape.layers()).isEqualTo(2);
        assertThat(shape.inputsOf(0)).isEqualTo(2);
        assertThat(shape.inputsOf(1)).isEqualTo(5);
        assertThat(shape.topUnits()).isEqualTo(3);
    }

    @Test
    void a_shape_does_not_change_with_the_list_passed_in() {
        List<Integer> units = new ArrayList<>(List.of(5));
        RnnShape shape = new RnnShape(1, units, 1);

        units.add(3);

        assertThat(shape.units()).containsExactly(5);
    }

    static Stream<Arguments> wrongShapes() {
        return Stream.of(
                Arguments.of(0, List.of(5), 1, "inputs is 0, but must be at least 1"),
                Arguments.of(1, List.of(5), 0, "outputs is 0, but must be at least 1"),
                Arguments.of(1, List.of(), 1, "units is [], but must be one number for each layer, each at least 1"),
                Arguments.of(
                        1, List.of(5, 0), 1, "units is [5, 0], but must be one number for each layer, each at least 1"),
                // 4 * 9000 * 9002 + 9001
                Arguments.of(
                        1,
                        List.of(9000),
                        1,
                        "units is [9000], but must be so few that there are at most 268435456 parameters (found 324081001)"),
                // 2^64 - 2^34 + 2^31 - 1: more than a long, which would overflow to a negative number
                Arguments.of(
                        1,
                        List.of(Integer.MAX_VALUE - 1),
                        1,
                        "units is [2147483646], but must be so few that there are at most "
                                + "268435456 parameters (found 9223372036854775807)"));
    }

    @ParameterizedTest
    @MethodSource("wrongShapes")
    void an_invalid_shape_is_rejected(int inputs, List<Integer> units, int outputs, String message) {
        assertThatThrownBy(() -> new RnnShape(inputs, units, outputs))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(message);
    }

    // 4 n (n + 2) + n + 1 is 268378111 for n = 8190 and 268443644 for n = 8191; the limit is 2^28 = 268435456.
    @Test
    void the_largest_layer_is_allowed() {
        assertThat(new RnnShape(1, List.of(8190), 1).parameterCount()).isEqualTo(268_378_111);
        assertThatThrownBy(() -> new RnnShape(1, List.of(8191), 1))
                .hasMessage(
                        "units is [8191], but must be so few that there are at most 268435456 parameters (found 268443644)");
    }
}
