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
    public void gruCells(GruCell cell, int at, int sequence) {
        RnnTape.Layer layer = cell.layer;
        float[] blocks = layer.blocks;
        float[] sums = cell.sums;
        float[] product = cell.product;
        float[] candidate = cell.candidate;
        float[] h = layer.h;
        int n = layer.units;
        int row = 3 * at;
        int sum = 3 * sequence;
        for (int i = 0; i < 2 * n; i++) {
            blocks[row + i] = 0.5f + 0.5f * PlainOps.tanh(0.5f * sums[sum + i]);
        }
        for (int u = 0; u < n; u++) {
            product[at + u] = sums[sum + 2 * n + u];
        }
        for (int u = 0; u < n; u++) {
            candidate[at + u] = PlainOps.tanh(blocks[row + 2 * n + u] + blocks[row + u] * product[at + u]);
        }
        int now = at + layer.batch * n;
        for (int u = 0; u < n; u++) {
            h[now + u] = candidate[at + u] + blocks[row + n + u] * (h[at + u] - candidate[at + u]);
        }
    }

    @Override
    public void gruErrors(GruCell cell, float[] errors, int at, int sequence) {
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
