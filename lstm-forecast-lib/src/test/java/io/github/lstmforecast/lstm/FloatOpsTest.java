package io.github.lstmforecast.lstm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatOpsTest {
    private static final int INFINITY_BITS = Float.floatToIntBits(Float.POSITIVE_INFINITY);

    /** A prime, so that all mantissas are met; about two million floats from 0 to infinity. */
    private static final int STRIDE = 1009;

    /** Below this the numerator, about 0.0049 x, is no normal float and has fewer bits. */
    private static final float SMALL = 2.4e-36f;

    // Expected values from StrictMath.tanh, in 64 bits.
    @Test
    void tanh_is_within_6_ulp() {
        double worst = 0;

        for (int bits = Float.floatToIntBits(SMALL); bits < INFINITY_BITS; bits += STRIDE) {
            float x = Float.intBitsToFloat(bits);
            double exact = StrictMath.tanh(x);
            worst = Math.max(worst, Math.abs(FloatOps.tanh(x) - exact) / Math.ulp((float) exact));
        }

        assertThat(worst).isLessThanOrEqualTo(6);
    }

    @Test
    void tanh_of_a_tiny_number_is_within_4e_43() {
        double worst = 0;

        for (int bits = 0; bits < Float.floatToIntBits(SMALL); bits += STRIDE) {
            float x = Float.intBitsToFloat(bits);
            worst = Math.max(worst, Math.abs(FloatOps.tanh(x) - StrictMath.tanh(x)));
        }

        assertThat(worst).isLessThanOrEqualTo(4e-43);
    }

    @Test
    void tanh_is_odd_and_never_beyond_1() {
        for (int bits = 0; bits <= INFINITY_BITS; bits += STRIDE) {
            float x = Float.intBitsToFloat(bits);
            float y = FloatOps.tanh(x);
            if (!(y >= 0 && y <= 1) || Float.floatToIntBits(FloatOps.tanh(-x)) != Float.floatToIntBits(-y)) {
                assertThat(y).as("tanh of %s", x).isBetween(0f, 1f).isEqualTo(-FloatOps.tanh(-x));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {8, 100, Float.MAX_VALUE, Float.POSITIVE_INFINITY})
    void tanh_saturates(float x) {
        float end = FloatOps.tanh(7.90531110763549805f);

        assertThat(FloatOps.tanh(x)).isEqualTo(end);
        assertThat(FloatOps.tanh(-x)).isEqualTo(-end);
        assertThat(end).isBetween(1 - 6 * 0x1p-24f, 1f);
    }

    @Test
    void tanh_of_what_is_not_a_number_is_not_a_number() {
        assertThat(FloatOps.tanh(Float.NaN)).isNaN();
    }

    @Test
    void tanh_of_a_run_changes_nothing_beside_it() {
        float[] values = {1, 1, 1, 1};

        FloatOps.tanh(values, 1, 2);

        assertThat(values).containsExactly(1, FloatOps.tanh(1f), FloatOps.tanh(1f), 1);
    }

    // Half the 6 ulp of tanh, which are 2^-24 each next to 1, and half of such a one for the sum; expected values from
    // StrictMath.exp, in 64 bits.
    @Test
    void sigmoid_is_within_3_5_times_2_to_the_minus_24() {
        double worst = 0;
        float[] value = new float[1];

        for (int sign = -1; sign <= 1; sign += 2) {
            for (int bits = 0; bits <= INFINITY_BITS; bits += STRIDE) {
                float x = sign * Float.intBitsToFloat(bits);
                value[0] = x;
                FloatOps.sigmoid(value, 0, 1);
                worst = Math.max(worst, Math.abs(value[0] - 1 / (1 + StrictMath.exp(-x))));
            }
        }

        assertThat(worst).isLessThanOrEqualTo(3.5 * 0x1p-24);
    }

    @Test
    void sigmoid_is_never_beyond_0_and_1() {
        float[] values = {Float.NEGATIVE_INFINITY, -Float.MAX_VALUE, -20, 20, Float.MAX_VALUE, Float.POSITIVE_INFINITY};

        FloatOps.sigmoid(values, 0, values.length);

        for (float value : values) {
            assertThat(value).isBetween(0f, 1f);
        }
    }

    @Test
    void sigmoid_of_what_is_not_a_number_is_not_a_number() {
        float[] values = {Float.NaN};

        FloatOps.sigmoid(values, 0, 1);

        assertThat(values[0]).isNaN();
    }

    @Test
    void sigmoid_of_a_run_changes_nothing_beside_it() {
        float[] values = {7, 0, 0, 7};

        FloatOps.sigmoid(values, 1, 2);

        assertThat(values).containsExactly(7, 0.5f, 0.5f, 7);
    }

    // The naive loop is the definition: the same additions in the same order have to give the same bits.
    @Property(edgeCases = EdgeCasesMode.NONE)
    void scaled_rows_are_added_in_order_to_the_last_bit(
            @ForAll @IntRange(min = 0, max = 40) int length,
            @ForAll @IntRange(min = 0, max = 13) int count,
            @ForAll @IntRange(min = 1, max = 3) int scalesStride,
            @ForAll @IntRange(min = 0, max = 3) int gap,
            @ForAll @IntRange(min = 0, max = 5) int at,
            @ForAll long seed) {
        Random random = new Random(seed);
        int rowsStride = length + gap;
        float[] scales = gaussian(random, at + count * scalesStride);
        float[] rows = gaussian(random, at + count * rowsStride);
        float[] out = gaussian(random, at + length + gap);
        float[] expected = out.clone();
        for (int r = 0; r < count; r++) {
            for (int i = 0; i < length; i++) {
                expected[at + i] += scales[at + r * scalesStride] * rows[at + r * rowsStride + i];
            }
        }

        FloatOps.addScaledRows(out, at, length, scales, at, scalesStride, rows, at, rowsStride, count);

        assertThat(out).isEqualTo(expected);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void rows_are_added_in_order_to_the_last_bit(
            @ForAll @IntRange(min = 0, max = 40) int length,
            @ForAll @IntRange(min = 0, max = 9) int count,
            @ForAll @IntRange(min = 0, max = 3) int gap,
            @ForAll @IntRange(min = 0, max = 5) int at,
            @ForAll long seed) {
        Random random = new Random(seed);
        int rowsStride = length + gap;
        float[] rows = gaussian(random, at + count * rowsStride);
        float[] out = gaussian(random, at + length + gap);
        float[] expected = out.clone();
        for (int r = 0; r < count; r++) {
            for (int i = 0; i < length; i++) {
                expected[at + i] += rows[at + r * rowsStride + i];
            }
        }

        FloatOps.addRows(out, at, length, rows, at, rowsStride, count);

        assertThat(out).isEqualTo(expected);
    }

    // By hand: 100 + 2 * 5 + 3 * 6.
    @Test
    void a_dot_product_starts_from_a_given_value() {
        float[] a = {9, 2, 3, 9};
        float[] b = {5, 6, 9};

        assertThat(FloatOps.dot(100, a, 1, b, 0, 2)).isEqualTo(128);
    }

    // By hand: (2^24 + 1) + 1 is 2^24 in 32 bits, since each 1 is rounded away; 2^24 + (1 + 1) would not be.
    @Test
    void a_dot_product_is_summed_from_the_first_to_the_last() {
        float[] ones = {1, 1};

        assertThat(FloatOps.dot(0x1p24f, ones, 0, ones, 0, 2)).isEqualTo(0x1p24f);
    }

    private static float[] gaussian(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
