package io.github.lstmforecast.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.lstmforecast.SafeText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A CSV file whose rows are none of a series: forecasts from several origins, for example. How it is written is
 * recognised as for a series. Columns count from 0.
 */
public final class CsvCells {
    private final Path file;
    private final String shown;
    private final CsvProfile profile;
    private final CsvColumns columns;

    private CsvCells(Path file, String shown, CsvProfile profile) {
        this.file = file;
        this.shown = shown;
        this.profile = profile;
        this.columns = new CsvColumns(shown, profile.dialect());
    }

    /** A row of the file, which is not valid after the next one is read. */
    public static final class Row {
        private final String shown;
        private CsvRecord row;

        private Row(String shown) {
            this.shown = shown;
        }

        public String text(int column) {
            return row.getField(column).strip();
        }

        /** In the file, from 1. */
        public int line() {
            return (int) row.getStartingLineNumber();
        }

        /** The place in messages. */
        public String at() {
            return shown + ":" + line();
        }
    }

    /** Receives the rows one by one. */
    public interface Reader {
        void read(Row row) throws CsvException;
    }

    /** The numbers of a column. */
    public interface Numbers {
        /** Empty if a text is no number as the column has them. */
        OptionalDouble parse(String text);
    }

    /**
     * Reads a file once.
     *
     * @param shown the name of the file in messages
     */
    public static CsvCells of(Path file, String shown, CsvFormat format) throws CsvException {
        return new CsvCells(file, shown, CsvProfile.of(file, shown, format));
    }

    public String shown() {
        return shown;
    }

    /** The names in the header, empty texts where there are none. */
    public List<String> names() {
        return profile.dialect().names();
    }

    /** Whether the header has a name. */
    public boolean has(String name) {
        return profile.hasHeader() && names().contains(name);
    }

    /** The columns for messages. */
    public String list() {
        return profile.hasHeader()
                ? SafeText.of(
                        String.join(", ", names().stream().map(SafeText::item).toList()), 300)
                : "1 to " + names().size();
    }

    /** @param column its name in the header, or its number from 1 */
    public int index(String column) throws CsvException {
        return columns.index(column);
    }

    /** How a column is called in messages: {@code column y}. */
    public String place(int column) {
        return CsvTable.place(columns.name(column));
    }

    /** Whether a text says that there is no value. */
    public static boolean isMissing(String text) {
        return MissingCell.isOne(text);
    }

    /** The different texts of a column, if they are few. */
    public Optional<List<String>> values(int column) {
        return column(column).values().map(values -> List.copyOf(values.keySet()));
    }

    /** The first cell of a column that has a value. */
    public String first(int column) {
        return column(column).firstText();
    }

    /** Whether each cell is a number. */
    public boolean areNumbers(int column) {
        ColumnProfile cells = column(column);
        return cells.numbers() > 0 && cells.others().count() == 0;
    }

    private ColumnProfile column(int column) {
        return profile.columns().get(column);
    }

    /** @throws CsvException if it is not clear how the numbers are written */
    public Numbers numbers(int column) throws CsvException {
        return profile.numberForm(column(column))::parse;
    }

    /**
     * Finds the rows of a series by the dates of a column.
     *
     * @param series has dates
     * @throws CsvException if it is not clear how the dates are written
     */
    public RowFinder dates(int column, CsvTable series) throws CsvException {
        return new RowFinder(
                series.dates(), profile.dateForm(column(column), series.dates().form()));
    }

    /** How the file is written, where it isn't as most are. */
    public Optional<String> note(int[] numbers) throws CsvException {
        return CsvNotes.written(
                shown, profile, IntStream.of(numbers).mapToObj(this::column).toList());
    }

    public void read(Reader reader) throws CsvException {
        CsvFile.read(file, shown, profile.dialect(), records -> {
            CsvRows rows = new CsvRows(shown, profile.dialect(), profile.format(), records);
            Row row = new Row(shown);
            while (rows.hasNext()) {
                row.row = rows.next();
                reader.read(row);
            }
            return null;
        });
    }
}
