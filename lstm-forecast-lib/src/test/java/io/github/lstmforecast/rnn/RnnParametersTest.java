package io.github.lstmforecast.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RnnParametersTest {
    private static final RnnShape SHAPE = new RnnShape(1, List.of(1), 1); // 14 parameters

    @Test
    void parameters_do_not_change_with_the_array_passed_in() {
        float[] values = values();
        RnnParameters parameters = RnnParameters.of(SHAPE, values);

        values[3] = 99;

        assertThat(parameters.get(3)).isEqualTo(-0.25f);
    }

    @Test
    void parameters_do_not_change_with_a_returned_array() {
        RnnParameters parameters = RnnParameters.of(SHAPE, values());

        parameters.toArray()[3] = 99;

        assertThat(parameters.toArray()).isEqualTo(values());
    }

    // python3: hashlib.sha256(b''.join(struct.pack('>f', i / 4 - 1) for i in range(14))).hexdigest()
    @Test
    void the_fingerprint_is_the_sha_256_of_big_endian_floats() {
        assertThat(RnnParameters.of(SHAPE, values()).sha256())
                .isEqualTo("fc04f5398a6d98c7e5949e83ca833cd8c4da08fff62275d6da01b3dc50fb7a17");
    }

    @Test
    void equal_values_of_an_equal_shape_are_equal() {
        RnnParameters parameters = RnnParameters.of(SHAPE, values());
        RnnParameters same = RnnParameters.of(new RnnShape(1, List.of(1), 1), values());

        assertThat(same).isEqualTo(parameters).hasSameHashCodeAs(parameters);
    }

    @Test
    void parameters_with_one_different_value_differ() {
        float[] values = values();
        values[13] = Math.nextUp(values[13]);
        RnnParameters other = RnnParameters.of(SHAPE, values);

        assertThat(other).isNotEqualTo(RnnParameters.of(SHAPE, values()));
        assertThat(other.sha256())
                .isNotEqualTo(RnnParameters.of(SHAPE, values()).sha256());
    }

    // By hand: 4 n (m + n + 1) + k (n + 1) is 76 both for m=2, n=3, k=1 and for m=1, n=3, k=4.
    @Test
    void equal_values_of_different_shapes_differ() {
        RnnShape a = new RnnShape(2, List.of(3), 1);
        RnnShape b = new RnnShape(1, List.of(3), 4);
        float[] zeros = new float[76];

        assertThat(RnnParameters.of(a, zeros)).isNotEqualTo(RnnParameters.of(b, zeros));
    }

    @Test
    void too_few_values_are_rejected() {
        assertThatThrownBy(() -> RnnParameters.of(SHAPE, new float[13]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "parameters is 13 numbers,"
                                + " but must be 14 numbers for RnnShape[inputs=1, units=[1], outputs=1, cell=LSTM, gateActivation=SIGMOID, activation=tanh]");
    }

    private static float[] values() {
        float[] values = new float[14];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 4f - 1;
        }
        return values;
    }
}
