package io.github.lstmforecast.signal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Columns of a CSV file as a series. The file is comma-separated UTF-8 (a byte order mark is skipped), its numbers have
 * a decimal point. A series has no gaps, so each row must have a number in each selected column.
 */
public final class CsvTable {
    /**
     * How to read a file.
     *
     * @param columns names in the header, or numbers from 1; at least one
     * @param header whether the first row is a header with names
     * @param dates the column with the dates of the rows; default: the first column that is not selected and starts with
     *     an ISO date
     */
    public record Options(List<String> columns, boolean header, Optional<String> dates) {
        public Options {
            columns = List.copyOf(columns);
        }
    }

    private final Series series;
    private final List<String> columns;
    private final RowDates dates;

    CsvTable(Series series, List<String> columns, RowDates dates) {
        this.series = series;
        this.columns = List.copyOf(columns);
        this.dates = dates;
    }

    /** @param shown the name of the file in messages */
    public static CsvTable read(Path file, String shown, Options options) throws CsvException {
        return CsvFile.read(file, shown, records -> new CsvColumnsReader(shown, options).read(records));
    }

    /**
     * Reads the first rows of a file as text.
     *
     * @param shown the name of the file in messages
     * @param rows the maximum number of rows
     * @return {@code [row][column]}, without blanks around the cells
     */
    public static List<List<String>> head(Path file, String shown, int rows) throws CsvException {
        return CsvFile.read(file, shown, records -> {
            List<List<String>> head = new ArrayList<>();
            while (head.size() < rows && records.hasNext()) {
                head.add(records.next().getFields().stream().map(String::strip).toList());
            }
            return head;
        });
    }

    /** {@code [row][column]}, the selected columns. */
    public Series series() {
        return series;
    }

    /** The names in the header; without a header, for example {@code column 2}. */
    public List<String> columns() {
        return columns;
    }

    /**
     * The date of a row, for example {@code 2001-01-31} or {@code 2001-01-31T12:00:00}; empty if the file has no dates.
     *
     * @param row from 0, the first after the header
     */
    public Optional<String> date(int row) {
        return dates.date(row);
    }

    /** The row with this date, which is written as in the file. */
    public OptionalInt row(String date) {
        return dates.row(date);
    }
}
