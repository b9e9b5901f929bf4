package io.github.lstmforecast.rnn;

/**
 * A block of the parameters of a recurrent layer: for each unit a weight from every input, a weight from every unit, and
 * a bias. The blocks of a kind of cell are an enum, in the order of the parameters.
 */
public interface CellBlock {
    int ordinal();

    /** The name in messages, for example {@code forget gate}. */
    String label();

    float initialBias();
}
