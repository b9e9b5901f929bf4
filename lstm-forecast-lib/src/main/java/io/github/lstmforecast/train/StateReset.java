package io.github.lstmforecast.train;

import io.github.lstmforecast.Keyed;

/** When the state is set to 0 during training. Within an epoch, state is always carried from window to window. */
public enum StateReset implements Keyed {
    /** At the start of each epoch, where the signal starts again. */
    EACH_EPOCH,
    /** Never: an epoch begins with the state that the one before it ended with. */
    NEVER;

    @Override
    public String key() {
        return Keyed.kebabCase(this);
    }
}
