package io.github.lstmforecast.rnn;

/**
 * GRU cells (Cho et al. 2014). One step, for input x and the state h' of the previous step:
 * <pre>
 *   r = sigmoid(Wr x + br + Rr h' + dr)    z = sigmoid(Wz x + bz + Rz h' + dz)
 *   n = tanh(Wn x + bn + r (Rn h' + dn))   with the reset after the product, or
 *   n = tanh(Wn x + bn + Rn (r h'))        with the reset before it, where there is no d
 *   h = (1 - z) n + z h'
 * </pre>
 */
final class GruCell extends Cell {
    private static final FloatOps OPS = FloatOps.FASTEST;
    private final boolean after;
    private final GateActivation gates;
    private final Activation activation;
    private final float[] product; // after: (time, batch, 3n) R h' + d; before: (time, batch, n): r h'
    private final float[] productErrors; // after: (time,batch,3n)
    private final float[] one = new float[1];

    GruCell(RnnTape.Layer l, GateActivation gates, Activation activation, boolean after) {
        super(l);
        this.after = after;
        this.gates = gates;
        this.activation = activation;
        int rows = l.time * l.batch;
        product = new float[rows * (after ? l.columns : l.units)];
        productErrors = new float[after ? rows * l.columns : 0];
    }

    @Override
    void forward(float[] parameters, int t) {
        RnnTape.Layer l = layer;
        int n = l.units;
        int hRow = t * l.batch * n;
        int row = t * l.batch * l.columns;
        if (after) {
            for (int k = 0; k < l.batch; k++) {
                System.arraycopy(parameters, l.bias + l.columns, product, row + k * l.columns, l.columns);
            }
            OPS.addProduct(product, row, l.batch, l.columns, l.h, hRow, n, 1, parameters, l.recurrentWeights, n);
            for (int k = 0; k < l.batch; k++) {
                for (int u = 0; u < n; u++) {
                    int r = row + k * l.columns + u;
                    l.blocks[r] = gates.apply(l.blocks[r] + product[r]);
                    l.blocks[r + n] = gates.apply(l.blocks[r + n] + product[r + n]);
                    l.blocks[r + 2 * n] = activate(l.blocks[r + 2 * n] + l.blocks[r] * product[r + 2 * n]);
                    out(hRow + k * n + u, r);
                }
            }
        } else {
            for (int k = 0; k < l.batch; k++) {
                for (int u = 0; u < n; u++) {
                    int r = row + k * l.columns + u;
                    for (int j = 0; j < n; j++) {
                        float h = l.h[hRow + k * n + j];
                        l.blocks[r] += h * parameters[l.recurrentWeights + j * l.columns + u];
                        l.blocks[r + n] += h * parameters[l.recurrentWeights + j * l.columns + n + u];
                    }
                    l.blocks[r] = gates.apply(l.blocks[r]);
                    l.blocks[r + n] = gates.apply(l.blocks[r + n]);
                    product[hRow + k * n + u] = l.blocks[r] * l.h[hRow + k * n + u];
                }
                for (int u = 0; u < n; u++) {
                    int r = row + k * l.columns + u;
                    for (int j = 0; j < n; j++) {
                        l.blocks[r + 2 * n] +=
                                product[hRow + k * n + j] * parameters[l.recurrentWeights + j * l.columns + 2 * n + u];
                    }
                    l.blocks[r + 2 * n] = activate(l.blocks[r + 2 * n]);
                    out(hRow + k * n + u, r);
                }
            }
        }
    }

    private float activate(float x) {
        one[0] = x;
        activation.apply(one, 0, 1);
        return one[0];
    }

    private void out(int before, int r) {
        int n = layer.units;
        float z = layer.blocks[r + n];
        layer.h[before + layer.batch * n] = (1 - z) * layer.blocks[r + 2 * n] + z * layer.h[before];
    }

    @Override
    void startBackward(float[] parameters) {
        FloatOps.transpose(parameters, layer.recurrentWeights, layer.units, layer.columns, layer.transposed);
    }

    @Override
    void backward(float[] parameters, float[] errors, int t) {
        RnnTape.Layer l = layer;
        int n = l.units;
        for (int k = 0; k < l.batch; k++) {
            int at = (t * l.batch + k) * n;
            int row = (t * l.batch + k) * l.columns;
            for (int u = 0; u < n; u++) {
                float dh = errors[at + u] + l.carriedH[k * n + u];
                float z = l.blocks[row + n + u];
                float c = l.blocks[row + 2 * n + u];
                float h = l.h[at + u];
                l.blockErrors[row + n + u] = dh * (h - c) * gates.slope(z);
                l.blockErrors[row + 2 * n + u] = dh * (1 - z) * activation.slope(c);
                l.carriedH[k * n + u] = dh * z;
            }
            if (after) {
                for (int u = 0; u < n; u++) {
                    float dc = l.blockErrors[row + 2 * n + u];
                    float r = l.blocks[row + u];
                    l.blockErrors[row + u] = dc * product[row + 2 * n + u] * gates.slope(r);
                    productErrors[row + u] = l.blockErrors[row + u];
                    productErrors[row + n + u] = l.blockErrors[row + n + u];
                    productErrors[row + 2 * n + u] = dc * r;
                }
            } else {
                for (int u = 0; u < n; u++) {
                    float drh = 0;
                    for (int j = 0; j < n; j++) {
                        drh += l.blockErrors[row + 2 * n + j]
                                * parameters[l.recurrentWeights + u * l.columns + 2 * n + j];
                    }
                    float r = l.blocks[row + u];
                    l.blockErrors[row + u] = drh * l.h[at + u] * gates.slope(r);
                    l.carriedH[k * n + u] += drh * r;
                }
            }
        }
        int row = t * l.batch * l.columns;
        OPS.addProduct(
                l.carriedH,
                0,
                l.batch,
                n,
                after ? productErrors : l.blockErrors,
                row,
                l.columns,
                1,
                l.transposed,
                0,
                after ? l.columns : 2 * n);
    }

    @Override
    void addRecurrentGradient(float[] gradient) {
        RnnTape.Layer l = layer;
        int n = l.units;
        int rows = l.time * l.batch;
        if (after) {
            OPS.addProduct(gradient, l.recurrentWeights, n, l.columns, l.h, 0, 1, n, productErrors, 0, rows);
            for (int r = 0; r < rows; r++) {
                for (int i = 0; i < l.columns; i++) {
                    gradient[l.bias + l.columns + i] += productErrors[r * l.columns + i];
                }
            }
            return;
        }
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < l.columns; i++) {
                    float in = i < 2 * n ? l.h[r * n + j] : product[r * n + j];
                    gradient[l.recurrentWeights + j * l.columns + i] += in * l.blockErrors[r * l.columns + i];
                }
            }
        }
    }
}
