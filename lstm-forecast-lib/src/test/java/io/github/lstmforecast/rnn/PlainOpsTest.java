package io.github.lstmforecast.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainOpsTest {
    private static final PlainOps OPS = new PlainOps();
    private static final int INFINITY_BITS = Float.floatToIntBits(Float.POSITIVE_INFINITY);

    /** A prime, so that all mantissas occur; about two million floats from 0 to infinity. */
    private static final int STRIDE = 1009;

    /** For smaller x, the numerator, about 0.0049 x, is subnormal and has fewer bits. */
    private static final float SMALL = 2.4e-36f;

    // Expected values from StrictMath.tanh, in 64 bits.
    @Test
    void tanh_is_within_6_ulp() {
        double worst = 0;

        for (int bits = Float.floatToIntBits(SMALL); bits < INFINITY_BITS; bits += STRIDE) {
            float x = Float.intBitsToFloat(bits);
            double exact = StrictMath.tanh(x);
            worst = Math.max(worst, Math.abs(PlainOps.tanh(x) - exact) / Math.ulp((float) exact));
        }

        assertThat(worst).isLessThanOrEqualTo(6);
    }

    @Test
    void tanh_of_a_tiny_number_is_within_4e_43() {
        double worst = 0;

        for (int bits = 0; bits < Float.floatToIntBits(SMALL); bits += STRIDE) {
            float x = Float.intBitsToFloat(bits);
            worst = Math.max(worst, Math.abs(PlainOps.tanh(x) - StrictMath.tanh(x)));
        }

        assertThat(worst).isLessThanOrEqualTo(4e-43);
    }

    @Test
    void tanh_is_odd_and_never_beyond_1() {
        for (int bits = 0; bits <= INFINITY_BITS; bits += STRIDE) {
            float x = Float.intBitsToFloat(bits);
            float y = PlainOps.tanh(x);
            if (!(y >= 0 && y <= 1) || Float.floatToIntBits(PlainOps.tanh(-x)) != Float.floatToIntBits(-y)) {
                assertThat(y).as("tanh of %s", x).isBetween(0f, 1f).isEqualTo(-PlainOps.tanh(-x));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {8, 100, Float.MAX_VALUE, Float.POSITIVE_INFINITY})
    void tanh_saturates(float x) {
        float end = PlainOps.tanh(7.90531110763549805f);

        assertThat(PlainOps.tanh(x)).isEqualTo(end);
        assertThat(PlainOps.tanh(-x)).isEqualTo(-end);
        assertThat(end).isBetween(1 - 6 * 0x1p-24f, 1f);
    }

    @Test
    void tanh_of_nan_is_nan() {
        assertThat(PlainOps.tanh(Float.NaN)).isNaN();
    }

    // Half the 6 ulp of tanh, which are 2^-24 each next to 1, and half an ulp for the sum; expected values from
    // StrictMath.exp, in 64 bits.
    @Test
    void sigmoid_is_within_3_5_times_2_to_the_minus_24() {
        double worst = 0;
        float[] value = new float[1];

        for (int sign = -1; sign <= 1; sign += 2) {
            for (int bits = 0; bits <= INFINITY_BITS; bits += STRIDE) {
                float x = sign * Float.intBitsToFloat(bits);
                value[0] = x;
                sigmoid(value);
                worst = Math.max(worst, Math.abs(value[0] - 1 / (1 + StrictMath.exp(-x))));
            }
        }

        assertThat(worst).isLessThanOrEqualTo(3.5 * 0x1p-24);
    }

    @Test
    void sigmoid_is_never_beyond_0_and_1() {
        float[] values = {Float.NEGATIVE_INFINITY, -Float.MAX_VALUE, -20, 20, Float.MAX_VALUE, Float.POSITIVE_INFINITY};

        sigmoid(values);

        for (float value : values) {
            assertThat(value).isBetween(0f, 1f);
        }
    }

    @Test
    void sigmoid_of_nan_is_nan() {
        float[] values = {Float.NaN};

        sigmoid(values);

        assertThat(values[0]).isNaN();
    }

    // By hand: tanh where scale is 1, sigmoid where scale and offset are 0.5.
    @Test
    void only_the_given_range_is_squashed() {
        float[] values = {7, 0.3f, 0, 0.6f, 7};

        OPS.squash(values, 1, new float[] {1, 0.5f, 0.5f}, new float[] {0, 0.5f, 0.5f}, 3);

        assertThat(values).containsExactly(7, PlainOps.tanh(0.3f), 0.5f, 0.5f + 0.5f * PlainOps.tanh(0.3f), 7);
    }

    @ParameterizedTest
    @CsvSource({"-3, 0", "-2.5, 0", "-1, 0.3", "0, 0.5", "1, 0.7", "2.5, 1", "3, 1", "NaN, NaN"})
    void hard_sigmoid_is_a_clipped_line(float x, float expected) {
        assertThat(GateActivation.HARD_SIGMOID.apply(x)).isEqualTo(expected, within(1e-7f));
    }

    private static void sigmoid(float[] values) {
        float[] halves = new float[values.length];
        Arrays.fill(halves, 0.5f);
        OPS.squash(values, 0, halves, halves, values.length);
    }
}
