package io.github.lstmforecast.rnn;

/** The four blocks of an LSTM layer. */
public enum LstmGate implements CellBlock {
    /** What is offered to the cell; tanh. */
    CANDIDATE("candidate", 0),
    /** How much of the cell is kept; sigmoid. Open at first, so that a cell keeps what it holds. */
    FORGET("forget gate", 1),
    /** How much of the cell is output; sigmoid. */
    OUTPUT("output gate", 0),
    /** How much of the candidate is added; sigmoid. */
    INPUT("input gate", 0);

    static final int COUNT = values().length;

    private final String label;
    private final float initialBias;

    LstmGate(String label, float initialBias) {
        this.label = label;
        this.initialBias = initialBias;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public float initialBias() {
        return initialBias;
    }
}
