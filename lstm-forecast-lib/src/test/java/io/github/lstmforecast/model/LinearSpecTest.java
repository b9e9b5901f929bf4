package io.github.lstmforecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearSpecTest {
    private static LinearSpec.Target target(double mean, double... lags) {
        return new LinearSpec.Target(mean, 1, lags, new double[] {3});
    }

    @Test
    void every_number_is_a_named_weight() {
        LinearSpec spec = new LinearSpec(2, 1, List.of(target(10, 0.5, -0.25), target(20, 0.7, 0)));

        assertThat(spec.parameterCount()).isEqualTo(10);
        assertThat(spec.weights())
                .extracting(Weights::name)
                .containsExactly(
                        "target 0, mean and constant",
                        "target 0, lags",
                        "target 0, known inputs",
                        "target 1, mean and constant",
                        "target 1, lags",
                        "target 1, known inputs");
        assertThat(spec.weights().get(1).where(1)).isEqualTo("target 0, lag 2");
        assertThat(spec.weights().get(3).where(0)).isEqualTo("target 1, mean");
        assertThat(spec.weights().get(4).get(0)).isEqualTo(0.7);
    }

    @Test
    void another_weight_is_another_fingerprint() {
        LinearSpec spec = new LinearSpec(2, 1, List.of(target(10, 0.5, -0.25)));
        LinearSpec other = new LinearSpec(2, 1, List.of(target(Math.nextUp(10), 0.5, -0.25)));

        assertThat(other).isNotEqualTo(spec);
        assertThat(Weights.sha256(other.weights())).isNotEqualTo(Weights.sha256(spec.weights()));
    }

    @Test
    void the_weights_must_be_finite_and_as_many_as_the_order() {
        assertThatThrownBy(() -> new LinearSpec(3, 1, List.of(target(10, 0.5, -0.25))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("lags is 2 numbers, but must be 3 numbers");
        assertThatThrownBy(() -> new LinearSpec(2, 0, List.of(target(10, 0.5, -0.25))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("inputs is 1 numbers, but must be 0 numbers");
        assertThatThrownBy(() -> target(10, 0.5, Double.NaN))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("lags is NaN, but must be finite");
        assertThatThrownBy(() -> new LinearSpec(2, 0, List.of()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("targets is none, but must be at least one");
    }
}
