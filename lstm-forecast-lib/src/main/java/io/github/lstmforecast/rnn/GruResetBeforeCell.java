package io.github.lstmforecast.rnn;

import java.util.Arrays;

/**
 * GRU cells (Cho et al. 2014) with the reset gate before the recurrent product, as in the paper. One step, for input x and
 * the state h' of the previous step:
 * <pre>
 *   r = sigmoid(Wr x + br + Rr h')    z = sigmoid(Wz x + bz + Rz h')
 *   n = tanh(Wn x + bn + Rn (r h'))   h = (1 - z) n + z h' = n + z (h' - n)
 * </pre>
 * With d/da as the loss by a, a backward step is
 * <pre>
 *   d/dz = d/dh (h' - n)              d/dn = d/dh (1 - z)
 *   d/d(r h') = Rn^T d/d(sum of n)    d/dr = d/d(r h') h'
 *   d/dh' = d/dh z + d/d(r h') r + Rr^T d/d(sum of r) + Rz^T d/d(sum of z)
 * </pre>
 * The recurrent product is added to the input part. Afterwards {@code blocks} has the activated r, z and n, and
 * {@code blockErrors} the loss by their sums. Models with such cells are usually loaded, not trained, so the activations
 * are plain loops.
 */
final class GruResetBeforeCell extends Cell {
    private static final FloatOps OPS = FloatOps.FASTEST;

    private final GateActivation gates;
    private final Activation activation;
    private final float[] reset; // (time, batch, units): r h'
    private final float[] resetErrors; // (batch, units): the loss by r h'

    GruResetBeforeCell(RnnTape.Layer layer, GateActivation gates, Activation activation) {
        super(layer);
        this.gates = gates;
        this.activation = activation;
        reset = new float[layer.time * layer.batch * layer.units];
        resetErrors = new float[layer.batch * layer.units];
    }

    @Override
    void forward(float[] parameters, int t) {
        RnnTape.Layer l = layer;
        int n = l.units;
        int width = l.columns;
        int before = t * l.batch * n;
        int row = before * 3;
        int weights = l.recurrentWeights;
        OPS.addProduct(l.blocks, row, width, l.batch, 2 * n, l.h, before, n, 1, parameters, weights, width, n);
        for (int k = 0; k < l.batch; k++) {
            int at = before + k * n;
            for (int i = 3 * at; i < 3 * at + 2 * n; i++) {
                l.blocks[i] = gates.apply(l.blocks[i]);
            }
            for (int u = 0; u < n; u++) {
                reset[at + u] = l.blocks[3 * at + u] * l.h[at + u];
            }
        }
        int third = row + 2 * n;
        OPS.addProduct(l.blocks, third, width, l.batch, n, reset, before, n, 1, parameters, weights + 2 * n, width, n);
        int carried = l.batch * n;
        for (int k = 0; k < l.batch; k++) {
            int at = before + k * n;
            int candidate = 3 * at + 2 * n;
            activation.apply(l.blocks, candidate, n);
            for (int u = 0; u < n; u++) {
                float value = l.blocks[candidate + u];
                l.h[at + carried + u] = value + l.blocks[3 * at + n + u] * (l.h[at + u] - value);
            }
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
        int width = l.columns;
        int before = t * l.batch * n;
        int row = before * 3;
        for (int k = 0; k < l.batch; k++) {
            for (int u = 0; u < n; u++) {
                int at = before + k * n + u;
                int update = 3 * (before + k * n) + n + u;
                float z = l.blocks[update];
                float value = l.blocks[update + n];
                float dh = errors[at] + l.carriedH[k * n + u];
                l.blockErrors[update] = dh * (l.h[at] - value) * gates.slope(z);
                l.blockErrors[update + n] = dh * (1 - z) * activation.slope(value);
                l.carriedH[k * n + u] = dh * z;
            }
        }
        Arrays.fill(resetErrors, 0);
        int third = row + 2 * n;
        OPS.addProduct(resetErrors, 0, l.batch, n, l.blockErrors, third, width, 1, l.transposed, 2 * n * n, n);
        for (int k = 0; k < l.batch; k++) {
            for (int u = 0; u < n; u++) {
                int block = 3 * (before + k * n) + u;
                float r = l.blocks[block];
                float error = resetErrors[k * n + u];
                l.blockErrors[block] = error * l.h[before + k * n + u] * gates.slope(r);
                l.carriedH[k * n + u] += error * r;
            }
        }
        OPS.addProduct(l.carriedH, 0, l.batch, n, l.blockErrors, row, width, 1, l.transposed, 0, 2 * n);
    }

    @Override
    void addRecurrentGradient(float[] gradient) {
        RnnTape.Layer l = layer;
        int n = l.units;
        int width = l.columns;
        int rows = l.time * l.batch;
        int weights = l.recurrentWeights;
        OPS.addProduct(gradient, weights, width, n, 2 * n, l.h, 0, 1, n, l.blockErrors, 0, width, rows);
        int third = weights + 2 * n;
        OPS.addProduct(gradient, third, width, n, n, reset, 0, 1, n, l.blockErrors, 2 * n, width, rows);
    }
}
