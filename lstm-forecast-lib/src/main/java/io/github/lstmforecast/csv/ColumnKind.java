package io.github.lstmforecast.csv;

import io.github.lstmforecast.Keyed;

/** What a column of a file holds. */
public enum ColumnKind implements Keyed {
    /** Numbers that may be forecast. */
    NUMBERS,
    /** Two different numbers only, as marks of some rows have. */
    MARKS,
    /** The same number in each row. */
    CONSTANT,
    /** Numbers that count the rows. */
    RUNNING_NUMBER,
    /** Dates, also as numbers like 19580329, or years. */
    DATES,
    /** Numbers that say when: by the name of the column, or since they repeat as months do. */
    TIME_NUMBERS,
    /** Mostly something else than numbers. */
    TEXT,
    /** No cell has a value. */
    EMPTY;

    @Override
    public String key() {
        return Keyed.kebabCase(this);
    }
}
