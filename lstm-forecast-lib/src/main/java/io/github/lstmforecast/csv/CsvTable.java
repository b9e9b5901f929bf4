package io.github.lstmforecast.csv;

import io.github.lstmforecast.signal.Series;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Columns of a CSV file as a series. A cell without a value is NaN there, and listed in {@link #missing()}. */
public final class CsvTable {
    /**
     * What to read of a file.
     *
     * @param columns names in the header, or numbers from 1; at least one
     */
    public record Options(List<String> columns, CsvFormat format) {
        public Options {
            columns = List.copyOf(columns);
        }
    }

    private static final Pattern UNNAMED = Pattern.compile("column [0-9]+");

    private final String shown;
    private final Series series;
    private final List<String> columns;
    private final RowDates dates;
    private final int[] lines;
    private final List<MissingCell> missing;
    private final CsvNotes notes;

    CsvTable(
            String shown,
            Series series,
            List<String> columns,
            RowDates dates,
            int[] lines,
            List<MissingCell> missing,
            CsvNotes notes) {
        this.shown = shown;
        this.series = series;
        this.columns = List.copyOf(columns);
        this.dates = dates;
        this.lines = lines;
        this.missing = Collections.unmodifiableList(missing);
        this.notes = notes;
    }

    /** @param shown the name of the file in messages */
    public static CsvTable read(Path file, String shown, Options options) throws CsvException {
        CsvProfile profile = CsvProfile.of(file, shown, options.format());
        CsvTableReader reader = CsvTableReader.of(file, shown, profile, options);
        return CsvFile.read(file, shown, profile.dialect(), reader::read);
    }

    /** Refuses a file that holds several series, before it is known which column is read. */
    public static void requireOneSeries(Path file, String shown, CsvProfile profile) throws CsvException {
        new StackedSeries(file, shown, profile, profile.format(), List.of()).requireOne();
    }

    /** {@code [row][column]}, the selected columns; NaN where there is no value. */
    public Series series() {
        return series;
    }

    /** The names in the header; without a header, for example {@code column 2}. */
    public List<String> columns() {
        return columns;
    }

    /** One of {@link #columns()} in messages: {@code column y}, or {@code column 2}, which has no name. */
    public static String place(String column) {
        return UNNAMED.matcher(column).matches() ? column : "column " + column;
    }

    /** The name of the file in messages. */
    public String shown() {
        return shown;
    }

    /** The cells without a value, by row. */
    public List<MissingCell> missing() {
        return missing;
    }

    /** The line of a row in the file, from 1; of a row that is not in the file, that of the next row. */
    public int line(int row) {
        return lines[row];
    }

    /** What was recognised in the file. */
    public CsvNotes notes() {
        return notes;
    }

    /** Whether the rows have dates. */
    public boolean hasDates() {
        return !dates.isEmpty();
    }

    RowDates dates() {
        return dates;
    }

    /** The steps from row to row, where the file has dates. */
    public Optional<RowSteps> steps() {
        return dates.isEmpty() ? Optional.empty() : Optional.of(dates.steps());
    }

    /**
     * The same table with the rows that are missing between others, all cells of which are missing. Ask
     * {@link RowSteps#missingRows()} before how many they are.
     */
    public CsvTable withMissingRows() {
        RowSteps steps = dates.steps();
        int features = series.features();
        int rows = Math.toIntExact(series.length() + steps.missingRows());
        double[] values = new double[rows * features];
        long[] ticks = new long[rows];
        int[] newLines = new int[rows];
        int[] moved = new int[series.length()];
        List<MissingCell> cells = new ArrayList<>();
        int at = 0;
        for (int row = 0; row < series.length(); row++) {
            for (long tick : steps.missingTicks(row)) {
                Arrays.fill(values, at * features, (at + 1) * features, Double.NaN);
                for (int column = 0; column < features; column++) {
                    cells.add(new MissingCell(at, column, lines[row], ""));
                }
                ticks[at] = tick;
                newLines[at++] = lines[row];
            }
            for (int column = 0; column < features; column++) {
                values[at * features + column] = series.get(row, column);
            }
            ticks[at] = dates.tick(row);
            newLines[at] = lines[row];
            moved[row] = at++;
        }
        missing.forEach(cell -> cells.add(new MissingCell(moved[cell.row()], cell.column(), cell.line(), cell.text())));
        cells.sort((a, b) -> a.row() != b.row() ? Integer.compare(a.row(), b.row()) : a.column() - b.column());
        return new CsvTable(shown, Series.of(values, features), columns, dates.with(ticks), newLines, cells, notes);
    }

    /** The same table with other values, without missing cells. */
    public CsvTable withValues(Series filled) {
        return new CsvTable(shown, filled, columns, dates, lines, List.of(), notes);
    }

    /**
     * The date of a row, for example {@code 2001-01-31} or {@code 2001-01-31T12:00:00}; empty if the file has no dates.
     *
     * @param row from 0, the first after the header
     */
    public Optional<String> date(int row) {
        return dates.date(row);
    }

    /** The date of a row, at the start of its day if it has no time; in UTC if the file has offsets from it. */
    public Optional<LocalDateTime> time(int row) {
        return dates.isEmpty() ? Optional.empty() : Optional.of(dates.time(row));
    }

    /** Whether the dates have a time of day. */
    public boolean hasTimes() {
        return dates.hasTimes();
    }

    /** Whether a row is not in the file. */
    public boolean isMissing(int row) {
        return row + 1 < lines.length && lines[row] == lines[row + 1];
    }

    /** The row with this date, which is written as in the file or as ISO 8601 has it. */
    public OptionalInt row(String date) {
        return dates.row(date);
    }
}
