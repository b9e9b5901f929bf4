package io.github.lstmforecast.rnn;

import io.github.lstmforecast.Keyed;
import java.util.List;

/** The kinds of recurrent cells. A new kind is one constant here and one {@link Cell}. */
public enum CellKind implements Keyed {
    /** Hochreiter and Schmidhuber 1997, with the forget gate of Gers, Schmidhuber and Cummins 2000. */
    LSTM("LSTM", true, 1, LstmCell::new, LstmGate.values()),
    /** Cho et al. 2014, with the reset gate after the recurrent product, as cuDNN, PyTorch and Keras ({@code reset_after}). */
    GRU("GRU", false, 2, GruCell::new, GruGate.values()),
    /** Cho et al. 2014, with the reset gate before the recurrent product, as in the paper. */
    GRU_RESET_BEFORE("GRU with reset before", false, 1, GruResetBeforeCell::new, GruGate.values()),
    /** Elman 1990. */
    SIMPLE_RNN(
            "simple RNN",
            false,
            1,
            (layer, gates, activation) -> new SimpleCell(layer, activation),
            SimpleBlock.values());

    private interface Factory {
        Cell create(RnnTape.Layer layer, GateActivation gateActivation, Activation activation);
    }

    private final String label;
    private final boolean hasCellState;
    private final int biases;
    private final Factory factory;
    private final List<CellBlock> blocks;

    CellKind(String label, boolean hasCellState, int biases, Factory factory, CellBlock... blocks) {
        this.label = label;
        this.hasCellState = hasCellState;
        this.biases = biases;
        this.factory = factory;
        this.blocks = List.of(blocks);
    }

    @Override
    public String key() {
        return Keyed.kebabCase(this);
    }

    /** The name in messages. */
    public String label() {
        return label;
    }

    /** The blocks of a layer, in the order of the parameters. */
    public List<CellBlock> blocks() {
        return blocks;
    }

    /** Whether some blocks are gates, which have an activation of their own. */
    public boolean hasGates() {
        return blocks.size() > 1;
    }

    /** Whether the state of a unit is h and c, not h only. */
    public boolean hasCellState() {
        return hasCellState;
    }

    /** 1; or 2 if each block has a second bias, which belongs to the recurrent product. */
    public int biases() {
        return biases;
    }

    Cell over(RnnTape.Layer layer, GateActivation gateActivation, Activation activation) {
        return factory.create(layer, gateActivation, activation);
    }
}
