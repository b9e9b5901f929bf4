package io.github.lstmforecast.signal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** The dates of rows, ascending. */
final class RowDates {
    static final long SECONDS_PER_DAY = 86_400;

    private final long[] dates; // seconds since 1970-01-01T00:00 in the file's time zone; empty without dates
    private final boolean daysOnly;

    RowDates(long[] dates, boolean daysOnly) {
        this.dates = dates;
        this.daysOnly = daysOnly;
    }

    Optional<String> date(int row) {
        if (dates.length == 0) {
            return Optional.empty();
        }
        return Optional.of(
                daysOnly
                        ? LocalDate.ofEpochDay(Math.floorDiv(dates[row], SECONDS_PER_DAY))
                                .toString()
                        : LocalDateTime.ofEpochSecond(dates[row], 0, ZoneOffset.UTC)
                                .toString());
    }

    OptionalInt row(String date) {
        Optional<Long> time = parse(date);
        int row = time.isEmpty() ? -1 : Arrays.binarySearch(dates, time.get());
        return row < 0 ? OptionalInt.empty() : OptionalInt.of(row);
    }

    static Optional<Long> parse(String text) {
        try {
            String iso = text.replace(' ', 'T');
            return Optional.of(
                    iso.indexOf('T') < 0
                            ? LocalDate.parse(iso).toEpochDay() * SECONDS_PER_DAY
                            : LocalDateTime.parse(iso).toEpochSecond(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
