package io.github.lstmforecast.rnn;

/**
 * The inner loops of the kernel. Every implementation does the same additions and multiplications in the same order for
 * each element, so all give the same bits; they differ only in how many elements they process at once.
 */
interface FloatOps {
    /** The fastest implementation that this JVM supports. */
    FloatOps FASTEST = VectorApi.ops().orElseGet(PlainOps::new);

    /**
     * Adds a matrix product: {@code out[r][i] += sum over k of a[r][k] * b[k][i]}. The sum starts with the value in
     * {@code out} and is in the order of k.
     *
     * @param out {@code [rows][columns]}, row r starts at {@code outAt + r * columns}; must not overlap the elements of a
     *     and b that are read
     * @param a element {@code [r][k]} is at {@code aAt + r * aRow + k * aStep}
     * @param b {@code [count][columns]}, row k starts at {@code bAt + k * columns}
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
     * Replaces each value v by {@code offset + scale * tanh(scale * v)}: scale 1 and offset 0 give tanh, scale and offset
     * 0.5 give sigmoid.
     *
     * @param values changed from {@code at} on
     * @param scales element i belongs to {@code values[at + i]}
     * @param offsets element i belongs to {@code values[at + i]}
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
     * @param gates the activated gates g, f, o, i, {@code units} values each, from {@code gatesAt} on
     * @param c has c' from {@code before} on, receives c from {@code now} on
     * @param tanhC receives tanh(c), from {@code before} on
     * @param h receives h, from {@code now} on
     */
    void cells(float[] gates, int gatesAt, float[] c, int before, int now, float[] tanhC, float[] h, int units);

    /**
     * One backward step of the LSTM cells of one sequence: from the loss by h and c to the loss by the gates before
     * their activation.
     *
     * @param cell after the forward pass; receives the block errors of its layer and its carried errors of c
     * @param errors the loss by h from the layer above
     * @param at the first index of the row in {@code [row][unit]} arrays
     * @param carried the first index of the sequence in the carried errors of h
     * @param cFrom the first index of the sequence in the carried errors of c from the next step
     * @param cTo the first index of the sequence in the carried errors of c for the previous step
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
