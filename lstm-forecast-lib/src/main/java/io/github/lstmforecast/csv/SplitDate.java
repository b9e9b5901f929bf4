package io.github.lstmforecast.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Dates in several columns by their names: the year, and the quarter or the month, and the day, the hour and the minute. */
final class SplitDate {
    private static final Set<String> YEAR = Set.of("year", "yr", "yyyy");
    private static final Set<String> QUARTER = Set.of("quarter", "qtr");
    private static final List<Set<String>> OTHERS = List.of(
            Set.of("month", "mon", "mo", "mm"),
            Set.of("day", "dy", "dd"),
            Set.of("hour", "hr", "hh"),
            Set.of("minute", "min"));
    private static final List<String> BEFORE = List.of("-", "-", " ", ":");

    private final List<Integer> columns; // from 0
    private final boolean isQuarter;

    private SplitDate(List<Integer> columns, boolean isQuarter) {
        this.columns = columns;
        this.isQuarter = isQuarter;
    }

    /** The dates as if they were in a column of their own. */
    static Optional<ColumnProfile> of(List<String> names) {
        OptionalInt year = index(names, YEAR);
        OptionalInt quarter = index(names, QUARTER);
        if (year.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> columns = new ArrayList<>(List.of(year.getAsInt()));
        for (Set<String> unit : OTHERS) {
            OptionalInt next = index(names, unit);
            if (next.isEmpty()) {
                break;
            }
            columns.add(next.getAsInt());
        }
        boolean isQuarter = columns.size() == 1 && quarter.isPresent();
        if (isQuarter) {
            columns.add(quarter.getAsInt());
        }
        String name = columns.stream().map(names::get).collect(Collectors.joining(" + "));
        SplitDate date = new SplitDate(columns, isQuarter);
        return columns.size() == 1
                ? Optional.empty()
                : Optional.of(new ColumnProfile(year.getAsInt() + 1, name, date::text));
    }

    private static OptionalInt index(List<String> names, Set<String> unit) {
        return IntStream.range(0, names.size())
                .filter(i -> unit.contains(names.get(i).toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private String text(CsvRecord row) {
        StringBuilder text = new StringBuilder(cell(row, 0));
        for (int i = 1; i < columns.size(); i++) {
            String cell = cell(row, i);
            boolean isDigit = cell.length() == 1 && NumberForm.isDigit(cell.charAt(0));
            text.append(BEFORE.get(i - 1))
                    .append(isDigit ? isQuarter ? "Q" : "0" : "")
                    .append(cell);
        }
        return text.toString();
    }

    private String cell(CsvRecord row, int column) {
        return row.getField(columns.get(column)).strip();
    }
}
