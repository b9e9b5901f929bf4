package io.github.lstmforecast.train;

/** When a stateful model forgets during training. Within an epoch, state is always carried from window to window. */
public enum StateReset {
    /** At the start of each epoch, where the signal starts again. */
    EACH_EPOCH,
    /** Never: an epoch begins with the state that the one before it ended with. */
    NEVER
}
