package io.github.lstmforecast.rnn;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RnnTapeTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    // As documented: 12 n floats for each step of each sequence, 4 n m for transposed weights, and some more that do
    // not
    // depend on the window. The activations for the backward pass are 7 n.
    @Test
    void memory_is_as_documented_and_with_adam_at_most_3_times_activations_and_parameters() {
        int n = 256;
        int rows = 100 * 32;
        RnnShape shape = new RnnShape(1, List.of(n), 1);
        new RnnTape(shape, 1, 1); // loads the classes

        long before = THREADS.getCurrentThreadAllocatedBytes();
        RnnTape tape = new RnnTape(shape, 100, 32);
        long taken = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat(tape.outputs()).hasSize(rows);
        assertThat(taken).isBetween(4L * (12 * n * rows + 4 * n * n), (long) (1.05 * 4 * (12 * n * rows + 4 * n * n)));
        long parameters = 4L * shape.parameterCount();
        long gradientAndAdam = 3 * parameters;
        assertThat(parameters + gradientAndAdam + taken).isLessThan(3 * (parameters + 4L * 7 * n * rows));
    }

    // As documented, likewise; matrices of n columns or more hide what does not depend on n.
    @ParameterizedTest
    @CsvSource({"LSTM, 12, 4", "GRU, 13, 3", "GRU_RESET_BEFORE, 9, 3", "SIMPLE_RNN, 4, 1"})
    void memory_of_every_kind_of_cells_is_as_documented(CellKind cell, int ofStep, int ofWeights) {
        int n = 128;
        int rows = 50 * 32;
        RnnShape shape = new RnnShape(1, List.of(n), 1, cell, GateActivation.SIGMOID);
        new RnnTape(shape, 1, 1); // loads the classes

        long before = THREADS.getCurrentThreadAllocatedBytes();
        RnnTape tape = new RnnTape(shape, 50, 32);
        long taken = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat(tape.outputs()).hasSize(rows);
        long floats = (long) ofStep * n * rows + ofWeights * n * n;
        assertThat(taken).isBetween(4 * floats, (long) (1.06 * 4 * floats));
    }
}
