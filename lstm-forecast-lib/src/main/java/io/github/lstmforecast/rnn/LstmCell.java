package io.github.lstmforecast.rnn;

import java.util.Arrays;

/**
 * LSTM cells (Hochreiter and Schmidhuber 1997, with the forget gate of Gers, Schmidhuber and Cummins 2000). One step,
 * for input x and the state h', c' of the previous step:
 * <pre>
 *   g = tanh(Wg x + Rg h' + bg)     f = sigmoid(Wf x + Rf h' + bf)
 *   o = sigmoid(Wo x + Ro h' + bo)  i = sigmoid(Wi x + Ri h' + bi)
 *   c = f c' + g i                  h = o tanh(c)
 * </pre>
 * The recurrent product is added to the input part. Afterwards {@code blocks} has the activated gates, and
 * {@code blockErrors} the loss by the gates before their activation, which is also the loss by either part.
 */
final class LstmCell extends Cell {
    private static final FloatOps OPS = FloatOps.FASTEST;
    private static final CellOps CELLS = CellOps.FASTEST;

    private final GateActivation gates;
    private final Activation activation;
    private final boolean isUsual;
    final float[] tanhC; // (time, batch, units)
    final float[] carriedC; // (2, batch, units): the loss by c from the next and for the previous step, alternately
    private final float[] scales; // (batch, 4 units), for FloatOps.squash
    private final float[] offsets; // (batch, 4 units), for FloatOps.squash

    LstmCell(RnnTape.Layer layer, GateActivation gates, Activation activation) {
        super(layer);
        this.gates = gates;
        this.activation = activation;
        this.isUsual = gates == GateActivation.SIGMOID && activation.equals(Activation.TANH);
        tanhC = new float[layer.time * layer.batch * layer.units];
        carriedC = new float[2 * layer.batch * layer.units];
        scales = new float[layer.batch * layer.columns];
        offsets = new float[layer.batch * layer.columns];
        for (int i = 0; i < scales.length; i++) {
            boolean candidate = i % layer.columns < layer.units;
            scales[i] = candidate ? 1 : 0.5f;
            offsets[i] = candidate ? 0 : 0.5f;
        }
    }

    @Override
    void forward(float[] parameters, int t) {
        RnnTape.Layer l = layer;
        int n = l.units;
        int batch = l.batch;
        int carried = batch * n;
        int before = t * carried;
        int row = t * batch * l.columns;
        OPS.addProduct(l.blocks, row, batch, l.columns, l.h, before, n, 1, parameters, l.recurrentWeights, n);
        activate(row);
        for (int k = 0; k < batch; k++) {
            int at = before + k * n; // this sequence in the previous step
            if (isUsual) {
                CELLS.lstmCells(l.blocks, row + k * l.columns, l.c, at, at + carried, tanhC, l.h, n);
            } else {
                cells(row + k * l.columns, at, at + carried);
            }
        }
    }

    /** {@link CellOps#lstmCells} with any activations. */
    private void cells(int row, int before, int now) {
        RnnTape.Layer l = layer;
        int n = l.units;
        for (int u = 0; u < n; u++) {
            l.c[now + u] = l.blocks[row + n + u] * l.c[before + u] + l.blocks[row + u] * l.blocks[row + 3 * n + u];
            tanhC[before + u] = l.c[now + u];
        }
        activation.apply(tanhC, before, n);
        for (int u = 0; u < n; u++) {
            l.h[now + u] = l.blocks[row + 2 * n + u] * tanhC[before + u];
        }
    }

    private void activate(int at) {
        float[] values = layer.blocks;
        int columns = layer.columns;
        int length = layer.batch * columns;
        if (isUsual) {
            OPS.squash(values, at, scales, offsets, length);
            return;
        }
        for (int row = at; row < at + length; row += columns) {
            activation.apply(values, row, layer.units);
            for (int i = row + layer.units; i < row + columns; i++) {
                values[i] = gates.apply(values[i]);
            }
        }
    }

    @Override
    void startBackward(float[] parameters) {
        FloatOps.transpose(parameters, layer.recurrentWeights, layer.units, layer.columns, layer.transposed);
        Arrays.fill(carriedC, 0);
    }

    @Override
    void backward(float[] parameters, float[] errors, int t) {
        RnnTape.Layer l = layer;
        int n = l.units;
        int batch = l.batch;
        int carried = batch * n;
        int cFrom = (l.time - 1 - t) % 2 * carried;
        int cTo = carried - cFrom;
        for (int k = 0; k < batch; k++) {
            int unit = k * n;
            if (isUsual) {
                CELLS.lstmErrors(this, errors, t * carried + unit, unit, cFrom + unit, cTo + unit);
            } else {
                errors(errors, t * carried + unit, unit, cFrom + unit, cTo + unit);
            }
        }
        Arrays.fill(l.carriedH, 0);
        int gates = t * batch * l.columns;
        OPS.addProduct(l.carriedH, 0, batch, n, l.blockErrors, gates, l.columns, 1, l.transposed, 0, l.columns);
    }

    /** {@link CellOps#lstmErrors} with any activations. */
    private void errors(float[] errors, int at, int sequence, int cFrom, int cTo) {
        RnnTape.Layer l = layer;
        int n = l.units;
        for (int u = 0; u < n; u++) {
            int candidate = at * LstmGate.COUNT + u;
            int forget = candidate + n;
            int output = forget + n;
            int input = output + n;
            float g = l.blocks[candidate];
            float f = l.blocks[forget];
            float o = l.blocks[output];
            float i = l.blocks[input];
            float activated = tanhC[at + u];
            float dh = errors[at + u] + l.carriedH[sequence + u];
            float dc = carriedC[cFrom + u] + dh * o * activation.slope(activated);
            l.blockErrors[candidate] = dc * i * activation.slope(g);
            l.blockErrors[forget] = dc * l.c[at + u] * gates.slope(f);
            l.blockErrors[output] = dh * activated * gates.slope(o);
            l.blockErrors[input] = dc * g * gates.slope(i);
            carriedC[cTo + u] = dc * f;
        }
    }

    @Override
    void addRecurrentGradient(float[] gradient) {
        RnnTape.Layer l = layer;
        int rows = l.time * l.batch;
        OPS.addProduct(gradient, l.recurrentWeights, l.units, l.columns, l.h, 0, 1, l.units, l.blockErrors, 0, rows);
    }
}
