package io.github.lstmforecast.lstm;

/**
 * The inner loops of the kernel, over runs of floats. Each computes its elements independently of the others and in a
 * fixed order, so the result has the same bits however many the processor takes at once.
 */
final class FloatOps {
    /** Beyond this tanh is 1 to the last bit that the approximation resolves. */
    private static final float TANH_SATURATION = 7.90531110763549805f;

    private FloatOps() {}

    /**
     * Adds scaled rows of a matrix: {@code out[i] += sum over r of scales[r] * rows[r][i]}, one row after another.
     *
     * @param out added to, from {@code outAt}, {@code length} elements
     * @param scales the factor of row r is {@code scales[scalesAt + r * scalesStride]}
     * @param rows row r begins at {@code rowsAt + r * rowsStride}
     * @param count how many rows
     */
    static void addScaledRows(
            float[] out,
            int outAt,
            int length,
            float[] scales,
            int scalesAt,
            int scalesStride,
            float[] rows,
            int rowsAt,
            int rowsStride,
            int count) {
        int r = 0;
        // Four rows in one pass save loads and stores; the additions keep their order, left to right.
        for (; r + 4 <= count; r += 4) {
            int scale = scalesAt + r * scalesStride;
            addFourRows(
                    out,
                    outAt,
                    length,
                    scales[scale],
                    scales[scale + scalesStride],
                    scales[scale + 2 * scalesStride],
                    scales[scale + 3 * scalesStride],
                    rows,
                    rowsAt + r * rowsStride,
                    rowsStride);
        }
        for (; r < count; r++) {
            float scale = scales[scalesAt + r * scalesStride];
            int row = rowsAt + r * rowsStride;
            for (int i = 0; i < length; i++) {
                out[outAt + i] += scale * rows[row + i];
            }
        }
    }

    private static void addFourRows(
            float[] out, int outAt, int length, float s0, float s1, float s2, float s3, float[] rows, int at, int stride) {
        int at1 = at + stride;
        int at2 = at1 + stride;
        int at3 = at2 + stride;
        for (int i = 0; i < length; i++) {
            out[outAt + i] =
                    out[outAt + i] + s0 * rows[at + i] + s1 * rows[at1 + i] + s2 * rows[at2 + i] + s3 * rows[at3 + i];
        }
    }

    /** {@code out[i] += sum over r of rows[r][i]}, one row after another; the arguments are those of the scaled form. */
    static void addRows(float[] out, int outAt, int length, float[] rows, int rowsAt, int rowsStride, int count) {
        for (int r = 0; r < count; r++) {
            int row = rowsAt + r * rowsStride;
            for (int i = 0; i < length; i++) {
                out[outAt + i] += rows[row + i];
            }
        }
    }

    /** {@code start + sum over i of a[i] * b[i]}, from the first to the last. */
    static float dot(float start, float[] a, int aAt, float[] b, int bAt, int length) {
        float sum = start;
        for (int i = 0; i < length; i++) {
            sum += a[aAt + i] * b[bAt + i];
        }
        return sum;
    }

    /** Replaces each value by its tanh. */
    static void tanh(float[] values, int at, int length) {
        for (int i = at; i < at + length; i++) {
            values[i] = tanh(values[i]);
        }
    }

    /** Replaces each value by its sigmoid. */
    static void sigmoid(float[] values, int at, int length) {
        for (int i = at; i < at + length; i++) {
            values[i] = 0.5f + 0.5f * tanh(0.5f * values[i]);
        }
    }

    /**
     * The rational approximation of tanh that Eigen uses, of degree 13 over 6; within 6 ulp, and below 2.4e-36, where
     * the numerator leaves the normal floats, within 4e-43. Made of additions, multiplications and one division, which
     * IEEE 754 defines to the bit, where {@code Math.tanh} is not.
     */
    static float tanh(float value) {
        float x = Math.max(-TANH_SATURATION, Math.min(TANH_SATURATION, value));
        float x2 = x * x;
        float p = -2.76076847742355e-16f;
        p = p * x2 + 2.00018790482477e-13f;
        p = p * x2 + -8.60467152213735e-11f;
        p = p * x2 + 5.12229709037114e-08f;
        p = p * x2 + 1.48572235717979e-05f;
        p = p * x2 + 6.37261928875436e-04f;
        p = p * x2 + 4.89352455891786e-03f;
        p = p * x;
        float q = 1.19825839466702e-06f;
        q = q * x2 + 1.18534705686654e-04f;
        q = q * x2 + 2.26843463243900e-03f;
        q = q * x2 + 4.89352518554385e-03f;
        return p / q;
    }
}
