package io.github.lstmforecast.signal;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.lstmforecast.SafeText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

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

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9]+,[0-9]+");
    private static final Pattern GROUPED = Pattern.compile("[+-]?[0-9]{1,3}(,[0-9]{3}){2,}");
    private static final Pattern NOT_FINITE = Pattern.compile("(?i)[+-]?(nan|inf|infinity|[0-9.]+e[0-9]+)");
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long MOST_BYTES = 256 << 20;
    private static final int MOST_NUMBERS = 10_000_000;
    private static final int MOST_OF_A_TEXT = 300;

    private final Series series;
    private final List<String> columns;
    private final long[] dates; // seconds since 1970-01-01T00:00, as the file's clock shows them; empty without dates
    private final boolean daysOnly;

    private CsvTable(Series series, List<String> columns, long[] dates, boolean daysOnly) {
        this.series = series;
        this.columns = List.copyOf(columns);
        this.dates = dates;
        this.daysOnly = daysOnly;
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
        return read(file, shown, records -> new Reader(shown, options).read(records));
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
        return read(file, shown, records -> {
            List<List<String>> head = new ArrayList<>();
            while (head.size() < rows && records.hasNext()) {
                head.add(records.next().getFields().stream().map(String::strip).toList());
            }
            return head;
        });
    }

    private interface Parser<T> {
        T parse(CloseableIterator<CsvRecord> records) throws CsvException;
    }

    private static <T> T read(Path file, String shown, Parser<T> parser) throws CsvException {
        requireSize(file, shown);
        // This reader, unlike the library's own, refuses what is not UTF-8.
        try (BufferedReader text = withoutByteOrderMark(Files.newBufferedReader(file));
                CsvReader<CsvRecord> rows = CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text);
                CloseableIterator<CsvRecord> iterator = rows.iterator()) {
            return parser.parse(iterator);
        } catch (NoSuchFileException e) {
            throw new CsvException(shown + ": there is no such file", e);
        } catch (CharacterCodingException e) {
            throw notUtf8(shown, e);
        } catch (IOException e) {
            throw new CsvException(shown + ": the file can't be read: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException
                    ? notUtf8(shown, e)
                    : new CsvException(
                            shown + ": the file can't be read: " + e.getCause().getMessage(), e);
        } catch (CsvParseException e) {
            throw new CsvException(shown + ": this is not CSV: " + SafeText.of(e.getMessage(), MOST_OF_A_TEXT), e);
        }
    }

    private static void requireSize(Path file, String shown) throws CsvException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new CsvException(shown + ": the file has " + Files.size(file) + " bytes, but at most "
                        + MOST_BYTES + " are read; keep only the rows and columns that are needed");
            }
        } catch (IOException e) {
            // Told by whoever opens it.
        }
    }

    private static BufferedReader withoutByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    private static CsvException notUtf8(String shown, Exception cause) {
        return new CsvException(shown + ": the file is not UTF-8 text; save it as UTF-8", cause);
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
        if (dates.length == 0) {
            return Optional.empty();
        }
        return Optional.of(
                daysOnly
                        ? LocalDate.ofEpochDay(Math.floorDiv(dates[row], SECONDS_PER_DAY))
                                .toString()
                        : LocalDateTime.ofEpochSecond(dates[row], 0, ZoneOffset.UTC)
                                .toString());
    }

    /**
     * Finds a row by its date.
     *
     * @param date as the file has it
     * @return the row, or nothing where no row has that date
     */
    public OptionalInt row(String date) {
        Optional<Long> time = parseDate(date);
        int row = time.isEmpty() ? -1 : Arrays.binarySearch(dates, time.get());
        return row < 0 ? OptionalInt.empty() : OptionalInt.of(row);
    }

    private static Optional<Long> parseDate(String text) {
        try {
            String iso = text.replace(' ', 'T');
            return Optional.of(
                    iso.indexOf('T') < 0
                            ? LocalDate.parse(iso).toEpochDay() * SECONDS_PER_DAY
                            : LocalDateTime.parse(iso).toEpochSecond(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static final class Reader {
        private final String shown;
        private final Options options;
        private int[] indices;
        private int width; // cells in the header, or in the first row
        private OptionalInt dateIndex = OptionalInt.empty();
        private List<String> names;
        private double[] values = new double[1024];
        private long[] dates = new long[1024];
        private int rows;
        private boolean daysOnly = true;

        Reader(String shown, Options options) {
            this.shown = shown;
            this.options = options;
        }

        CsvTable read(CloseableIterator<CsvRecord> records) throws CsvException {
            if (!records.hasNext()) {
                throw new CsvException(
                        shown + ": the file is empty; it needs rows of numbers, and a header if the scenario says so");
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
                    dateIndex.isPresent() ? Arrays.copyOf(dates, rows) : new long[0],
                    daysOnly);
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
                            + SafeText.of(options.columns().get(i)) + "' is asked for twice; take it away once");
                }
                indices[i] = index;
                names.add(options.header() ? SafeText.of(header.get(indices[i])) : "column " + (indices[i] + 1));
            }
        }

        private int index(String column, List<String> header) throws CsvException {
            if (options.header() && header.contains(column)) {
                if (header.indexOf(column) != header.lastIndexOf(column)) {
                    throw new CsvException(
                            shown + ": there are several columns '" + SafeText.of(column) + "'; give the number of the"
                                    + " one that is meant, " + (header.indexOf(column) + 1) + " or "
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
                // told below, as a number out of range
            }
            throw new CsvException(shown + ": there is no column '" + SafeText.of(column) + "'; there are "
                    + (options.header()
                            ? SafeText.of(String.join(", ", header), MOST_OF_A_TEXT)
                            : "the numbers 1 to " + width));
        }

        private OptionalInt dateIndex(CsvRecord first, CsvRecord record) throws CsvException {
            if (options.dates().isPresent()) {
                List<String> header =
                        first.getFields().stream().map(String::strip).toList();
                return OptionalInt.of(index(options.dates().get(), header));
            }
            for (int i = 0; i < record.getFieldCount(); i++) {
                int cell = i;
                if (Arrays.stream(indices).noneMatch(index -> index == cell)
                        && parseDate(record.getField(i).strip()).isPresent()) {
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
                        + (more ? "; a decimal fraction is written with a point, as 0.5" : ""));
            }
            int features = indices.length;
            if ((rows + 1L) * features > MOST_NUMBERS) {
                throw new CsvException(at(record) + ": here the series has more than " + MOST_NUMBERS
                        + " numbers; keep only the rows and columns that are needed");
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
                throw new CsvException(where
                        + ": the cell is empty; a series has no gaps, so fill it in, or forecast a part without it");
            }
            String hint = DECIMAL_COMMA.matcher(text).matches()
                    ? "; a decimal fraction is written with a point, as 0.5"
                    : GROUPED.matcher(text).matches()
                            ? "; a number is written without separators, as 1000000"
                            : NOT_FINITE.matcher(text).matches()
                                    ? "; a series has no gaps, so fill it in, or forecast a part without it"
                                    : rows == 0 && !options.header()
                                            ? "; if this row holds names, set header: true"
                                            : "";
            throw new CsvException(
                    where + ": found '" + SafeText.of(text) + "', but it must be a finite number" + hint);
        }

        private long date(CsvRecord record, String text) throws CsvException {
            long date = parseDate(text)
                    .orElseThrow(() -> new CsvException(at(record) + ": found '" + SafeText.of(text)
                            + "', but it must be an ISO date like 2001-01-31 or 2001-01-31T12:00"));
            daysOnly = daysOnly && date % SECONDS_PER_DAY == 0 && text.length() <= "2001-01-31".length();
            if (rows > 0 && date <= dates[rows - 1]) {
                throw new CsvException(at(record) + ": the date " + text
                        + " is not after that of the row before; rows must be in order of time");
            }
            return date;
        }

        private String at(CsvRecord record) {
            return shown + ":" + record.getStartingLineNumber();
        }
    }
}
