package io.github.lstmforecast.rnn;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The steps of cells with the vectors of the processor, in the same way as {@link VectorOps}. */
final class VectorCellOps implements CellOps {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final CellOps PLAIN = new PlainCellOps();

    @Override
    public void lstmCells(
            float[] gates, int gatesAt, float[] c, int before, int now, float[] tanhC, float[] h, int units) {
        if (units < LANES) {
            PLAIN.lstmCells(gates, gatesAt, c, before, now, tanhC, h, units);
            return;
        }
        for (int next = 0; next < units; next += LANES) {
            int u = Math.min(next, units - LANES);
            FloatVector cell = FloatVector.fromArray(SPECIES, gates, gatesAt + units + u)
                    .mul(FloatVector.fromArray(SPECIES, c, before + u))
                    .add(FloatVector.fromArray(SPECIES, gates, gatesAt + u)
                            .mul(FloatVector.fromArray(SPECIES, gates, gatesAt + 3 * units + u)));
            FloatVector x = cell.min(PlainOps.TANH_SATURATION).max(-PlainOps.TANH_SATURATION);
            FloatVector x2 = x.mul(x);
            FloatVector p = x2.mul(-2.76076847742355e-16f)
                    .add(2.00018790482477e-13f)
                    .mul(x2)
                    .add(-8.60467152213735e-11f)
                    .mul(x2)
                    .add(5.12229709037114e-08f)
                    .mul(x2)
                    .add(1.48572235717979e-05f)
                    .mul(x2)
                    .add(6.37261928875436e-04f)
                    .mul(x2)
                    .add(4.89352455891786e-03f)
                    .mul(x);
            FloatVector q = x2.mul(1.19825839466702e-06f)
                    .add(1.18534705686654e-04f)
                    .mul(x2)
                    .add(2.26843463243900e-03f)
                    .mul(x2)
                    .add(4.89352518554385e-03f);
            FloatVector tanh = p.div(q);
            cell.intoArray(c, now + u);
            tanh.intoArray(tanhC, before + u);
            FloatVector.fromArray(SPECIES, gates, gatesAt + 2 * units + u)
                    .mul(tanh)
                    .intoArray(h, now + u);
        }
    }

    @Override
    public void lstmErrors(LstmCell cell, float[] errors, int at, int carried, int cFrom, int cTo) {
        RnnTape.Layer layer = cell.layer;
        int n = layer.units;
        if (n < LANES) {
            PLAIN.lstmErrors(cell, errors, at, carried, cFrom, cTo);
            return;
        }
        float[] z = layer.blocks;
        float[] dz = layer.blockErrors;
        for (int next = 0; next < n; next += LANES) {
            int u = Math.min(next, n - LANES);
            int candidate = at * LstmGate.COUNT + u;
            int forget = candidate + n;
            int output = forget + n;
            int input = output + n;
            FloatVector g = FloatVector.fromArray(SPECIES, z, candidate);
            FloatVector f = FloatVector.fromArray(SPECIES, z, forget);
            FloatVector o = FloatVector.fromArray(SPECIES, z, output);
            FloatVector i = FloatVector.fromArray(SPECIES, z, input);
            FloatVector tanhC = FloatVector.fromArray(SPECIES, cell.tanhC, at + u);
            FloatVector one = FloatVector.broadcast(SPECIES, 1);
            FloatVector dh = FloatVector.fromArray(SPECIES, errors, at + u)
                    .add(FloatVector.fromArray(SPECIES, layer.carriedH, carried + u));
            FloatVector dc = FloatVector.fromArray(SPECIES, cell.carriedC, cFrom + u)
                    .add(dh.mul(o).mul(one.sub(tanhC.mul(tanhC))));
            dc.mul(i).mul(one.sub(g.mul(g))).intoArray(dz, candidate);
            dc.mul(FloatVector.fromArray(SPECIES, layer.c, at + u))
                    .mul(f)
                    .mul(one.sub(f))
                    .intoArray(dz, forget);
            dh.mul(tanhC).mul(o).mul(one.sub(o)).intoArray(dz, output);
            dc.mul(g).mul(i).mul(one.sub(i)).intoArray(dz, input);
            dc.mul(f).intoArray(cell.carriedC, cTo + u);
        }
    }

