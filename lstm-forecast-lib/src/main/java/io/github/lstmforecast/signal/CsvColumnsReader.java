package io.github.lstmforecast.signal;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.lstmforecast.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads the selected columns of a CSV file. */
final class CsvColumnsReader {
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9]+,[0-9]+");
    private static final Pattern GROUPED = Pattern.compile("[+-]?[0-9]{1,3}(,[0-9]{3}){2,}");
    private static final Pattern NOT_FINITE = Pattern.compile("(?i)[+-]?(nan|inf|infinity|[0-9.]+e[0-9]+)");
    private static final int MAX_NUMBERS = 10_000_000;
    private static final int MAX_TEXT_LENGTH = 300;

    private final String shown;
    private final CsvTable.Options options;
    private int[] indices;
    private int width; // cells in the header, or in the first row
    private OptionalInt dateIndex = OptionalInt.empty();
    private List<String> names;
    private double[] values = new double[1024];
    private long[] dates = new long[1024];
    private int rows;
    private boolean daysOnly = true;

    CsvColumnsReader(String shown, CsvTable.Options options) {
        this.shown = shown;
        this.options = options;
    }

    CsvTable read(CloseableIterator<CsvRecord> records) throws CsvException {
        if (!records.hasNext()) {
            throw new CsvException(
                    shown + ": the file is empty; it needs rows of numbers, and a header row if header is true");
        }
        CsvRecord first = records.next();
        find(first);
        CsvRecord record = options.header() && records.hasNext() ? records.next() : first;
        if (options.header() && record == first) {
            throw new CsvException(shown + ": there is no row after the header");
        }
        dateIndex = dateIndex(first, record);
        while (true) {
            add(record);
            if (!records.hasNext()) {
                break;
            }
            record = records.next();
        }
        int features = indices.length;
        return new CsvTable(
                Series.of(Arrays.copyOf(values, rows * features), features),
                names,
                new RowDates(dateIndex.isPresent() ? Arrays.copyOf(dates, rows) : new long[0], daysOnly));
    }

    private void find(CsvRecord first) throws CsvException {
        width = first.getFieldCount();
        for (String separator : List.of(";", "\t")) {
            if (width == 1 && first.getField(0).contains(separator)) {
                throw new CsvException(at(first) + ": the columns are separated by '" + SafeText.of(separator)
                        + "'; save the file with commas");
            }
        }
        List<String> header = first.getFields().stream().map(String::strip).toList();
        indices = new int[options.columns().size()];
        names = new ArrayList<>();
        for (int i = 0; i < indices.length; i++) {
            int index = index(options.columns().get(i), header);
            if (Arrays.stream(indices, 0, i).anyMatch(before -> before == index)) {
                throw new CsvException(shown + ": the column '"
                        + SafeText.of(options.columns().get(i)) + "' is selected twice; select it once");
            }
            indices[i] = index;
            names.add(options.header() ? SafeText.of(header.get(indices[i])) : "column " + (indices[i] + 1));
        }
    }

    private int index(String column, List<String> header) throws CsvException {
        if (options.header() && header.contains(column)) {
            if (header.indexOf(column) != header.lastIndexOf(column)) {
                throw new CsvException(
                        shown + ": there are several columns '" + SafeText.of(column) + "'; use the number of one of"
                                + " them, " + (header.indexOf(column) + 1) + " or "
                                + (header.lastIndexOf(column) + 1));
            }
            return header.indexOf(column);
        }
        try {
            int number = Integer.parseInt(column);
            if (number >= 1 && number <= width) {
                return number - 1;
            }
        } catch (NumberFormatException e) {
            // reported below, like a number out of range
        }
        throw new CsvException(shown + ": there is no column '" + SafeText.of(column) + "'; the columns are "
                + (options.header() ? SafeText.of(String.join(", ", header), MAX_TEXT_LENGTH) : "1 to " + width));
    }

    private OptionalInt dateIndex(CsvRecord first, CsvRecord record) throws CsvException {
        if (options.dates().isPresent()) {
            List<String> header = first.getFields().stream().map(String::strip).toList();
            return OptionalInt.of(index(options.dates().get(), header));
        }
        for (int i = 0; i < record.getFieldCount(); i++) {
            int cell = i;
            if (Arrays.stream(indices).noneMatch(index -> index == cell)
                    && RowDates.parse(record.getField(i).strip()).isPresent()) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private void add(CsvRecord record) throws CsvException {
        if (record.getFieldCount() != width) {
            boolean more = record.getFieldCount() > width;
            throw new CsvException(at(record) + ": found " + record.getFieldCount() + " cells, but "
                    + (options.header() ? "the header" : "the first row") + " has " + width
                    + (more ? "; write decimal fractions with a point, for example 0.5" : ""));
        }
        int features = indices.length;
        if ((rows + 1L) * features > MAX_NUMBERS) {
            throw new CsvException(at(record) + ": the series has more than " + MAX_NUMBERS
                    + " numbers up to here; keep only the rows and columns that you need");
        }
        if ((rows + 1) * features > values.length) {
            values = Arrays.copyOf(values, 2 * values.length + features);
        }
        for (int i = 0; i < features; i++) {
            values[rows * features + i] = number(record, i);
        }
        if (dateIndex.isPresent()) {
            if (rows == dates.length) {
                dates = Arrays.copyOf(dates, 2 * rows);
            }
            dates[rows] = date(record, record.getField(dateIndex.getAsInt()).strip());
        }
        rows++;
    }

    private double number(CsvRecord record, int column) throws CsvException {
        String text = record.getField(indices[column]).strip();
        OptionalDouble value = Decimal.parse(text);
        if (value.isPresent()) {
            return value.getAsDouble();
        }
        String where = at(record) + ", " + (options.header() ? "column " : "") + names.get(column);
        if (text.isEmpty()) {
            throw new CsvException(
                    where + ": the cell is empty; fill the gap, or use a part of the series without gaps");
        }
        String hint = DECIMAL_COMMA.matcher(text).matches()
                ? "; write decimal fractions with a point, for example 0.5"
                : GROUPED.matcher(text).matches()
                        ? "; write numbers without separators, for example 1000000"
                        : NOT_FINITE.matcher(text).matches()
                                ? "; fill the gap, or use a part of the series without gaps"
                                : rows == 0 && !options.header() ? "; if this row is a header, set header: true" : "";
        throw new CsvException(where + ": found '" + SafeText.of(text) + "', but it must be a finite number" + hint);
    }

    private long date(CsvRecord record, String text) throws CsvException {
        long date = RowDates.parse(text)
                .orElseThrow(() -> new CsvException(at(record) + ": found '" + SafeText.of(text)
                        + "', but it must be an ISO date, for example 2001-01-31 or 2001-01-31T12:00"));
        daysOnly = daysOnly && date % RowDates.SECONDS_PER_DAY == 0 && text.length() <= "2001-01-31".length();
        if (rows > 0 && date <= dates[rows - 1]) {
            throw new CsvException(at(record) + ": the date " + text
                    + " is not later than that of the previous row; sort the rows by time");
        }
        return date;
    }

    private String at(CsvRecord record) {
        return shown + ":" + record.getStartingLineNumber();
    }
}
