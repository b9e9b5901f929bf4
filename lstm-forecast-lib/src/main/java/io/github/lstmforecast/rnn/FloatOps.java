package io.github.lstmforecast.rnn;

/**
 * The inner loops of the kernel, over runs of floats. Every implementation makes the same additions and multiplications
 * in the same order for each element, so that all give the same bits; they differ only in how many elements they take
 * at once.
 */
interface FloatOps {
    /** The fastest that this JVM has. */
    FloatOps FASTEST = VectorApi.ops().orElseGet(PlainOps::new);

    /**
     * Adds a product of matrices: {@code out[r][i] += sum over k of a[r][k] * b[k][i]}, the sum taken in the order of k
     * and started from what is in {@code out}.
     *
     * @param out {@code [rows][columns]}, row r from {@code outAt + r * columns}; must not overlap a or b where it is
     *     read
     * @param a element {@code [r][k]} lies at {@code aAt + r * aRow + k * aStep}
     * @param b {@code [count][columns]}, row k from {@code bAt + k * columns}
     */
    void addProduct(
            float[] out,
            int outAt,
            int rows,
            int columns,
            float[] a,
            int aAt,
            int aRow,
            int aStep,
            float[] b,
            int bAt,
            int count);

    /**
     * Replaces each value v by {@code offset + scale * tanh(scale * v)}: with scale 1 and offset 0 its tanh, with scale
     * and offset 0.5 its sigmoid.
     *
     * @param values changed from {@code at} on
     * @param scales element i belongs to {@code values[at + i]}
     * @param offsets likewise
     */
    void squash(float[] values, int at, float[] scales, float[] offsets, int length);

    /** {@code to[column][row] = from[row][column]}. */
    static void transpose(float[] from, int fromAt, int rows, int columns, float[] to) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                to[column * rows + row] = from[fromAt + row * columns + column];
            }
        }
    }

    /**
     * One step of the LSTM cells of one sequence: {@code c = f c' + g i}, {@code h = o tanh(c)}.
     *
     * @param gates the activated gates g, f, o, i, each a run of {@code units}, from {@code gatesAt}
     * @param c holds c' from {@code before}, receives c from {@code now}
     * @param tanhC receives tanh(c), from {@code before}
     * @param h receives h, from {@code now}
     */
    void cells(float[] gates, int gatesAt, float[] c, int before, int now, float[] tanhC, float[] h, int units);

    /**
     * One step back through the LSTM cells of one sequence: from the loss by h and c to the loss by the gates before
     * their activation.
     *
     * @param cell after the forward pass; its layer's block errors and its carried errors of c are written
     * @param errors the loss by h from above, of the row that begins at {@code at}
     * @param at where the row's units begin in {@code [row][unit]} arrays
     * @param carried where the sequence's units begin in the carried errors of h
     * @param cFrom where they begin in the carried errors of c that come from the step after
     * @param cTo where they begin in those that go to the step before
     */
    void gateErrors(LstmCell cell, float[] errors, int at, int carried, int cFrom, int cTo);

    /** {@code v = kept v + taken g^2}, {@code p -= rate g / (sqrt(v) + epsilon)}. */
    void rmsProp(float[] p, float[] g, float[] v, float kept, float taken, float rate, float epsilon);

    /** {@code m = b1 m + a1 g}, {@code v = b2 v + a2 g^2}, {@code p -= size m / (sqrt(v) + epsilon)}. */
    void adam(
            float[] p,
            float[] g,
            float[] m,
            float[] v,
            float b1,
            float a1,
            float b2,
            float a2,
            float size,
            float epsilon);
}
