package io.github.lstmforecast.signal;

import io.github.lstmforecast.Keyed;

/** Where the copies of a signal begin that a model is trained on at the same time. */
public enum CopySpacing implements Keyed {
    /** Each a part of a cycle after the one before, so that the model sees every phase early. */
    PHASE,
    /** Evenly over the whole training data, so that an epoch takes fewer steps. */
    SPREAD;

    @Override
    public String key() {
        return Keyed.kebabCase(this);
    }
}
