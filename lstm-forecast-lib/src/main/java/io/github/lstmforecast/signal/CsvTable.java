package io.github.lstmforecast.signal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Columns of a CSV file as a series: comma-separated, UTF-8 (a byte order mark is read over), numbers with a point. A
 * series has no gaps, so each row must have a number in each column that is asked for.
 */
public final class CsvTable {
    /**
     * How to read a file.
     *
     * @param columns names in the header, or numbers from 1; at least one
     * @param header whether the first row holds names
     * @param dates the column with the dates of the rows; where it is left out, the first one is taken that is not a
     *     feature and begins with an ISO date
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

    /**
     * Reads a file.
     *
     * @param file which
     * @param shown what the file is called in messages
     * @param options which columns, and where they are
     * @return the table
     * @throws CsvException if the file can't be read, or is not as it should be
     */
    public static CsvTable read(Path file, String shown, Options options) throws CsvException {
        return CsvFile.read(file, shown, records -> new CsvColumnsReader(shown, options).read(records));
    }

    /**
     * Reads the first rows of a file, whatever they hold.
     *
     * @param file which
     * @param shown what the file is called in messages
     * @param rows how many, if there are so many
     * @return {@code [row][column]}, without blanks around the cells
     * @throws CsvException if the file can't be read, or is not as it should be
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

    /**
     * The numbers.
     *
     * @return {@code [row][column]}
     */
    public Series series() {
        return series;
    }

    /**
     * The names of the columns.
     *
     * @return as the header has them; {@code column 2} where there is no header
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * The date of a row.
     *
     * @param row from 0, the first after the header
     * @return {@code 2001-01-31} or {@code 2001-01-31T12:00:00}, where the file has dates
     */
    public Optional<String> date(int row) {
        return dates.date(row);
    }

    /**
     * Finds a row by its date.
     *
     * @param date as the file has it
     * @return the row, or nothing where no row has that date
     */
    public OptionalInt row(String date) {
        return dates.row(date);
    }
}
