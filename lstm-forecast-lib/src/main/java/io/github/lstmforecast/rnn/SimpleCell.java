package io.github.lstmforecast.rnn;

import java.util.Arrays;

/** Simple recurrent cells (Elman 1990): {@code h = activation(W x + R h' + b)}. */
final class SimpleCell extends Cell {
    private static final FloatOps OPS = FloatOps.FASTEST;

    private final Activation activation;

    SimpleCell(RnnTape.Layer layer, Activation activation) {
        super(layer);
        this.activation = activation;
    }

    @Override
    void forward(float[] parameters, int t) {
        RnnTape.Layer l = layer;
        int n = l.units;
        int length = l.batch * n;
        int before = t * length;
        OPS.addProduct(l.blocks, before, l.batch, n, l.h, before, n, 1, parameters, l.recurrentWeights, n);
        System.arraycopy(l.blocks, before, l.h, before + length, length);
        for (int row = before + length; row < before + 2 * length; row += n) {
            activation.apply(l.h, row, n);
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
        int length = l.batch * n;
        int at = t * length;
        for (int i = 0; i < length; i++) {
            l.blockErrors[at + i] = (errors[at + i] + l.carriedH[i]) * activation.slope(l.h[at + length + i]);
        }
        Arrays.fill(l.carriedH, 0);
        OPS.addProduct(l.carriedH, 0, l.batch, n, l.blockErrors, at, n, 1, l.transposed, 0, n);
    }

    @Override
    void addRecurrentGradient(float[] gradient) {
        RnnTape.Layer l = layer;
        int rows = l.time * l.batch;
        OPS.addProduct(gradient, l.recurrentWeights, l.units, l.units, l.h, 0, 1, l.units, l.blockErrors, 0, rows);
    }
}
