package io.github.lstmforecast.rnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The plain and the vector loops must give the same bits, and those of the cells' own steps, which know any activation. */
class CellOpsTest {
    private static final CellOps VECTOR =
            VectorApi.find(CellOps.class, "VectorCellOps").orElseThrow();
    private static final CellOps PLAIN = new PlainCellOps();
    private static final int LONGEST = 100;

    @Test
    void a_jvm_with_the_vector_api_uses_it() {
        assertThat(CellOps.FASTEST).isInstanceOf(VectorCellOps.class);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void lstm_cells_give_the_same_bits(
            @ForAll @IntRange(min = 1, max = LONGEST) int units, @ForAll @IntRange(max = 5) int at, @ForAll long seed) {
        Random random = new Random(seed);
        float[] gates = gaussian(random, at + 4 * units);
        float[] c = gaussian(random, at + 3 * units);
        float[] tanhC = gaussian(random, at + 2 * units);
        float[] h = gaussian(random, at + 3 * units);

        sameBits(ops -> {
            float[][] actual = {c.clone(), tanhC.clone(), h.clone()};
            ops.lstmCells(gates, at, actual[0], at, at + units, actual[1], actual[2], units);
            return actual;
        });
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void lstm_errors_give_the_same_bits(
            @ForAll @IntRange(min = 1, max = LONGEST) int units,
            @ForAll @IntRange(max = 1) int turn,
            @ForAll long seed) {
        Random random = new Random(seed);
        RnnTape.Layer layer = new RnnTape.Layer(CellKind.LSTM, 1, units, 0, 2, 2, false);
        LstmCell cell = new LstmCell(layer, GateActivation.SIGMOID, Activation.TANH);
        for (float[] values : List.of(layer.blocks, layer.c, cell.tanhC, layer.carriedH, cell.carriedC)) {
            System.arraycopy(gaussian(random, values.length), 0, values, 0, values.length);
        }
        float[] errors = gaussian(random, 4 * units);
        float[] carriedC = cell.carriedC.clone();

        sameBits(ops -> {
            System.arraycopy(carriedC, 0, cell.carriedC, 0, carriedC.length);
            int from = turn * 2 * units + units; // the second of two sequences
            int to = (1 - turn) * 2 * units + units;
            ops.lstmErrors(cell, errors, 3 * units, units, from, to);
            return new float[][] {layer.blockErrors.clone(), cell.carriedC.clone()};
        });
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void gru_cells_give_the_same_bits(@ForAll @IntRange(min = 1, max = LONGEST) int units, @ForAll long seed) {
        GruCell cell = gru(units, new Random(seed));
        float[] blocks = cell.layer.blocks.clone();

        sameBits(ops -> {
            System.arraycopy(blocks, 0, cell.layer.blocks, 0, blocks.length);
            ops.gruCells(cell, 2 * units); // the second of two steps
            return new float[][] {
                cell.layer.blocks.clone(), cell.product.clone(), cell.candidate.clone(), cell.layer.h.clone()
            };
        });
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void gru_errors_give_the_same_bits(@ForAll @IntRange(min = 1, max = LONGEST) int units, @ForAll long seed) {
        Random random = new Random(seed);
        GruCell cell = gru(units, random);
        float[] errors = gaussian(random, 4 * units);

        sameBits(ops -> {
            ops.gruErrors(cell, errors, 2 * units);
            return new float[][] {cell.layer.blockErrors.clone(), cell.productErrors.clone(), cell.direct.clone()};
        });
    }

    /** Two steps of two sequences, with random numbers everywhere. */
    private static GruCell gru(int units, Random random) {
        RnnTape.Layer layer = new RnnTape.Layer(CellKind.GRU, 1, units, 0, 2, 2, false);
        GruCell cell = new GruCell(layer, GateActivation.SIGMOID, Activation.TANH);
        for (float[] values : List.of(
                layer.blocks,
                layer.h,
                layer.carriedH,
                layer.blockErrors,
                cell.products,
                cell.product,
                cell.candidate,
                cell.productErrors,
                cell.direct)) {
            System.arraycopy(gaussian(random, values.length), 0, values, 0, values.length);
        }
        return cell;
    }

    private interface Computation {
        float[][] with(CellOps ops);
    }

    private static void sameBits(Computation computation) {
        float[][] expected = computation.with(PLAIN);
        float[][] actual = computation.with(VECTOR);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isEqualTo(expected[i]);
        }
    }

    private static float[] gaussian(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
