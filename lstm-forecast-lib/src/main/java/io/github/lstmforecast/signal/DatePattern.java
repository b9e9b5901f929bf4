package io.github.lstmforecast.signal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.ChronoLocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/** Dates of a pattern of {@link DateTimeFormatter}, with English names of months. What it lacks is the first: of the year, of the month, of the day. */
final class DatePattern implements DateForm {
    private final String pattern;
    private final DateTimeFormatter formatter;

    /** @throws IllegalArgumentException if this is no pattern */
    DatePattern(String pattern) {
        this.pattern = pattern;
        this.formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }

    @Override
    public boolean parse(String text, Moment moment) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            LocalDate day = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            ZoneId zone = parsed.query(TemporalQueries.zone());
            if (parsed.isSupported(ChronoField.INSTANT_SECONDS) && zone != null) {
                moment.set(
                        parsed.getLong(ChronoField.INSTANT_SECONDS),
                        parsed.get(ChronoField.NANO_OF_SECOND),
                        true,
                        true);
                return true;
            }
            LocalTime clock = time == null ? LocalTime.MIDNIGHT : time;
            ChronoLocalDateTime<LocalDate> local = (day == null ? first(parsed) : day).atTime(clock);
            moment.set(local.toEpochSecond(ZoneOffset.UTC), clock.getNano(), time != null, false);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static LocalDate first(TemporalAccessor parsed) {
        int year = parsed.isSupported(ChronoField.YEAR)
                ? parsed.get(ChronoField.YEAR)
                : parsed.get(ChronoField.YEAR_OF_ERA);
        TemporalField quarter = IsoFields.QUARTER_OF_YEAR;
        int month = parsed.isSupported(ChronoField.MONTH_OF_YEAR)
                ? parsed.get(ChronoField.MONTH_OF_YEAR)
                : parsed.isSupported(quarter) ? (int) (3 * parsed.getLong(quarter) - 2) : 1;
        return LocalDate.of(year, month, 1);
    }

    @Override
    public String example(String first) {
        return pattern;
    }
}
