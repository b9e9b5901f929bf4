package io.github.lstmforecast.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The first rows of a file as a delimiter separates them.
 *
 * @param rows {@code [row][column]}, the header or first row among them
 * @param lines of the rows in the file, from 1
 */
record DialectSample(Delimiter delimiter, List<List<String>> rows, List<Integer> lines) {
    private static final Pattern SIGNED = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final double LEAST_TYPED = 0.4; // of what blanks separate: other text is prose

    /** The cells of the first row; none of an empty file. */
    List<String> first() {
        return rows.isEmpty() ? List.of() : rows.get(0);
    }

    /** All but the first row, or that one where it is alone. */
    List<List<String>> others() {
        return rows.size() < 2 ? rows : rows.subList(1, rows.size());
    }

    /** The line of a row in the file, from 1. */
    int line(int row) {
        return lines.get(row);
    }

    /** Without some rows at the start. */
    DialectSample from(int row) {
        return new DialectSample(delimiter, rows.subList(row, rows.size()), lines.subList(row, rows.size()));
    }

    /** How many cells most rows have; the first row apart. */
    int width() {
        Map<Integer, Integer> counts = new HashMap<>();
        int width = first().size();
        counts.put(width, 0);
        for (List<String> row : others()) {
            int count = counts.merge(row.size(), 1, Integer::sum);
            if (count > counts.get(width)) {
                width = row.size();
            }
        }
        return width;
    }

    /** Whether each row ends in a delimiter, behind which is nothing; the first need not. */
    boolean isTrailing() {
        int width = width();
        int names = first().size();
        boolean isFirst = width > 1
                && (names == width - 1
                        || names == width && first().get(width - 1).isEmpty());
        return isFirst
                && others().stream().allMatch(row -> row.get(row.size() - 1).isEmpty());
    }

    /** Whether the first row lacks a cell since the first column, the names of the rows, has no name. */
    boolean lacksFirstName() {
        return delimiter != Delimiter.COMMA && rows.size() > 1 && first().size() == width() - 1 && !isTrailing();
    }

    /** Whether all rows have as many cells, more than one. */
    boolean isTable() {
        int width = width();
        int names = first().size();
        boolean fits = names == width
                || names == width - 1 && isTrailing()
                || lacksFirstName()
                || names == width + 1 && first().get(width).isEmpty();
        int least = isTrailing() ? 3 : 2;
        return fits && width >= least && regular() == 1 && (delimiter != Delimiter.BLANKS || typed() >= LEAST_TYPED);
    }

    /** Whether all rows have one cell. */
    boolean isOneColumn() {
        return !rows.isEmpty()
                && rows.stream()
                        .allMatch(row ->
                                row.size() == 1 || row.size() == 2 && row.get(1).isEmpty());
    }

    /** The share of rows that have as many cells as most. */
    double regular() {
        int width = width();
        List<List<String>> others = others();
        return others.isEmpty()
                ? 0
                : (double) others.stream().filter(row -> row.size() == width).count() / others.size();
    }

    /** The share of cells that are numbers, dates or missing. */
    double typed() {
        DateText dates = new DateText();
        Moment moment = new Moment();
        int typed = 0;
        int cells = 0;
        for (List<String> row : others()) {
            for (String cell : row) {
                cells++;
                boolean is = MissingCell.isOne(cell)
                        || NumberForm.forms(cell) != 0
                        || isTime(cell)
                        || dates.scan(cell) && !LayoutForm.of(dates, moment).isEmpty();
                typed += is ? 1 : 0;
            }
        }
        return cells == 0 ? 0 : (double) typed / cells;
    }

    /** Whether no cell of the first row is a number or a date, and all but the first have a text. */
    boolean hasNames() {
        List<String> first = first();
        DateText dates = new DateText();
        return first.stream().noneMatch(cell -> NumberForm.forms(cell) != 0 || dates.scan(cell) && dates.digits(0) > 0)
                && first.stream().skip(1).limit(width() - 1L).noneMatch(String::isEmpty);
    }

    private static boolean isTime(String cell) {
        return cell.indexOf(':') > 0 && new DateClock().read(cell, 0);
    }

    /** Whether all rows, the first one too, are two whole numbers with a comma between them, of which the first is no count. */
    boolean mayBeDecimals() {
        boolean areTwo = delimiter == Delimiter.COMMA
                && rows.stream()
                        .allMatch(row -> row.size() == 2
                                && SIGNED.matcher(row.get(0)).matches()
                                && DIGITS.matcher(row.get(1)).matches());
        RunningNumbers count = new RunningNumbers();
        rows.forEach(row -> count.add(row.get(0)));
        return areTwo && !count.isEven();
    }

    /** A row as it is taken apart. */
    String example() {
        return example(" | ");
    }

    String example(String between) {
        return String.join(between, others().get(0));
    }
}
