package io.github.lstmforecast.rnn;

/** The inner loops in plain Java. */
final class PlainOps implements FloatOps {
    /** For larger values, the approximation of tanh is constant. */
    static final float TANH_SATURATION = 7.90531110763549805f;

    private static final int SHORT = 300; // below it, addColumns is faster than addRows

    @Override
    public void addProduct(
            float[] out,
            int outAt,
            int outRow,
            int rows,
            int columns,
            float[] a,
            int aAt,
            int aRow,
            int aStep,
            float[] b,
            int bAt,
            int bRow,
            int count) {
        int first = columns == 1 && rows >= 4
                ? addColumn(out, outAt, outRow, rows, a, aAt, aRow, aStep, b, bAt, bRow, count)
                : 0;
        for (int r = first; r < rows; r++) {
            if (columns < SHORT) {
                addColumns(out, outAt + r * outRow, columns, a, aAt + r * aRow, aStep, b, bAt, bRow, count);
            } else {
                addRows(out, outAt + r * outRow, columns, a, aAt + r * aRow, aStep, b, bAt, bRow, count);
            }
        }
    }

    /** Of a single column, four rows at a time; returns the number of rows that are done. */
    private static int addColumn(
            float[] out,
            int outAt,
            int outRow,
            int rows,
            float[] a,
            int aAt,
            int aRow,
            int aStep,
            float[] b,
            int bAt,
            int bRow,
            int count) {
        int r = 0;
        for (; r + 4 <= rows; r += 4) {
            int at = outAt + r * outRow;
            int from = aAt + r * aRow;
            float s0 = out[at];
            float s1 = out[at + outRow];
            float s2 = out[at + 2 * outRow];
            float s3 = out[at + 3 * outRow];
            for (int k = 0; k < count; k++) {
                float value = b[bAt + k * bRow];
                s0 += a[from] * value;
                s1 += a[from + aRow] * value;
                s2 += a[from + 2 * aRow] * value;
                s3 += a[from + 3 * aRow] * value;
                from += aStep;
            }
            out[at] = s0;
            out[at + outRow] = s1;
            out[at + 2 * outRow] = s2;
            out[at + 3 * outRow] = s3;
        }
        return r;
    }

    /** Faster for short rows: eight sums at a time. */
    private static void addColumns(
            float[] out,
            int outAt,
            int columns,
            float[] a,
            int aAt,
            int aStep,
            float[] b,
            int bAt,
            int bRow,
            int count) {
        int i = 0;
        for (; i + 8 <= columns; i += 8) {
            float s0 = out[outAt + i];
            float s1 = out[outAt + i + 1];
            float s2 = out[outAt + i + 2];
            float s3 = out[outAt + i + 3];
            float s4 = out[outAt + i + 4];
            float s5 = out[outAt + i + 5];
            float s6 = out[outAt + i + 6];
            float s7 = out[outAt + i + 7];
            int at = bAt + i;
            int from = aAt;
            for (int k = 0; k < count; k++) {
                float scale = a[from];
                s0 += scale * b[at];
                s1 += scale * b[at + 1];
                s2 += scale * b[at + 2];
                s3 += scale * b[at + 3];
                s4 += scale * b[at + 4];
                s5 += scale * b[at + 5];
                s6 += scale * b[at + 6];
                s7 += scale * b[at + 7];
                at += bRow;
                from += aStep;
            }
            out[outAt + i] = s0;
            out[outAt + i + 1] = s1;
            out[outAt + i + 2] = s2;
            out[outAt + i + 3] = s3;
            out[outAt + i + 4] = s4;
            out[outAt + i + 5] = s5;
            out[outAt + i + 6] = s6;
            out[outAt + i + 7] = s7;
        }
        for (; i < columns; i++) {
            float sum = out[outAt + i];
            for (int k = 0; k < count; k++) {
                sum += a[aAt + k * aStep] * b[bAt + k * bRow + i];
            }
            out[outAt + i] = sum;
        }
    }

    private static void addRows(
            float[] out,
            int outAt,
            int columns,
            float[] a,
            int aAt,
            int aStep,
            float[] b,
            int bAt,
            int bRow,
            int count) {
        int k = 0;
        // Four rows in one pass save loads and stores; the additions keep their order, left to right.
        for (; k + 4 <= count; k += 4) {
            int at = aAt + k * aStep;
            addFourRows(
                    out,
                    outAt,
                    columns,
                    a[at],
                    a[at + aStep],
                    a[at + 2 * aStep],
                    a[at + 3 * aStep],
                    b,
                    bAt + k * bRow,
                    bRow);
        }
        for (; k < count; k++) {
            float scale = a[aAt + k * aStep];
            int row = bAt + k * bRow;
            for (int i = 0; i < columns; i++) {
                out[outAt + i] += scale * b[row + i];
            }
        }
    }

    private static void addFourRows(
            float[] out, int outAt, int columns, float s0, float s1, float s2, float s3, float[] b, int at, int bRow) {
        int at1 = at + bRow;
        int at2 = at1 + bRow;
        int at3 = at2 + bRow;
        for (int i = 0; i < columns; i++) {
            out[outAt + i] = out[outAt + i] + s0 * b[at + i] + s1 * b[at1 + i] + s2 * b[at2 + i] + s3 * b[at3 + i];
        }
    }

    @Override
    public void squash(float[] values, int at, float[] scales, float[] offsets, int length) {
        squash(values, at, scales, offsets, 0, length);
    }

    /** {@link #squash(float[], int, float[], float[], int)} from element {@code from} on. */
    static void squash(float[] values, int at, float[] scales, float[] offsets, int from, int length) {
        for (int i = from; i < length; i++) {
            values[at + i] = offsets[i] + scales[i] * tanh(scales[i] * values[at + i]);
        }
    }

    @Override
    public void rmsProp(float[] p, float[] g, float[] v, float kept, float taken, float rate, float epsilon) {
        rmsProp(p, g, v, kept, taken, rate, epsilon, 0);
    }

    static void rmsProp(float[] p, float[] g, float[] v, float kept, float taken, float rate, float epsilon, int from) {
        for (int i = from; i < p.length; i++) {
            v[i] = kept * v[i] + taken * (g[i] * g[i]);
            p[i] -= rate * g[i] / ((float) Math.sqrt(v[i]) + epsilon);
        }
    }

    @Override
    public void adam(
            float[] p,
            float[] g,
            float[] m,
            float[] v,
            float b1,
            float a1,
            float b2,
            float a2,
            float size,
            float epsilon) {
        adam(p, g, m, v, b1, a1, b2, a2, size, epsilon, 0);
    }

    static void adam(
            float[] p,
            float[] g,
            float[] m,
            float[] v,
            float b1,
            float a1,
            float b2,
            float a2,
            float size,
            float epsilon,
            int from) {
        for (int i = from; i < p.length; i++) {
            m[i] = b1 * m[i] + a1 * g[i];
            v[i] = b2 * v[i] + a2 * (g[i] * g[i]);
            p[i] -= size * m[i] / ((float) Math.sqrt(v[i]) + epsilon);
        }
    }

    /**
     * The rational approximation of tanh in Eigen, of degree 13 over 6. Its error is at most 6 ulp, and at most 4e-43 below
     * 2.4e-36, where the numerator is subnormal. It consists of additions, multiplications and one division, which IEEE 754
     * defines to the bit, unlike {@code Math.tanh}.
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
