package io.github.lstmforecast.signal;

import io.github.lstmforecast.Keyed;

/** What is done about the gaps of a series, the rows and cells without a value. */
public enum GapFill implements Keyed {
    /** A gap is an error. */
    ERROR,
    /** A line from the value before the gap to the value after it. */
    INTERPOLATE,
    /** The last value before the gap. */
    CARRY,
    /** The value one cycle before. */
    SEASONAL;

    @Override
    public String key() {
        return Keyed.kebabCase(this);
    }
}
