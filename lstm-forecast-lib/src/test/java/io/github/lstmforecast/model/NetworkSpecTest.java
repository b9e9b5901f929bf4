package io.github.lstmforecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.model.NetworkSpec.Dense;
import io.github.lstmforecast.model.NetworkSpec.Recurrent;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.rnn.LstmGate;
import io.github.lstmforecast.rnn.RnnInitializer;
import io.github.lstmforecast.rnn.RnnParameters;
import io.github.lstmforecast.rnn.RnnShape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkSpecTest {
    private static final RnnShape SHAPE = new RnnShape(2, List.of(4, 3), 5);
    private static final RnnParameters PARAMETERS = RnnInitializer.initialize(SHAPE, 1);

    private static Recurrent lstm(GateActivation gates, int inputs, int units) {
        return new Recurrent(
                CellKind.LSTM,
                gates,
                Activation.TANH,
                inputs,
                units,
                new float[inputs * 4 * units],
                new float[units * 4 * units],
                new float[4 * units]);
    }

    private static Dense dense(int inputs, int outputs) {
        return new Dense(inputs, outputs, new float[outputs * inputs], new float[outputs]);
    }

    @Test
    void what_the_kernel_runs_comes_back_as_it_went_in() {
        NetworkSpec network = NetworkSpec.of(PARAMETERS);

        assertThat(network.parameters()).hasValue(PARAMETERS);
        assertThat(network.inputs()).hasValue(2);
        assertThat(network.outputs()).isEqualTo(5);
        assertThat(Weights.sha256(network.weights())).isEqualTo(PARAMETERS.sha256());
    }

    /** Each weight in words is the one that the kernel has at that place. */
    @Test
    void a_weight_can_be_said_in_words() {
        List<Weights> weights = NetworkSpec.of(PARAMETERS).weights();

        assertWhere(
                weights,
                "layer 0, forget gate of unit 3, from input 1",
                PARAMETERS.get(SHAPE.inputWeight(0, LstmGate.FORGET, 3, 1)));
        assertWhere(
                weights,
                "layer 1, candidate of unit 2, from input 3",
                PARAMETERS.get(SHAPE.inputWeight(1, LstmGate.CANDIDATE, 2, 3)));
        assertWhere(
                weights,
                "layer 1, input gate of unit 0, from unit 2",
                PARAMETERS.get(SHAPE.recurrentWeight(1, LstmGate.INPUT, 0, 2)));
        assertWhere(weights, "layer 0, output gate of unit 1, bias", PARAMETERS.get(SHAPE.bias(0, LstmGate.OUTPUT, 1)));
        assertWhere(weights, "output 4, from unit 2", PARAMETERS.get(SHAPE.outputWeight(4, 2)));
        assertWhere(weights, "output 3, bias", PARAMETERS.get(SHAPE.outputBias(3)));
    }

    private static void assertWhere(List<Weights> weights, String where, float expected) {
        double found = weights.stream()
                .flatMap(part -> IntStream.range(0, part.count())
                        .filter(i -> part.where(i).equals(where))
                        .mapToObj(part::get))
                .findFirst()
                .orElseThrow();
        assertThat((float) found).isEqualTo(expected);
    }

    @Test
    void a_network_that_the_kernel_does_not_have_is_none_of_its() {
        NetworkSpec withoutDense = new NetworkSpec(List.of(lstm(GateActivation.SIGMOID, 1, 2)));
        NetworkSpec differentGates = new NetworkSpec(
                List.of(lstm(GateActivation.SIGMOID, 1, 2), lstm(GateActivation.HARD_SIGMOID, 2, 3), dense(3, 1)));

        assertThat(withoutDense.parameters()).isEmpty();
        assertThat(withoutDense.outputs()).isEqualTo(2);
        assertThat(differentGates.parameters()).isEmpty();
    }

    @Test
    void layers_fit_each_other_and_their_weights() {
        assertThatThrownBy(() -> new NetworkSpec(List.of(lstm(GateActivation.SIGMOID, 1, 2), dense(3, 1))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("inputs is 3, but must be 2, the number of outputs of the layer below");
        assertThatThrownBy(() -> new Dense(2, 3, new float[5], new float[3]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("weights is 5 numbers, but must be 6 numbers");
        assertThatThrownBy(() -> new NetworkSpec(List.of()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("layers is none, but must be at least one");
    }

    // Of the same numbers, two shapes: 4 x 2 x 3 from inputs here, and of hard-sigmoid gates there.
    @Test
    void weights_of_another_shape_or_kind_do_not_fit() {
        Weights one = lstmWeights(GateActivation.SIGMOID, 2, 3);

        assertThat(one.fits(lstmWeights(GateActivation.SIGMOID, 2, 3))).isTrue();
        assertThat(one.fits(lstmWeights(GateActivation.SIGMOID, 3, 3))).isFalse();
        assertThat(one.fits(lstmWeights(GateActivation.HARD_SIGMOID, 2, 3))).isFalse();
        assertThat(Weights.ofFloats("w", new float[2], i -> "").fits(Weights.ofDoubles("w", new double[2], i -> "")))
                .isFalse();
    }

    private static Weights lstmWeights(GateActivation gates, int inputs, int units) {
        return new NetworkSpec(List.of(lstm(gates, inputs, units))).weights().get(0);
    }
}
