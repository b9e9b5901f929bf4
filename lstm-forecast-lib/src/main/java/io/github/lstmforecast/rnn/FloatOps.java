package io.github.lstmforecast.rnn;

/**
 * The inner loops of the kernel. Every implementation does the same additions and multiplications in the same order for
 * each element, so all give the same bits; they differ only in how many elements they process at once.
 */
interface FloatOps {
    /** The fastest implementation that this JVM supports. */
    FloatOps FASTEST = VectorApi.find(FloatOps.class, "VectorOps").orElseGet(PlainOps::new);

    /**
     * Adds a matrix product: {@code out[r][i] += sum over k of a[r][k] * b[k][i]}. The sum starts with the value in
     * {@code out} and is in the order of k.
     *
     * @param out {@code [rows][columns]}, row r starts at {@code outAt + r * outRow}; must not overlap the elements of a
     *     and b that are read
     * @param a element {@code [r][k]} is at {@code aAt + r * aRow + k * aStep}
     * @param b {@code [count][columns]}, row k starts at {@code bAt + k * bRow}
     */
    void addProduct(
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

    /** {@link #addProduct} of matrices whose rows follow each other: that of out and b are {@code columns} long. */
    default void addProduct(
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
            int count) {
        addProduct(out, outAt, columns, rows, columns, a, aAt, aRow, aStep, b, bAt, columns, count);
    }

    /** {@code to[column][row] = from[row][column]}. */
    static void transpose(float[] from, int fromAt, int rows, int columns, float[] to) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                to[column * rows + row] = from[fromAt + row * columns + column];
            }
        }
    }

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
