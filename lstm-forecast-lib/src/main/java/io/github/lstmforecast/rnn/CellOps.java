package io.github.lstmforecast.rnn;

/**
 * Steps of cells whose gates are sigmoid and whose other activations are tanh; cells with others
 * step themselves. Every implementation gives the same bits, as of {@link FloatOps}.
 */
interface CellOps {
    /** The fastest implementation that this JVM supports. */
    CellOps FASTEST = VectorApi.find(CellOps.class, "VectorCellOps").orElseGet(PlainCellOps::new);

    /**
     * A forward step of the LSTM cells of one sequence: {@code c = f c' + g i}, {@code h = o tanh(c)}.
     *
     * @param gates the activated gates g, f, o, i, {@code units} values each, from {@code gatesAt} on
     * @param c has c' from {@code before} on, receives c from {@code now} on
     * @param tanhC receives tanh(c), from {@code before} on
     * @param h receives h, from {@code now} on
     */
    void lstmCells(float[] gates, int gatesAt, float[] c, int before, int now, float[] tanhC, float[] h, int units);

    /**
     * A backward step of the LSTM cells of one sequence: from the loss by h and c to the loss by the gates before their activation.
     *
     * @param cell after the forward pass; receives the block errors of its layer and its carried errors of c
     * @param errors the loss by h from the layer above
     * @param at the first index of the row in {@code [row][unit]} arrays
     * @param carried the first index of the sequence in the carried errors of h
     * @param cFrom the first index of the sequence in the carried errors of c from the next step
     * @param cTo the first index of the sequence in the carried errors of c for the previous step
     */
    void lstmErrors(LstmCell cell, float[] errors, int at, int carried, int cFrom, int cTo);

    /**
     * A forward step of {@linkplain GruCell GRU cells}, all sequences: r and z of their sums, {@code n = tanh(x + r q)},
     * {@code h = n + z (h' - n)}.
     *
     * @param cell has the input part and the recurrent products; receives r, z, n, q and h
     * @param before the first index of the step in {@code [time][sequence][unit]} arrays
     */
    void gruCells(GruCell cell, int before);

    /**
     * A backward step of {@linkplain GruCell GRU cells}, all sequences: from the loss by h to the loss by the blocks before their
     * activation.
     *
     * @param cell after the forward pass; receives the block errors of its layer, its product errors, and the part of the
     *     loss by h' that does not go through the recurrent product
     * @param errors the loss by h from the layer above
     * @param before the first index of the step in {@code [time][sequence][unit]} arrays
     */
    void gruErrors(GruCell cell, float[] errors, int before);
}
