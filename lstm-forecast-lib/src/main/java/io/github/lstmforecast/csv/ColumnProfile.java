package io.github.lstmforecast.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What all cells of a column of a file are. */
public final class ColumnProfile {
    private static final Set<String> TIME_NAMES = Set.of(
            "",
            "ds",
            "t",
            "date",
            "dates",
            "datetime",
            "time",
            "timestamp",
            "timestamps",
            "ts",
            "year",
            "yr",
            "years",
            "month",
            "months",
            "quarter",
            "week",
            "weeks",
            "day",
            "days",
            "dow",
            "weekday",
            "hour",
            "hours",
            "hr_of_day",
            "minute",
            "second",
            "seconds",
            "sec",
            "ms",
            "index",
            "idx",
            "id",
            "no",
            "nr",
            "obs",
            "row",
            "rownames",
            "epoch",
            "unix",
            "timer",
            "period",
            "unnamed: 0",
            "x1",
            "step",
            "sample");
    private static final int SHARE_OF_OTHERS = 10; // one cell in so many may be no number
    private static final int MOST_VALUES = 100;

    private final int number;
    private final String name;
    private final Function<CsvRecord, String> text;
    private final NumberEvidence numbers = new NumberEvidence();
    private final DateEvidence dates = new DateEvidence();
    private final RunningNumbers running = new RunningNumbers();
    private Cells gaps = Cells.NONE;
    private Cells others = Cells.NONE;
    private Cells firstNoDate = Cells.NONE;
    private Map<String, Integer> values = new LinkedHashMap<>(); // rows of each; null where there are many
    private String first = "";
    private String last = "";
    private int runs;
    private int cells;
    private boolean isDistinct = true; // as far as values are counted

    /**
     * Some cells of a column.
     *
     * @param firstLine the line of the first in the file, from 1
     * @param firstText what the first has
     */
    public record Cells(int count, int firstLine, String firstText) {
        static final Cells NONE = new Cells(0, 0, "");

        Cells and(int line, String text) {
            return count == 0 ? new Cells(1, line, text) : new Cells(count + 1, firstLine, firstText);
        }
    }

    ColumnProfile(int number, String name) {
        this(number, name, row -> row.getField(number - 1).strip());
    }

    /** @param text of the column in a row, which need not be a single cell of it */
    ColumnProfile(int number, String name, Function<CsvRecord, String> text) {
        this.number = number;
        this.name = name;
        this.text = text;
    }

    void add(CsvRecord row) {
        add(text(row), (int) row.getStartingLineNumber());
    }

    String text(CsvRecord row) {
        return text.apply(row);
    }

    private void add(String cell, int line) {
        count(cell);
        if (MissingCell.isOne(cell)) {
            gaps = gaps.and(line, cell);
            return;
        }
        if (first.isEmpty()) {
            first = cell;
        }
        if (!dates.add(cell) && firstNoDate.count() == 0) {
            firstNoDate = firstNoDate.and(line, cell);
        }
        if (numbers.add(cell)) {
            running.add(cell);
        } else {
            others = others.and(line, cell);
        }
    }

    private void count(String cell) {
        if (values == null) {
            return;
        }
        if (!cell.equals(last) || runs == 0) {
            runs++;
            last = cell;
        }
        values.merge(cell, 1, Integer::sum);
        cells++;
        isDistinct = SHARE_OF_OTHERS * (cells - values.size()) <= cells;
        if (values.size() > MOST_VALUES) {
            values = null;
        }
    }

    /** From 1. */
    public int number() {
        return number;
    }

    /** In the header; empty where it has none. */
    public String name() {
        return name;
    }

    /** How a scenario names it: its name, or its number where it has none. */
    public String key() {
        return name.isEmpty() ? String.valueOf(number) : name;
    }

    /** How many cells are numbers. */
    public int numbers() {
        return numbers.numbers();
    }

    /** The cells without a value. */
    public Cells gaps() {
        return gaps;
    }

    /** The first cell that has something else than a date of the form that those before have. */
    Cells firstNoDate() {
        return firstNoDate;
    }

    /** Whether hardly a value occurs twice, among the first hundred. */
    boolean isDistinct() {
        return isDistinct;
    }

    /** The cells that have something else than a number. */
    public Cells others() {
        return others;
    }

    /** What it holds. */
    public ColumnKind kind() {
        boolean isNumbers = numbers() > 0 && others.count() <= numbers() / SHARE_OF_OTHERS;
        if (numbers() + others.count() == 0) {
            return ColumnKind.EMPTY;
        }
        if (isDates()) {
            return ColumnKind.DATES;
        }
        if (!isNumbers) {
            return ColumnKind.TEXT;
        }
        if (running.isConstant()) {
            return ColumnKind.CONSTANT;
        }
        if (running.isEvenWithHoles()) {
            return ColumnKind.RUNNING_NUMBER;
        }
        if (hasTimeName() && (running.ascends() || !name.isEmpty())) {
            return ColumnKind.TIME_NUMBERS;
        }
        return isMarks() ? ColumnKind.MARKS : ColumnKind.NUMBERS;
    }

    private boolean isMarks() {
        return values != null
                && values.keySet().stream()
                                .filter(cell -> !MissingCell.isOne(cell))
                                .count()
                        == 2;
    }

    /** Whether the name is one of a column that says when. */
    boolean hasTimeName() {
        return isTimeName(name) && (!name.isEmpty() || number == 1);
    }

    /** Whether a text is such a name; an empty one is that of an index. */
    static boolean isTimeName(String name) {
        return TIME_NAMES.contains(
                name.toLowerCase(Locale.ROOT).replace('_', ' ').strip());
    }

    /** Whether the cells are dates beyond doubt: numbers also need to ascend as dates do. */
    private boolean isDates() {
        if (!dates.isPresent()) {
            return false;
        }
        if (others.count() > 0) {
            return true;
        }
        boolean isAll = dates.others() == 0 && gaps.count() == 0;
        if (dates.is(DateLayout.COMPACT)) {
            return isAll && (dates.ascends() || hasTimeName());
        }
        if (dates.is(DateLayout.YEAR)) {
            return isAll && dates.ascends() && (hasTimeName() || running.isEven());
        }
        return isAll && dates.ascends() && (hasTimeName() || dates.areUsualMonths());
    }

    /** Whether each number is greater than the one before. */
    boolean numbersAscend() {
        return running.ascends();
    }

    /** Whether each date is later than the one before. */
    boolean datesAscend() {
        return dates.ascends();
    }

    DateEvidence dates() {
        return dates;
    }

    NumberEvidence numberEvidence() {
        return numbers;
    }

    /** How often each value occurs, in the order of the file; empty where there are more than a hundred. */
    Optional<Map<String, Integer>> values() {
        return Optional.ofNullable(values);
    }

    /** Whether the rows of each value follow each other. */
    boolean isInRuns() {
        return values != null && values.size() > 1 && runs == values.size();
    }

    /** The first cell that has a value. */
    String firstText() {
        return first;
    }

    List<String> firstValues(int most) {
        return values == null ? List.of() : values.keySet().stream().limit(most).toList();
    }
}
