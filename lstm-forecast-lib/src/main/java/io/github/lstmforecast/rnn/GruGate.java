package io.github.lstmforecast.rnn;

/** The three blocks of a GRU layer. */
public enum GruGate implements CellBlock {
    /** How much of h' the candidate sees; sigmoid. */
    RESET("reset gate"),
    /** How much of h' is kept; sigmoid. */
    UPDATE("update gate"),
    /** The new value of h; tanh. */
    CANDIDATE("candidate");

    private final String label;

    GruGate(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public float initialBias() {
        return 0;
    }
}
