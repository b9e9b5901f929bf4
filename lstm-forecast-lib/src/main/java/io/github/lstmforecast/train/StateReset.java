package io.github.lstmforecast.train;

import io.github.lstmforecast.Keyed;

/** When the state is set to 0 during training. Within an epoch, state is always carried from window to window. */
public enum StateReset implements Keyed {
    /** At the start of each epoch, where the signal starts again. */
    EACH_EPOCH,
    /** Never: each epoch starts with the last state of the previous one. */
    NEVER;

    @Override
    public String key() {
        return Keyed.kebabCase(this);
    }
}
