package io.github.lstmforecast.rnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The plain and the vector loops must give the same bits as a naive loop. */
class FloatOpsTest {
    private static final FloatOps VECTOR =
            VectorApi.find(FloatOps.class, "VectorOps").orElseThrow();
    private static final FloatOps PLAIN = new PlainOps();
    private static final int LONGEST = 100;

    @Test
    void a_jvm_with_the_vector_api_uses_it() {
        assertThat(VECTOR).isInstanceOf(VectorOps.class);
        assertThat(FloatOps.FASTEST).isInstanceOf(VectorOps.class);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_product_is_added_in_the_order_of_k(
            @ForAll @IntRange(min = 1, max = 9) int rows,
            @ForAll @IntRange(min = 1, max = 4 * LONGEST) int columns,
            @ForAll @IntRange(min = 0, max = 13) int count,
            @ForAll boolean turned,
            @ForAll @IntRange(min = 0, max = 3) int apart,
            @ForAll @IntRange(min = 0, max = 5) int at,
            @ForAll long seed) {
        Random random = new Random(seed);
        int aRow = turned ? 1 : count;
        int aStep = turned ? rows : 1;
        float[] a = gaussian(random, at + rows * count);
        int width = columns + apart; // of the rows of out and b
        float[] b = gaussian(random, at + count * width);
        float[] out = gaussian(random, at + rows * width + 3);
        float[] expected = out.clone();
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < count; k++) {
                for (int i = 0; i < columns; i++) {
                    expected[at + r * width + i] += a[at + r * aRow + k * aStep] * b[at + k * width + i];
                }
            }
        }

        for (FloatOps ops : List.of(PLAIN, VECTOR)) {
            float[] actual = out.clone();
            ops.addProduct(actual, at, width, rows, columns, a, at, aRow, aStep, b, at, width, count);
            assertThat(actual).isEqualTo(expected);
        }
    }

    // By hand: 2 + 3 * 5, 4 + 3 * 7 in the first row, 1 + 10 * 5, 1 + 10 * 7 in the second.
    @Test
    void rows_follow_each_other_unless_said_otherwise() {
        for (FloatOps ops : List.of(PLAIN, VECTOR)) {
            float[] out = {2, 4, 1, 1};
            ops.addProduct(out, 0, 2, 2, new float[] {3, 10}, 0, 1, 1, new float[] {5, 7}, 0, 1);
            assertThat(out).containsExactly(17, 25, 51, 71);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void squashing_gives_the_same_bits(
            @ForAll @IntRange(max = LONGEST) int length, @ForAll @IntRange(max = 5) int at, @ForAll long seed) {
        Random random = new Random(seed);
        float[] scales = gaussian(random, length);
        float[] offsets = gaussian(random, length);
        float[] values = anything(random, at + length + 3);

        sameBits(ops -> {
            float[] actual = values.clone();
            ops.squash(actual, at, scales, offsets, length);
            return new float[][] {actual};
        });
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void optimizers_give_the_same_bits(@ForAll @IntRange(max = LONGEST) int length, @ForAll long seed) {
        Random random = new Random(seed);
        float[] p = gaussian(random, length);
        float[] g = gaussian(random, length);
        float[] m = gaussian(random, length);
        float[] v = gaussian(random, length);
        for (int i = 0; i < length; i++) {
            v[i] *= v[i];
        }

        sameBits(ops -> {
            float[][] actual = {p.clone(), v.clone()};
            ops.rmsProp(actual[0], g, actual[1], 0.9f, 0.1f, 0.001f, 1e-7f);
            return actual;
        });
        sameBits(ops -> {
            float[][] actual = {p.clone(), m.clone(), v.clone()};
            ops.adam(actual[0], g, actual[1], actual[2], 0.9f, 0.1f, 0.999f, 0.001f, 0.005f, 1e-7f);
            return actual;
        });
    }

    private interface Computation {
        float[][] with(FloatOps ops);
    }

    private static void sameBits(Computation computation) {
        float[][] expected = computation.with(PLAIN);
        float[][] actual = computation.with(VECTOR);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isEqualTo(expected[i]);
        }
    }

    private static float[] gaussian(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Floats of every size, some not finite. */
    private static float[] anything(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = Float.intBitsToFloat(random.nextInt());
        }
        return values;
    }
}
