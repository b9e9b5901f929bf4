package io.github.lstmforecast.rnn;

/** The only block of a layer of simple recurrent cells. */
public enum SimpleBlock implements CellBlock {
    OUTPUT;

    @Override
    public String label() {
        return "output";
    }

    @Override
    public float initialBias() {
        return 0;
    }
}
