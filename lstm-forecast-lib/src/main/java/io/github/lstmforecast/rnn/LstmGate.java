package io.github.lstmforecast.rnn;

/** The four blocks of an LSTM layer, in the order in which the parameters of a unit hold them. */
public enum LstmGate {
    /** What is offered to the cell; tanh. */
    CANDIDATE,
    /** How much of the cell is kept; sigmoid. */
    FORGET,
    /** How much of the cell is shown; sigmoid. */
    OUTPUT,
    /** How much of the candidate is taken; sigmoid. */
    INPUT;

    static final int COUNT = values().length;
}
