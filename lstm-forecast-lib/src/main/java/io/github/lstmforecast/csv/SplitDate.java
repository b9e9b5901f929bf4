package io.github.lstmforecast.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Dates in several columns by their names: the year, and the quarter or the month, and the day, the hour and the minute. */
final class SplitDate {
    // Of each unit, a sure name first: others may also be data, as hr is a heart rate, and mm rain.
    private static final List<String> YEAR = List.of("year", "yr", "yyyy");
    private static final List<String> QUARTER = List.of("quarter", "qtr");
    private static final List<List<String>> OTHERS = List.of(
            List.of("month", "mon", "mo", "mm"),
            List.of("day", "dy", "dd"),
            List.of("hour", "hr", "hh"),
            List.of("minute", "min"));
    private static final Set<String> MAY_BE_DATA = Set.of("mm", "dd", "hr", "min");
    private static final List<String> BEFORE = List.of("-", "-", " ", ":");

    private final List<Integer> columns; // from 0
    private final boolean isQuarter;
    private final boolean mayEndInData;
    private final ColumnProfile profile;

    private SplitDate(List<String> names, List<Integer> columns, boolean isQuarter) {
        this.columns = List.copyOf(columns);
        this.isQuarter = isQuarter;
        this.mayEndInData =
                MAY_BE_DATA.contains(names.get(columns.get(columns.size() - 1)).toLowerCase(Locale.ROOT));
        this.profile = new ColumnProfile(
                columns.get(0) + 1, columns.stream().map(names::get).collect(Collectors.joining(" + ")), this::text);
    }

    /** The dates that there may be, as if each were in a column of its own; those of most columns first. */
    static List<SplitDate> of(List<String> names) {
        OptionalInt year = index(names, YEAR);
        if (year.isEmpty()) {
            return List.of();
        }
        List<SplitDate> dates = new ArrayList<>();
        List<Integer> columns = new ArrayList<>(List.of(year.getAsInt()));
        for (List<String> unit : OTHERS) {
            OptionalInt next = index(names, unit);
            if (next.isEmpty()) {
                break;
            }
            columns.add(next.getAsInt());
            dates.add(0, new SplitDate(names, columns, false));
        }
        OptionalInt quarter = index(names, QUARTER);
        if (quarter.isPresent()) {
            dates.add(new SplitDate(names, List.of(year.getAsInt(), quarter.getAsInt()), true));
        }
        return dates;
    }

    private static OptionalInt index(List<String> names, List<String> unit) {
        List<String> lower =
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return unit.stream().mapToInt(lower::indexOf).filter(i -> i >= 0).findFirst();
    }

    /**
     * The dates of most columns that all rows have. A column that may also be data counts only if the dates would not
     * ascend without it.
     *
     * @param dates of {@link #of}, which have seen all rows
     * @param selected columns that are no dates, from 0
     */
    static Optional<ColumnProfile> best(List<SplitDate> dates, List<Integer> selected) {
        List<SplitDate> usable = dates.stream()
                .filter(date -> date.profile.kind() == ColumnKind.DATES)
                .filter(date -> date.columns.stream().noneMatch(selected::contains))
                .toList();
        List<SplitDate> sure = usable.stream().filter(SplitDate::isOfAllRows).toList();
        for (int i = 0; i < sure.size(); i++) {
            if (!sure.get(i).mayEndInData || i + 1 == sure.size()) {
                return Optional.of(sure.get(i).profile);
            }
        }
        return usable.stream().map(SplitDate::profile).findFirst();
    }

    private boolean isOfAllRows() {
        return profile.datesAscend() && profile.dates().others() == 0;
    }

    /** What it has in all rows. */
    ColumnProfile profile() {
        return profile;
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
