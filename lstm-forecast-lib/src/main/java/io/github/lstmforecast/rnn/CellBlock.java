package io.github.lstmforecast.rnn;

/**
 * One of the blocks of a recurrent layer. A block holds, for each unit of the layer, a weight from every input and from
 * every unit, and a bias; the blocks of a kind of cell are an enum, in the order in which the parameters hold them.
 */
public interface CellBlock {
    int ordinal();

    /** The name in messages: {@code forget gate}, say. */
    String label();

    /** The bias that a training starts from. */
    float initialBias();
}
