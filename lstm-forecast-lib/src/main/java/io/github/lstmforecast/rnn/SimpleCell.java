package io.github.lstmforecast.rnn;

import java.util.Arrays;

/**
 * Simple recurrent cells (Elman 1990): {@code h = tanh(W x + R h' + b)}, or another activation. The recurrent product is
 * added to the input part, so {@code blockErrors} is also the loss by either part.
 */
final class SimpleCell extends Cell {
    private static final FloatOps OPS = FloatOps.FASTEST;

    private final Activation activation;
    private final boolean isTanh;
    private final float[] ones; // (batch, units), for FloatOps.squash
    private final float[] zeros; // (batch, units), for FloatOps.squash

    SimpleCell(RnnTape.Layer layer, Activation activation) {
        super(layer);
        this.activation = activation;
        this.isTanh = activation.equals(Activation.TANH);
        ones = new float[layer.batch * layer.units];
        zeros = new float[ones.length];
        Arrays.fill(ones, 1);
    }

    @Override
    void forward(float[] parameters, int t) {
        RnnTape.Layer l = layer;
        int n = l.units;
        int length = l.batch * n;
        int before = t * length;
        OPS.addProduct(l.blocks, before, l.batch, n, l.h, before, n, 1, parameters, l.recurrentWeights, n);
        System.arraycopy(l.blocks, before, l.h, before + length, length);
        if (isTanh) {
            OPS.squash(l.h, before + length, ones, zeros, length);
            return;
        }
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
        int now = at + length;
        if (isTanh) {
            for (int i = 0; i < length; i++) {
                l.blockErrors[at + i] = (errors[at + i] + l.carriedH[i]) * (1 - l.h[now + i] * l.h[now + i]);
            }
        } else {
            for (int i = 0; i < length; i++) {
                l.blockErrors[at + i] = (errors[at + i] + l.carriedH[i]) * activation.slope(l.h[now + i]);
            }
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
