package io.github.lstmforecast.rnn;

/**
 * GRU cells (Cho et al. 2014) with the reset gate after the recurrent product, as in cuDNN. One step, for input x and the
 * state h' of the previous step:
 * <pre>
 *   r = sigmoid(Wr x + br + Rr h' + dr)    z = sigmoid(Wz x + bz + Rz h' + dz)
 *   q = Rn h' + dn                         n = tanh(Wn x + bn + r q)
 *   h = (1 - z) n + z h' = n + z (h' - n)
 * </pre>
 * With d/da as the loss by a, and the derivatives of sigmoid and tanh from their values, a backward step is
 * <pre>
 *   d/dz = d/dh (h' - n)       d/dn = d/dh (1 - z)
 *   d/d(sum of n) = d/dn (1 - n^2)         d/dr = d/d(sum of n) q         d/dq = d/d(sum of n) r
 *   d/dh' = d/dh z + Rr^T d/d(sum of r) + Rz^T d/d(sum of z) + Rn^T d/dq
 * </pre>
 * Afterwards {@code blocks} has the activated r and z. The loss by the input part and that by the recurrent product
 * differ in the third block, so this cell has an array of its own for the latter.
 */
final class GruCell extends Cell {
    private static final FloatOps OPS = FloatOps.FASTEST;
    private static final CellOps CELLS = CellOps.FASTEST;

    private final GateActivation gates;
    private final Activation activation;
    private final boolean isUsual;
    final float[] products; // (batch, 3 units): R h' + d of the step; the last third is q
    final float[] candidate; // (time, batch, units): n
    final float[] product; // (time, batch, units): q
    final float[] productErrors; // (time, batch, 3 units): the loss by the recurrent product
    final float[] direct; // (batch, units): the loss by h' that does not go through the recurrent product

    GruCell(RnnTape.Layer layer, GateActivation gates, Activation activation) {
        super(layer);
        this.gates = gates;
        this.activation = activation;
        this.isUsual = gates == GateActivation.SIGMOID && activation.equals(Activation.TANH);
        int rows = layer.time * layer.batch;
        products = new float[layer.batch * layer.columns];
        candidate = new float[rows * layer.units];
        product = new float[rows * layer.units];
        productErrors = new float[rows * layer.columns];
        direct = new float[layer.batch * layer.units];
    }

    @Override
    void forward(float[] parameters, int t) {
        RnnTape.Layer l = layer;
        int n = l.units;
        int before = t * l.batch * n;
        for (int k = 0; k < l.batch; k++) {
            System.arraycopy(parameters, l.bias + l.columns, products, k * l.columns, l.columns);
        }
        OPS.addProduct(products, 0, l.batch, l.columns, l.h, before, n, 1, parameters, l.recurrentWeights, n);
        if (isUsual) {
            CELLS.gruCells(this, before);
            return;
        }
        for (int k = 0; k < l.batch; k++) {
            cells(before + k * n, k * n);
        }
    }

    /** {@link CellOps#gruCells} with any activations. */
    private void cells(int at, int sequence) {
        RnnTape.Layer l = layer;
        int n = l.units;
        int row = 3 * at;
        int from = 3 * sequence;
        for (int i = 0; i < 2 * n; i++) {
            l.blocks[row + i] = gates.apply(l.blocks[row + i] + products[from + i]);
        }
        for (int u = 0; u < n; u++) {
            product[at + u] = products[from + 2 * n + u];
            candidate[at + u] = l.blocks[row + 2 * n + u] + l.blocks[row + u] * product[at + u];
        }
        activation.apply(candidate, at, n);
        int now = at + l.batch * n;
        for (int u = 0; u < n; u++) {
            l.h[now + u] = candidate[at + u] + l.blocks[row + n + u] * (l.h[at + u] - candidate[at + u]);
        }
    }

    @Override
    void startBackward(float[] parameters) {
        FloatOps.transpose(parameters, layer.recurrentWeights, layer.units, layer.columns, layer.transposed);
    }

    @Override
    void backward(float[] parameters, float[] errors, int t) {
        RnnTape.Layer l = layer;
        int n = l.units;
        int before = t * l.batch * n;
        if (isUsual) {
            CELLS.gruErrors(this, errors, before);
        } else {
            for (int k = 0; k < l.batch; k++) {
                errors(errors, before + k * n, k * n);
            }
        }
        System.arraycopy(direct, 0, l.carriedH, 0, direct.length);
        int row = t * l.batch * l.columns;
        OPS.addProduct(l.carriedH, 0, l.batch, n, productErrors, row, l.columns, 1, l.transposed, 0, l.columns);
    }

    /** {@link CellOps#gruErrors} with any activations. */
    private void errors(float[] errors, int at, int sequence) {
        RnnTape.Layer l = layer;
        int n = l.units;
        for (int u = 0; u < n; u++) {
            int reset = 3 * at + u;
            int update = reset + n;
            int third = update + n;
            float r = l.blocks[reset];
            float z = l.blocks[update];
            float dh = errors[at + u] + l.carriedH[sequence + u];
            float dn = dh * (1 - z) * activation.slope(candidate[at + u]);
            l.blockErrors[reset] = dn * product[at + u] * gates.slope(r);
            l.blockErrors[update] = dh * (l.h[at + u] - candidate[at + u]) * gates.slope(z);
            l.blockErrors[third] = dn;
            productErrors[reset] = l.blockErrors[reset];
            productErrors[update] = l.blockErrors[update];
            productErrors[third] = dn * r;
            direct[sequence + u] = dh * z;
        }
    }

    @Override
    void addRecurrentGradient(float[] gradient) {
        RnnTape.Layer l = layer;
        int rows = l.time * l.batch;
        OPS.addProduct(gradient, l.recurrentWeights, l.units, l.columns, l.h, 0, 1, l.units, productErrors, 0, rows);
        RnnKernel.addRows(gradient, l.bias + l.columns, productErrors, l.columns, rows);
    }
}
