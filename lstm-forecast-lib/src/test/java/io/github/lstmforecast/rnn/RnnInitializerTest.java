package io.github.lstmforecast.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RnnInitializerTest {
    private static final RnnShape SHAPE = new RnnShape(3, List.of(20, 7), 4);

    private final RnnParameters parameters = RnnInitializer.initialize(SHAPE, 1);

    // By hand: fan-in 3 and fan-out 4 * 20 in the first layer, 20 and 4 * 7 in the second.
    @Test
    void input_weights_fill_the_bounds_of_glorot() {
        assertUniform(inputWeights(0), Math.sqrt(6.0 / 83));
        assertUniform(inputWeights(1), Math.sqrt(6.0 / 48));
    }

    // By hand: 7 units below, 4 outputs.
    @Test
    void output_weights_fill_the_bounds_of_glorot() {
        List<Float> weights = new ArrayList<>();
        for (int output = 0; output < 4; output++) {
            for (int unit = 0; unit < 7; unit++) {
                weights.add(parameters.get(SHAPE.outputWeight(output, unit)));
            }
        }

        assertUniform(weights, Math.sqrt(6.0 / 11));
    }

    @Test
    void the_rows_of_recurrent_weights_are_orthonormal() {
        for (int layer = 0; layer < 2; layer++) {
            int n = SHAPE.units().get(layer);
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    assertThat(product(layer, a, b))
                            .as("layer %d, rows %d and %d", layer, a, b)
                            .isCloseTo(a == b ? 1 : 0, within(1e-6));
                }
            }
        }
    }

    @Test
    void forget_biases_are_one_and_all_other_biases_are_zero() {
        for (int layer = 0; layer < 2; layer++) {
            for (LstmGate gate : LstmGate.values()) {
                for (int unit = 0; unit < SHAPE.units().get(layer); unit++) {
                    assertThat(parameters.get(SHAPE.bias(layer, gate, unit)))
                            .as("%s of layer %d", gate, layer)
                            .isEqualTo(gate == LstmGate.FORGET ? 1 : 0);
                }
            }
        }
        for (int output = 0; output < 4; output++) {
            assertThat(parameters.get(SHAPE.outputBias(output))).isZero();
        }
    }

    @Test
    void the_same_seed_gives_the_same_parameters() {
        assertThat(RnnInitializer.initialize(SHAPE, 1)).isEqualTo(parameters);
    }

    @Test
    void another_seed_gives_other_parameters() {
        assertThat(RnnInitializer.initialize(SHAPE, 2)).isNotEqualTo(parameters);
    }

    @Test
    void a_single_unit_can_be_initialized() {
        RnnShape shape = new RnnShape(1, List.of(1), 1);

        RnnParameters single = RnnInitializer.initialize(shape, 5);

        double squares = 0;
        for (LstmGate gate : LstmGate.values()) {
            double weight = single.get(shape.recurrentWeight(0, gate, 0, 0));
            squares += weight * weight;
        }
        assertThat(squares).isCloseTo(1, within(1e-6));
    }

    // By hand: fan-in 3 and fan-out 3 * 20; the rows of the recurrent weights have 3 * 20 columns.
    @Test
    void a_gru_has_three_blocks_and_both_biases_are_zero() {
        RnnShape shape = new RnnShape(3, List.of(20), 1, CellKind.GRU, GateActivation.SIGMOID);

        RnnParameters gru = RnnInitializer.initialize(shape, 1);

        List<Float> inputWeights = new ArrayList<>();
        double[] products = new double[20]; // of the row of unit 0 with all rows
        for (GruGate gate : GruGate.values()) {
            for (int unit = 0; unit < 20; unit++) {
                for (int input = 0; input < 3; input++) {
                    inputWeights.add(gru.get(shape.inputWeight(0, gate, unit, input)));
                }
                for (int from = 0; from < 20; from++) {
                    products[from] += (double) gru.get(shape.recurrentWeight(0, gate, unit, 0))
                            * gru.get(shape.recurrentWeight(0, gate, unit, from));
                }
                assertThat(gru.get(shape.bias(0, gate, unit))).isZero();
                assertThat(gru.get(shape.recurrentBias(0, gate, unit))).isZero();
            }
        }
        assertUniform(inputWeights, Math.sqrt(6.0 / 63));
        for (int from = 0; from < 20; from++) {
            assertThat(products[from]).isCloseTo(from == 0 ? 1 : 0, within(1e-6));
        }
    }

    // The largest of 28 or more uniform weights is below 0.8 of the limit with a probability of 0.8^28, or 0.2 %; the
    // seed is fixed.
    private static void assertUniform(List<Float> weights, double limit) {
        assertThat(weights).allSatisfy(w -> assertThat((double) Math.abs(w)).isLessThanOrEqualTo(limit + 1e-7));
        assertThat(weights).anySatisfy(w -> assertThat((double) w).isGreaterThan(0.8 * limit));
        assertThat(weights).anySatisfy(w -> assertThat((double) w).isLessThan(-0.8 * limit));
    }

    private List<Float> inputWeights(int layer) {
        List<Float> weights = new ArrayList<>();
        for (LstmGate gate : LstmGate.values()) {
            for (int unit = 0; unit < SHAPE.units().get(layer); unit++) {
                for (int input = 0; input < SHAPE.inputsOf(layer); input++) {
                    weights.add(parameters.get(SHAPE.inputWeight(layer, gate, unit, input)));
                }
            }
        }
        return weights;
    }

    private double product(int layer, int a, int b) {
        double sum = 0;
        for (LstmGate gate : LstmGate.values()) {
            for (int unit = 0; unit < SHAPE.units().get(layer); unit++) {
                sum += (double) parameters.get(SHAPE.recurrentWeight(layer, gate, unit, a))
                        * parameters.get(SHAPE.recurrentWeight(layer, gate, unit, b));
            }
        }
        return sum;
    }
}
