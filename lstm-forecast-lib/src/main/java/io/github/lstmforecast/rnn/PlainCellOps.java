package io.github.lstmforecast.rnn;

/** The steps of cells in plain Java. */
final class PlainCellOps implements CellOps {
    @Override
    public void lstmCells(
            float[] gates, int gatesAt, float[] c, int before, int now, float[] tanhC, float[] h, int units) {
        int forget = gatesAt + units;
        int output = forget + units;
        int input = output + units;
        for (int u = 0; u < units; u++) {
            c[now + u] = gates[forget + u] * c[before + u] + gates[gatesAt + u] * gates[input + u];
        }
        for (int u = 0; u < units; u++) {
            tanhC[before + u] = PlainOps.tanh(c[now + u]);
        }
        for (int u = 0; u < units; u++) {
            h[now + u] = gates[output + u] * tanhC[before + u];
        }
    }

    @Override
    public void lstmErrors(LstmCell cell, float[] errors, int at, int carried, int cFrom, int cTo) {
        RnnTape.Layer layer = cell.layer;
        float[] z = layer.blocks;
        float[] dz = layer.blockErrors;
        int n = layer.units;
        int candidate = at * LstmGate.COUNT;
        int forget = candidate + n;
        int output = forget + n;
        int input = output + n;
        for (int u = 0; u < n; u++) {
            float g = z[candidate + u];
            float f = z[forget + u];
            float o = z[output + u];
            float i = z[input + u];
            float tanhC = cell.tanhC[at + u];
            float dh = errors[at + u] + layer.carriedH[carried + u];
            float dc = cell.carriedC[cFrom + u] + dh * o * (1 - tanhC * tanhC);
            dz[candidate + u] = dc * i * (1 - g * g);
            dz[forget + u] = dc * layer.c[at + u];
            dz[output + u] = dh * tanhC;
            dz[input + u] = dc * g;
            cell.carriedC[cTo + u] = dc * f;
        }
        // So far the loss by the activated gates, whose derivative is computed from their values.
        for (int i = forget; i < forget + 3 * n; i++) {
            dz[i] = dz[i] * z[i] * (1 - z[i]);
        }
    }

    @Override
    public void gruCells(GruCell cell, int before) {
        int carried = cell.layer.batch * cell.layer.units;
        for (int sequence = 0; sequence < carried; sequence += cell.layer.units) {
            gruCells(cell, before + sequence, sequence);
        }
    }

    private static void gruCells(GruCell cell, int at, int sequence) {
        RnnTape.Layer layer = cell.layer;
        float[] blocks = layer.blocks;
        float[] products = cell.products;
        float[] product = cell.product;
        float[] candidate = cell.candidate;
        float[] h = layer.h;
        int n = layer.units;
        int row = 3 * at;
        gates(blocks, row, products, 3 * sequence, 0, 2 * n);
        int q = 3 * sequence + 2 * n;
        for (int u = 0; u < n; u++) {
            product[at + u] = products[q + u];
        }
        for (int u = 0; u < n; u++) {
            candidate[at + u] = PlainOps.tanh(blocks[row + 2 * n + u] + blocks[row + u] * product[at + u]);
        }
        int now = at + layer.batch * n;
        for (int u = 0; u < n; u++) {
            h[now + u] = candidate[at + u] + blocks[row + n + u] * (h[at + u] - candidate[at + u]);
        }
    }

    /** The sigmoid of the sum of input part and product, from element {@code from} on. */
    static void gates(float[] blocks, int at, float[] products, int productsAt, int from, int length) {
        for (int i = from; i < length; i++) {
            blocks[at + i] = 0.5f + 0.5f * PlainOps.tanh(0.5f * (blocks[at + i] + products[productsAt + i]));
        }
    }

    @Override
    public void gruErrors(GruCell cell, float[] errors, int before) {
        int carried = cell.layer.batch * cell.layer.units;
        for (int sequence = 0; sequence < carried; sequence += cell.layer.units) {
            gruErrors(cell, errors, before + sequence, sequence);
        }
    }

    private static void gruErrors(GruCell cell, float[] errors, int at, int sequence) {
        RnnTape.Layer layer = cell.layer;
        float[] blocks = layer.blocks;
        float[] inputErrors = layer.blockErrors;
        float[] productErrors = cell.productErrors;
        int n = layer.units;
        int reset = 3 * at;
        int update = reset + n;
        int third = update + n;
        for (int u = 0; u < n; u++) {
            float r = blocks[reset + u];
            float z = blocks[update + u];
            float candidate = cell.candidate[at + u];
            float dh = errors[at + u] + layer.carriedH[sequence + u];
            float dz = dh * (layer.h[at + u] - candidate) * z * (1 - z);
            float dn = dh * (1 - z) * (1 - candidate * candidate);
            float dr = dn * cell.product[at + u] * r * (1 - r);
            inputErrors[reset + u] = dr;
            inputErrors[update + u] = dz;
            inputErrors[third + u] = dn;
            productErrors[reset + u] = dr;
            productErrors[update + u] = dz;
            productErrors[third + u] = dn * r;
            cell.direct[sequence + u] = dh * z;
        }
    }
}
