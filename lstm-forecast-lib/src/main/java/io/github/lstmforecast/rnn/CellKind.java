package io.github.lstmforecast.rnn;

import java.util.List;

/** The kinds of recurrent cells. A new kind is one constant here and one {@link Cell}. */
public enum CellKind {
    /** Hochreiter and Schmidhuber 1997, with the forget gate of Gers, Schmidhuber and Cummins 2000. */
    LSTM("lstm", true, 1, LstmCell::new, LstmGate.values());

    private interface Factory {
        Cell create(RnnTape.Layer layer, GateActivation gateActivation);
    }

    private final String key;
    private final boolean hasCellState;
    private final int biases;
    private final Factory factory;
    private final List<CellBlock> blocks;

    CellKind(String key, boolean hasCellState, int biases, Factory factory, CellBlock... blocks) {
        this.key = key;
        this.hasCellState = hasCellState;
        this.biases = biases;
        this.factory = factory;
        this.blocks = List.of(blocks);
    }

    /** The name in files. */
    public String key() {
        return key;
    }

    /** The blocks of a layer, in the order of the parameters. */
    public List<CellBlock> blocks() {
        return blocks;
    }

    /** Whether the state of a unit is h and c, not h only. */
    public boolean hasCellState() {
        return hasCellState;
    }

    /** 1; or 2 if each block has a second bias, which belongs to the recurrent product. */
    public int biases() {
        return biases;
    }

    Cell over(RnnTape.Layer layer, GateActivation gateActivation) {
        return factory.create(layer, gateActivation);
    }
}
