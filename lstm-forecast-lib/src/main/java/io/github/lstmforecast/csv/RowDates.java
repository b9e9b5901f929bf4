package io.github.lstmforecast.csv;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The dates of rows, ascending. */
final class RowDates {
    static final RowDates NONE = new RowDates(new long[0], 1, true, false, List.of());
    static final long NANOS = 1_000_000_000;

    private final long[] ticks; // empty without dates
    private final long ticksPerSecond;
    private final boolean daysOnly;
    private final boolean utc;
    private final List<DateForm> forms;

    /**
     * @param ticks since 1970-01-01T00:00 in the file's time zone, or in UTC
     * @param ticksPerSecond 1, or {@link #NANOS} where there are fractions of a second
     * @param daysOnly whether no date has a time of day
     * @param utc whether the file says the offsets from UTC
     * @param forms in which {@link #row(String)} is asked
     */
    RowDates(long[] ticks, long ticksPerSecond, boolean daysOnly, boolean utc, List<DateForm> forms) {
        this.ticks = ticks;
        this.ticksPerSecond = ticksPerSecond;
        this.daysOnly = daysOnly;
        this.utc = utc;
        this.forms = List.copyOf(forms);
    }

    /** The same kind of dates. */
    RowDates with(long[] other) {
        return new RowDates(other, ticksPerSecond, daysOnly, utc, forms);
    }

    boolean isEmpty() {
        return ticks.length == 0;
    }

    int length() {
        return ticks.length;
    }

    boolean isUtc() {
        return utc;
    }

    /** How the dates are written. */
    DateForm form() {
        return forms.get(0);
    }

    /** As {@link Arrays#binarySearch(long[], long)}. */
    int search(Moment moment) {
        return Arrays.binarySearch(ticks, tick(moment, ticksPerSecond));
    }

    Optional<String> date(int row) {
        return isEmpty() ? Optional.empty() : Optional.of(text(ticks[row]));
    }

    private String text(long tick) {
        long seconds = Math.floorDiv(tick, ticksPerSecond);
        if (daysOnly) {
            return LocalDate.ofEpochDay(Math.floorDiv(seconds, Moment.SECONDS_PER_DAY))
                    .toString();
        }
        return time(tick) + (utc ? "Z" : "");
    }

    private LocalDateTime time(long tick) {
        int nanos = ticksPerSecond == 1 ? 0 : (int) Math.floorMod(tick, ticksPerSecond);
        return LocalDateTime.ofEpochSecond(Math.floorDiv(tick, ticksPerSecond), nanos, ZoneOffset.UTC);
    }

    LocalDateTime time(int row) {
        return time(ticks[row]);
    }

    boolean hasTimes() {
        return !daysOnly;
    }

    OptionalInt row(String date) {
        Moment moment = new Moment();
        for (DateForm form : forms) {
            if (form.parse(date.strip(), moment)) {
                int row = search(moment);
                if (row >= 0) {
                    return OptionalInt.of(row);
                }
            }
        }
        return OptionalInt.empty();
    }

    static long tick(Moment moment, long ticksPerSecond) {
        return ticksPerSecond == 1 ? moment.seconds() : moment.seconds() * ticksPerSecond + moment.nanos();
    }

    /** Since 1970-01-01T00:00. */
    long tick(int row) {
        return ticks[row];
    }

    RowSteps steps() {
        return RowSteps.of(ticks, ticksPerSecond);
    }
}
