package io.github.lstmforecast.signal;

import io.github.lstmforecast.SafeText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A table whose columns are dates too: a row for each year and a column for each month, or a column for each year. Its
 * columns are no series, each follows the one before.
 *
 * @param columns those that follow each other
 * @param row the column that says which row it is
 */
record WideTable(List<ColumnProfile> columns, Optional<ColumnProfile> row) {
    private static final int FEWEST = 3;
    private static final int MONTHS = 12;
    private static final Pattern QUARTER =
            Pattern.compile("(?i)q(tr|uarter)?[ _.]?[1-4]|[1-4](st|nd|rd|th)? ?q(uarter)?");
    private static final Pattern YEAR = Pattern.compile("[xX]?(1[5-9]|20|21)[0-9]{2}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");

    static Optional<WideTable> find(List<ColumnProfile> all) {
        WideTable months = of(all, WideTable::isMonth);
        if (months.columns.size() == MONTHS) {
            return Optional.of(months);
        }
        WideTable quarters = of(all, column -> QUARTER.matcher(column.name()).matches());
        if (quarters.columns.size() == 4) {
            return Optional.of(quarters);
        }
        WideTable numbers = of(all, column -> NUMBER.matcher(column.name()).matches());
        if (numbers.columns.size() >= MONTHS && numbers.row.isPresent() && numbers.counts(1)) {
            return Optional.of(numbers);
        }
        WideTable years = of(all, column -> YEAR.matcher(column.name()).matches());
        if (years.columns.size() >= FEWEST && years.counts(0)) {
            return Optional.of(years);
        }
        WideTable dates = of(all, WideTable::isDate);
        return dates.columns.size() >= FEWEST && 2 * dates.columns.size() > all.size()
                ? Optional.of(dates)
                : Optional.empty();
    }

    private static WideTable of(List<ColumnProfile> all, Predicate<ColumnProfile> isOne) {
        List<ColumnProfile> columns = all.stream().filter(isOne).toList();
        Optional<ColumnProfile> row = all.stream()
                .filter(column -> !columns.contains(column) && column.kind() != ColumnKind.NUMBERS)
                .findFirst();
        return new WideTable(columns, row);
    }

    private static boolean isMonth(ColumnProfile column) {
        DateText text = new DateText();
        return column.name().length() >= 3 && text.scan(column.name()) && text.parts() == 1 && text.month() == 0;
    }

    private static boolean isDate(ColumnProfile column) {
        DateText text = new DateText();
        boolean isNumber = column.name().chars().allMatch(Character::isDigit)
                && column.name().length() != 8;
        return !isNumber
                && text.scan(column.name())
                && !LayoutForm.of(text, new Moment()).isEmpty();
    }

    /** Whether the names count up by one, or by any one step. */
    private boolean counts(int wanted) {
        int step = 0;
        for (int i = 1; i < columns.size(); i++) {
            int next = number(i) - number(i - 1);
            if (next <= 0 || wanted != 0 && next != wanted || step != 0 && next != step) {
                return false;
            }
            step = next;
        }
        return true;
    }

    private int number(int index) {
        return Integer.parseInt(
                columns.get(index).name().toLowerCase(Locale.ROOT).replace("x", ""));
    }

    /** What it is, and how to make a series of it. */
    String describe() {
        String first = SafeText.of(columns.get(0).key());
        String last = SafeText.of(columns.get(columns.size() - 1).key());
        boolean isSeveral = row.isPresent() && row.get().kind() == ColumnKind.TEXT;
        String cell =
                row.map(column -> SafeText.of(column.firstText()) + " " + first).orElse(first);
        return "the columns " + first + " to " + last + " follow each other in time, so none of them is a series;"
                + " reshape the table to one row for each "
                + (isSeveral
                        ? "value of column " + SafeText.of(row.get().key()) + " and each of these columns, and choose"
                                + " rows with where"
                        : "of these columns of each row")
                + ": a column date (" + cell + ", ...) and a column value, in the order of time";
    }
}
