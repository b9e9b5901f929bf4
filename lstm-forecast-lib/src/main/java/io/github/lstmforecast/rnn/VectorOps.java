package io.github.lstmforecast.rnn;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops with the vectors of the processor. They mirror {@link PlainOps} operation by operation. If a length is
 * not a multiple of the vector length, the last vector overlaps the one before it if computing elements twice gives the
 * same result; otherwise the plain loop does the rest. So no masks are needed. The methods are long on purpose: a vector
 * that is passed to a method that is not inlined becomes an object.
 */
final class VectorOps implements FloatOps {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final PlainOps PLAIN = new PlainOps();

    @Override
    public void addProduct(
            float[] out,
            int outAt,
            int outRow,
            int rows,
            int columns,
            float[] a,
            int aAt,
            int aRow,
            int aStep,
            float[] b,
            int bAt,
            int bRow,
            int count) {
        if (columns < LANES) {
            PLAIN.addProduct(out, outAt, outRow, rows, columns, a, aAt, aRow, aStep, b, bAt, bRow, count);
            return;
        }
        int column = 0;
        while (column < columns) {
            int left = columns - column;
            // A tile is two vectors, which may overlap, since both are summed before either is stored. After a tile, no
            // element may be left or at least a vector: the next tile must not start at elements that are stored
            // already.
            int width = left <= 2 * LANES ? left : Math.min(2 * LANES, left - LANES);
            int second = width - LANES;
            if (rows == 1) {
                oneRow(out, outAt + column, second, a, aAt, aStep, b, bAt + column, bRow, count);
            } else {
                for (int r = 0; r < rows; r += 4) {
                    // After the last row, compute it again, which stores the same.
                    int r1 = Math.min(r + 1, rows - 1);
                    int r2 = Math.min(r + 2, rows - 1);
                    int r3 = Math.min(r + 3, rows - 1);
                    fourRows(
                            out,
                            outAt + column + r * outRow,
                            outAt + column + r1 * outRow,
                            outAt + column + r2 * outRow,
                            outAt + column + r3 * outRow,
                            second,
                            a,
                            aAt + r * aRow,
                            aAt + r1 * aRow,
                            aAt + r2 * aRow,
                            aAt + r3 * aRow,
                            aStep,
                            b,
                            bAt + column,
                            bRow,
                            count);
                }
            }
            column += width;
        }
    }

    private static void oneRow(
            float[] out, int at, int second, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, int count) {
        FloatVector x = FloatVector.fromArray(SPECIES, out, at);
        FloatVector y = FloatVector.fromArray(SPECIES, out, at + second);
        for (int k = 0; k < count; k++) {
            float scale = a[aAt + k * aStep];
            int row = bAt + k * bStep;
            x = x.add(FloatVector.fromArray(SPECIES, b, row).mul(scale));
            y = y.add(FloatVector.fromArray(SPECIES, b, row + second).mul(scale));
        }
        x.intoArray(out, at);
        y.intoArray(out, at + second);
    }

