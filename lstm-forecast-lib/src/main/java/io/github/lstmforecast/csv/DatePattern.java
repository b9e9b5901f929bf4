package io.github.lstmforecast.csv;

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
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Dates of a pattern of {@link DateTimeFormatter}, with names of months in the languages of {@link
 * CalendarNames}. What it lacks is the first: of the year, of the month, of the day. Years of two digits are from 1970 to 2069. */
final class DatePattern implements DateForm {
    private static final Pattern NAMES = Pattern.compile("MMM|LLL|E|ccc");
    private static final int FIRST_YEAR = 1970;
    private static final Pattern TWO_DIGIT_YEAR =
            Pattern.compile("(?<before>([^y'u]|'[^']*')*)(yy|uu)(?<after>([^y'u]|'[^']*')*)");

    private final String pattern;
    private final List<DateTimeFormatter> formatters;
    private int fitting; // that of the last date

    /** @throws IllegalArgumentException if this is no pattern */
    DatePattern(String pattern) {
        this.pattern = pattern;
        boolean hasNames = NAMES.matcher(pattern).find();
        this.formatters = CalendarNames.LANGUAGES.stream()
                .limit(hasNames ? CalendarNames.LANGUAGES.size() : 1)
                .flatMap(language -> Stream.of(pattern, pattern.replace("MMM", "LLL"))
                        .limit(hasNames ? 2 : 1)
                        .map(form -> formatter(form, language)))
                .toList();
    }

    private static DateTimeFormatter formatter(String pattern, Locale language) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        Matcher year = TWO_DIGIT_YEAR.matcher(pattern);
        if (year.matches()) {
            append(builder, year.group("before"));
            builder.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_YEAR);
            append(builder, year.group("after"));
        } else {
            builder.appendPattern(pattern);
        }
        return builder.toFormatter(language);
    }

    private static void append(DateTimeFormatterBuilder builder, String part) {
        if (!part.isEmpty()) {
            builder.appendPattern(part);
        }
    }

    @Override
    public boolean parse(String text, Moment moment) {
        for (int i = 0; i < formatters.size(); i++) {
            int next = (fitting + i) % formatters.size();
            if (parse(text, formatters.get(next), moment)) {
                fitting = next;
                return true;
            }
        }
        return false;
    }

    private static boolean parse(String text, DateTimeFormatter formatter, Moment moment) {
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
