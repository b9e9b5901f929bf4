package io.github.lstmforecast.csv;

import java.util.OptionalInt;

/** Finds the rows of a series by the dates of another file. Not for several threads. */
public final class RowFinder {
    private final RowDates dates;
    private final DateForm form;
    private final Moment moment = new Moment();

    RowFinder(RowDates dates, DateForm form) {
        this.dates = dates;
        this.form = form;
    }

    /** The row with a date; empty if no row has it, or the text is no date. */
    public OptionalInt row(String text) {
        int found = isDate(text) ? dates.search(moment) : -1;
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    /** The first row with a later date: the number of rows if there is none; empty if the text is no date. */
    public OptionalInt rowAfter(String text) {
        if (!isDate(text)) {
            return OptionalInt.empty();
        }
        int found = dates.search(moment);
        return OptionalInt.of(found < 0 ? -found - 1 : found + 1);
    }

    /** Whether a text is a date that no row has, since the series ends before. */
    public boolean isAfterTheEnd(String text) {
        return isDate(text) && dates.search(moment) == -dates.length() - 1;
    }

    /**
     * Whether a date has an offset from UTC, and those of the series have none. It does not matter at midnight in UTC,
     * where the series has days.
     */
    public boolean lacksOffset(String text) {
        return isDate(text) && moment.hasOffset() && !dates.isUtc() && (dates.hasTimes() || !moment.isMidnight());
    }

    private boolean isDate(String text) {
        return form.parse(text, moment);
    }
}