    private static void fourRows(
            float[] out,
            int at0,
            int at1,
            int at2,
            int at3,
            int second,
            float[] a,
            int aAt0,
            int aAt1,
            int aAt2,
            int aAt3,
            int aStep,
            float[] b,
            int bAt,
            int bStep,
            int count) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, out, at0);
        FloatVector x1 = FloatVector.fromArray(SPECIES, out, at1);
        FloatVector x2 = FloatVector.fromArray(SPECIES, out, at2);
        FloatVector x3 = FloatVector.fromArray(SPECIES, out, at3);
        FloatVector y0 = FloatVector.fromArray(SPECIES, out, at0 + second);
        FloatVector y1 = FloatVector.fromArray(SPECIES, out, at1 + second);
        FloatVector y2 = FloatVector.fromArray(SPECIES, out, at2 + second);
        FloatVector y3 = FloatVector.fromArray(SPECIES, out, at3 + second);
        for (int k = 0; k < count; k++) {
            int step = k * aStep;
            FloatVector bx = FloatVector.fromArray(SPECIES, b, bAt + k * bStep);
            FloatVector by = FloatVector.fromArray(SPECIES, b, bAt + k * bStep + second);
            FloatVector s0 = FloatVector.broadcast(SPECIES, a[aAt0 + step]);
            FloatVector s1 = FloatVector.broadcast(SPECIES, a[aAt1 + step]);
            FloatVector s2 = FloatVector.broadcast(SPECIES, a[aAt2 + step]);
            FloatVector s3 = FloatVector.broadcast(SPECIES, a[aAt3 + step]);
            x0 = x0.add(bx.mul(s0));
            x1 = x1.add(bx.mul(s1));
            x2 = x2.add(bx.mul(s2));
            x3 = x3.add(bx.mul(s3));
            y0 = y0.add(by.mul(s0));
            y1 = y1.add(by.mul(s1));
            y2 = y2.add(by.mul(s2));
            y3 = y3.add(by.mul(s3));
        }
        x0.intoArray(out, at0);
        x1.intoArray(out, at1);
        x2.intoArray(out, at2);
        x3.intoArray(out, at3);
        y0.intoArray(out, at0 + second);
        y1.intoArray(out, at1 + second);
        y2.intoArray(out, at2 + second);
        y3.intoArray(out, at3 + second);
    }

    @Override
    public void squash(float[] values, int at, float[] scales, float[] offsets, int length) {
        int end = SPECIES.loopBound(length);
        for (int i = 0; i < end; i += LANES) {
            FloatVector scale = FloatVector.fromArray(SPECIES, scales, i);
            FloatVector x = FloatVector.fromArray(SPECIES, values, at + i)
                    .mul(scale)
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
            p.div(q).mul(scale).add(FloatVector.fromArray(SPECIES, offsets, i)).intoArray(values, at + i);
        }
        PlainOps.squash(values, at, scales, offsets, end, length);
    }

    @Override
    public void rmsProp(float[] p, float[] g, float[] v, float kept, float taken, float rate, float epsilon) {
        int end = SPECIES.loopBound(p.length);
        for (int i = 0; i < end; i += LANES) {
            FloatVector gradient = FloatVector.fromArray(SPECIES, g, i);
            FloatVector square = FloatVector.fromArray(SPECIES, v, i)
                    .mul(kept)
                    .add(gradient.mul(gradient).mul(taken));
            square.intoArray(v, i);
            FloatVector.fromArray(SPECIES, p, i)
                    .sub(gradient.mul(rate)
                            .div(square.lanewise(VectorOperators.SQRT).add(epsilon)))
                    .intoArray(p, i);
        }
        PlainOps.rmsProp(p, g, v, kept, taken, rate, epsilon, end);
    }

    @Override
    public void adam(
            float[] p,
            float[] g,
            float[] m,
            float[] v,
            float b1,
            float a1,
            float b2,
            float a2,
            float size,
            float epsilon) {
        int end = SPECIES.loopBound(p.length);
        for (int i = 0; i < end; i += LANES) {
            FloatVector gradient = FloatVector.fromArray(SPECIES, g, i);
            FloatVector mean = FloatVector.fromArray(SPECIES, m, i).mul(b1).add(gradient.mul(a1));
            FloatVector square = FloatVector.fromArray(SPECIES, v, i)
                    .mul(b2)
                    .add(gradient.mul(gradient).mul(a2));
            mean.intoArray(m, i);
            square.intoArray(v, i);
            FloatVector.fromArray(SPECIES, p, i)
                    .sub(mean.mul(size)
                            .div(square.lanewise(VectorOperators.SQRT).add(epsilon)))
                    .intoArray(p, i);
        }
        PlainOps.adam(p, g, m, v, b1, a1, b2, a2, size, epsilon, end);
    }
}