    @Override
    public void gruCells(GruCell cell, int before) {
        RnnTape.Layer layer = cell.layer;
        int n = layer.units;
        if (n < LANES) {
            PLAIN.gruCells(cell, before);
            return;
        }
        int carried = layer.batch * n;
        for (int sequence = 0; sequence < carried; sequence += n) {
            int at = before + sequence;
            int row = 3 * at;
            int from = 3 * sequence;
            int end = SPECIES.loopBound(2 * n);
            for (int i = 0; i < end; i += LANES) {
                FloatVector x = FloatVector.fromArray(SPECIES, layer.blocks, row + i)
                        .add(FloatVector.fromArray(SPECIES, cell.products, from + i))
                        .mul(0.5f)
                        .min(PlainOps.TANH_SATURATION)
                        .max(-PlainOps.TANH_SATURATION);
                FloatVector x2 = x.mul(x);
                FloatVector p = x2.mul(-2.76076847742355e-16f)
                        .add(2.00018790482477e-13f)
                        .mul(x2)
                        .add(-8.60467152213735e-11f)
                        .mul(x2)
                        .add(5.12229709037114e-08f)
                        .mul(x2)
                        .add(1.48572235717979e-05f)
                        .mul(x2)
                        .add(6.37261928875436e-04f)
                        .mul(x2)
                        .add(4.89352455891786e-03f)
                        .mul(x);
                FloatVector q = x2.mul(1.19825839466702e-06f)
                        .add(1.18534705686654e-04f)
                        .mul(x2)
                        .add(2.26843463243900e-03f)
                        .mul(x2)
                        .add(4.89352518554385e-03f);
                p.div(q).mul(0.5f).add(0.5f).intoArray(layer.blocks, row + i);
            }
            PlainCellOps.gates(layer.blocks, row, cell.products, from, end, 2 * n);
            int now = at + layer.batch * n;
            for (int next = 0; next < n; next += LANES) {
                int u = Math.min(next, n - LANES);
                FloatVector product = FloatVector.fromArray(SPECIES, cell.products, from + 2 * n + u);
                FloatVector x = FloatVector.fromArray(SPECIES, layer.blocks, row + 2 * n + u)
                        .add(FloatVector.fromArray(SPECIES, layer.blocks, row + u)
                                .mul(product))
                        .min(PlainOps.TANH_SATURATION)
                        .max(-PlainOps.TANH_SATURATION);
                FloatVector x2 = x.mul(x);
                FloatVector p = x2.mul(-2.76076847742355e-16f)
                        .add(2.00018790482477e-13f)
                        .mul(x2)
                        .add(-8.60467152213735e-11f)
                        .mul(x2)
                        .add(5.12229709037114e-08f)
                        .mul(x2)
                        .add(1.48572235717979e-05f)
                        .mul(x2)
                        .add(6.37261928875436e-04f)
                        .mul(x2)
                        .add(4.89352455891786e-03f)
                        .mul(x);
                FloatVector q = x2.mul(1.19825839466702e-06f)
                        .add(1.18534705686654e-04f)
                        .mul(x2)
                        .add(2.26843463243900e-03f)
                        .mul(x2)
                        .add(4.89352518554385e-03f);
                FloatVector candidate = p.div(q);
                product.intoArray(cell.product, at + u);
                candidate.intoArray(cell.candidate, at + u);
                FloatVector.fromArray(SPECIES, layer.h, at + u)
                        .sub(candidate)
                        .mul(FloatVector.fromArray(SPECIES, layer.blocks, row + n + u))
                        .add(candidate)
                        .intoArray(layer.h, now + u);
            }
        }
    }

    @Override
    public void gruErrors(GruCell cell, float[] errors, int before) {
        RnnTape.Layer layer = cell.layer;
        int n = layer.units;
        if (n < LANES) {
            PLAIN.gruErrors(cell, errors, before);
            return;
        }
        int carried = layer.batch * n;
        for (int sequence = 0; sequence < carried; sequence += n) {
            int at = before + sequence;
            float[] blocks = layer.blocks;
            float[] inputErrors = layer.blockErrors;
            float[] productErrors = cell.productErrors;
            for (int next = 0; next < n; next += LANES) {
                int u = Math.min(next, n - LANES);
                int reset = 3 * at + u;
                int update = reset + n;
                int third = update + n;
                FloatVector one = FloatVector.broadcast(SPECIES, 1);
                FloatVector r = FloatVector.fromArray(SPECIES, blocks, reset);
                FloatVector z = FloatVector.fromArray(SPECIES, blocks, update);
                FloatVector candidate = FloatVector.fromArray(SPECIES, cell.candidate, at + u);
                FloatVector dh = FloatVector.fromArray(SPECIES, errors, at + u)
                        .add(FloatVector.fromArray(SPECIES, layer.carriedH, sequence + u));
                FloatVector dz = dh.mul(
                                FloatVector.fromArray(SPECIES, layer.h, at + u).sub(candidate))
                        .mul(z)
                        .mul(one.sub(z));
                FloatVector dn = dh.mul(one.sub(z)).mul(one.sub(candidate.mul(candidate)));
                FloatVector dr = dn.mul(FloatVector.fromArray(SPECIES, cell.product, at + u))
                        .mul(r)
                        .mul(one.sub(r));
                dr.intoArray(inputErrors, reset);
                dz.intoArray(inputErrors, update);
                dn.intoArray(inputErrors, third);
                dr.intoArray(productErrors, reset);
                dz.intoArray(productErrors, update);
                dn.mul(r).intoArray(productErrors, third);
                dh.mul(z).intoArray(cell.direct, sequence + u);
            }
        }
    }
}
