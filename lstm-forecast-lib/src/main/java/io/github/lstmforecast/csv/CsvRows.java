package io.github.lstmforecast.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.lstmforecast.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** The rows of a file behind the header, all of the same width, those that {@code where} selects. */
final class CsvRows {
    private static final int MOST_VALUES = 20;

    private final String shown;
    private final CsvDialect dialect;
    private final CloseableIterator<CsvRecord> records;
    private final List<Condition> conditions = new ArrayList<>();
    private final int width;
    private CsvRecord next;
    private boolean isAnyFound;

    private record Condition(String column, int index, String value, Set<String> others, AtomicBoolean isFound) {}

    CsvRows(String shown, CsvDialect dialect, CsvFormat format, CloseableIterator<CsvRecord> records)
            throws CsvException {
        this.shown = shown;
        this.dialect = dialect;
        this.records = records;
        this.width = dialect.names().size();
        if (!records.hasNext()) {
            throw new CsvException(shown + ": the file is empty; it needs rows of numbers, best below a row of names");
        }
        if (dialect.header()) {
            records.next();
        }
        if (!records.hasNext()) {
            throw new CsvException(shown + ": there is no row after the header");
        }
        CsvColumns columns = new CsvColumns(shown, dialect);
        for (Map.Entry<String, String> entry :
                format.where().orElse(new LinkedHashMap<>()).entrySet()) {
            int index = columns.index(entry.getKey());
            conditions.add(new Condition(
                    columns.name(index), index, entry.getValue(), new LinkedHashSet<>(), new AtomicBoolean()));
        }
        advance();
    }

    /** The names of the columns, empty texts where they have none. */
    List<String> names() {
        return dialect.names();
    }

    boolean hasNext() {
        return next != null;
    }

    CsvRecord next() throws CsvException {
        CsvRecord row = next;
        advance();
        return row;
    }

    private void advance() throws CsvException {
        next = null;
        while (next == null && records.hasNext()) {
            CsvRecord row = records.next();
            requireWidth(row);
            if (isSelected(row)) {
                next = row;
                isAnyFound = true;
            }
        }
        if (!isAnyFound) {
            throw noneFound();
        }
    }

    private boolean isSelected(CsvRecord row) {
        boolean is = true;
        for (Condition condition : conditions) {
            String value = row.getField(condition.index).strip();
            if (value.equals(condition.value)) {
                condition.isFound.set(true);
            } else {
                is = false;
            }
            if (!isAnyFound && condition.others.size() <= MOST_VALUES) {
                condition.others.add(value);
            }
        }
        return is;
    }

    private CsvException noneFound() {
        for (Condition condition : conditions) {
            if (!condition.isFound.get()) {
                List<String> values = condition.others.stream()
                        .limit(MOST_VALUES)
                        .map(SafeText::item)
                        .toList();
                return new CsvException(shown + ": no row has " + SafeText.of(condition.value) + " in "
                        + CsvTable.place(condition.column) + ", as where requires; there are "
                        + String.join(", ", values)
                        + (condition.others.size() > MOST_VALUES ? " and others" : ""));
            }
        }
        return new CsvException(shown + ": no row has all that where requires: "
                + conditions.stream()
                        .map(condition -> condition.column + ": " + SafeText.of(condition.value))
                        .collect(Collectors.joining(", ")));
    }

    /** An empty cell more is a delimiter at the end of the row. */
    private void requireWidth(CsvRecord row) throws CsvException {
        int count = row.getFieldCount();
        if (count == width || count == width + 1 && row.getField(width).isEmpty()) {
            return;
        }
        boolean more = count > width;
        String hint = more && width == 1 && dialect.header()
                ? "; if the table begins here, delete the lines above, or begin each with #"
                : more && dialect.delimiter() == Delimiter.COMMA
                        ? "; put cells with a comma in quotes, or separate the cells by ;"
                        : "";
        throw new CsvException(shown + ":" + row.getStartingLineNumber() + ": found " + count + " cells, but "
                + (dialect.header() ? "the header" : "the first row") + " has " + width + hint);
    }
}
