package io.github.lstmforecast.signal;

import io.github.lstmforecast.Keyed;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A part of a date, as known inputs of 0 and 1: one for each value that it can have. */
public enum CalendarFeature implements Keyed {
    HOUR(ChronoField.HOUR_OF_DAY, String::valueOf),
    DAY_OF_WEEK(ChronoField.DAY_OF_WEEK, day -> DayOfWeek.of(day).name()),
    DAY_OF_MONTH(ChronoField.DAY_OF_MONTH, String::valueOf),
    /** The week of ISO 8601. */
    WEEK_OF_YEAR(IsoFields.WEEK_OF_WEEK_BASED_YEAR, String::valueOf),
    MONTH(ChronoField.MONTH_OF_YEAR, month -> Month.of(month).name()),
    QUARTER(IsoFields.QUARTER_OF_YEAR, String::valueOf);

    private final TemporalField field;
    private final IntFunction<String> valueNames;

    CalendarFeature(TemporalField field, IntFunction<String> valueNames) {
        this.field = field;
        this.valueNames = valueNames;
    }

    @Override
    public String key() {
        return Keyed.camelCase(this);
    }

    /** Whether dates without a time of day don't have it. */
    public boolean isOfTime() {
        return this == HOUR;
    }

    /** The inputs, in the order of the values; for example {@code dayOfWeek=MONDAY}. */
    public List<KnownInput> inputs(int rows, IntFunction<LocalDateTime> times) {
        byte[] values = new byte[rows]; // at most 53
        for (int row = 0; row < rows; row++) {
            values[row] = (byte) times.apply(row).get(field);
        }
        return IntStream.rangeClosed(
                        (int) field.range().getMinimum(), (int) field.range().getMaximum())
                .mapToObj(value -> new KnownInput(
                        key(), key() + "=" + valueNames.apply(value), row -> values[row] == value ? 1 : 0))
                .toList();
    }
}
