package io.github.lstmforecast.csv;

/** A point in time that a text says; filled by a {@link DateForm}, and used again for the next text. */
final class Moment {
    static final long SECONDS_PER_DAY = 86_400;

    private long seconds; // since 1970-01-01T00:00, in UTC where there is an offset
    private int nanos;
    private boolean hasTime;
    private boolean hasOffset;

    void set(long seconds, int nanos, boolean hasTime, boolean hasOffset) {
        this.seconds = seconds;
        this.nanos = nanos;
        this.hasTime = hasTime;
        this.hasOffset = hasOffset;
    }

    void setDay(long epochDay) {
        set(epochDay * SECONDS_PER_DAY, 0, false, false);
    }

    long seconds() {
        return seconds;
    }

    int nanos() {
        return nanos;
    }

    boolean isMidnight() {
        return nanos == 0 && Math.floorMod(seconds, SECONDS_PER_DAY) == 0;
    }

    /** Whether the text has a time of day. */
    boolean hasTime() {
        return hasTime;
    }

    /** Whether the text has an offset from UTC, or is one by definition. */
    boolean hasOffset() {
        return hasOffset;
    }
}
