package io.github.lstmforecast.result;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.csv.CsvCells;
import io.github.lstmforecast.csv.CsvException;
import io.github.lstmforecast.csv.Decimal;
import io.github.lstmforecast.csv.RowFinder;
import io.github.lstmforecast.result.RecordedFaults.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Reads files of forecasts: {@code predictions.csv}, or what another program wrote. Their rows may have any order. */
public final class PredictionsReader {
    private static final int MOST_NUMBERS = 10_000_000;
    private static final int NOWHERE = -1;

    private final CsvCells cells;
    private final PredictedSeries series;
    private final PredictionsColumns columns;
    private final OptionalInt from;
    private final Optional<RowFinder> dates;
    private final Optional<RowFinder> origins;
    private final CsvCells.Numbers[] forms;
    private final RecordedFaults faults;
    private final RecordedFaults notFinite;
    private final Map<Integer, RecordedOrigin> byOrigin = new TreeMap<>();
    private final double[] numbers;
    private long rows;
    private int otherRows;
    private int rowsBehindTheEnd;
    private int least = Integer.MAX_VALUE; // of the steps

    private PredictionsReader(CsvCells cells, PredictionsColumns columns, PredictedSeries series, OptionalInt from)
            throws CsvException {
        this.cells = cells;
        this.columns = columns;
        this.series = series;
        this.from = from;
        this.dates = columns.dates(cells, series);
        this.origins = columns.origins(cells, series);
        this.numbers = new double[columns.numbers().length];
        this.forms = new CsvCells.Numbers[numbers.length];
        for (int i = 0; i < forms.length; i++) {
            forms[i] = cells.numbers(columns.numbers()[i]);
        }
        this.faults = new RecordedFaults(cells.shown());
        this.notFinite = new RecordedFaults(cells.shown());
    }

    /**
     * Reads a file.
     *
     * @param shown how messages name the file
     * @param from the first sample of the only forecast, for a file that does not say it
     * @throws CsvException if the file can't be read, or no row is a forecast of the series
     */
    public static RecordedRows read(
            Path file, String shown, PredictionsLayout layout, PredictedSeries series, OptionalInt from)
            throws CsvException {
        CsvCells cells = CsvCells.of(file, shown, layout.format());
        PredictionsColumns columns = PredictionsColumns.of(cells, layout, series);
        PredictionsReader reader = new PredictionsReader(cells, columns, series, from);
        if (columns.origin().isEmpty()) {
            reader.readOnly();
        } else {
            cells.read(reader::add);
        }
        return reader.rows(layout);
    }

    /** A file without origins, which is one forecast. */
    private void readOnly() throws CsvException {
        if (from.isEmpty() && dates.isEmpty()) {
            throw new CsvException(cells.shown() + ": there is no column 'origin'; the columns are " + cells.list()
                    + "; say which has the first sample of each forecast with model.predictions.origin (or cutoff, for the"
                    + " last sample before it), or with forecast.from where the only forecast begins");
        }
        int[] first = {from.orElse(Integer.MAX_VALUE)};
        if (from.isEmpty()) {
            cells.read(row -> first[0] = Math.min(
                    first[0], dates.get().row(text(row, columns.date())).orElse(Integer.MAX_VALUE)));
        }
        cells.read(row -> {
            if (isOfTheSeries(row)) {
                add(row, first[0] == Integer.MAX_VALUE ? NOWHERE : first[0]);
            }
        });
    }

    private void add(CsvCells.Row row) throws CsvException {
        if (isOfTheSeries(row)) {
            add(row, origin(row));
        }
    }

    private boolean isOfTheSeries(CsvCells.Row row) {
        boolean is = columns.target().isEmpty() || target(row) >= 0;
        otherRows += is ? 0 : 1;
        return is;
    }

    private int target(CsvCells.Row row) {
        return columns.target().isEmpty() ? 0 : series.targets().indexOf(text(row, columns.target()));
    }

    private void add(CsvCells.Row row, int origin) throws CsvException {
        rows++;
        if (rows * numbers.length > MOST_NUMBERS) {
            throw new CsvException(row.at() + ": there are more than " + MOST_NUMBERS
                    + " numbers up to here; keep only the rows and columns that you need");
        }
        boolean isFinite = true;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(row, i);
            isFinite &= Double.isFinite(numbers[i]);
        }
        int sample = columns.date().isEmpty() ? NOWHERE : sample(row);
        int step = columns.step().isPresent() ? whole(row, columns.step().getAsInt()) : sample - origin;
        boolean isPlaced = origin >= 0 && (columns.step().isPresent() || sample >= 0);
        if (!isPlaced) {
            rowsBehindTheEnd += origin >= 0 && dates.get().isBehindTheEnd(text(row, columns.date())) ? 1 : 0;
            return;
        }
        if (columns.step().isEmpty() && step < 0) {
            faults.add(
                    Kind.BEFORE_THE_ORIGIN,
                    "line " + row.line() + " (" + series.text(sample) + ", from " + series.text(origin) + ")");
            return;
        }
        least = Math.min(least, step);
        byOrigin.computeIfAbsent(origin, any -> new RecordedOrigin(numbers.length))
                .add(step, target(row), row.line(), sample, numbers);
    }

    private static String text(CsvCells.Row row, OptionalInt column) {
        return row.text(column.getAsInt());
    }

    /** The first sample of the forecast; negative if the series does not have it, which is a fault. */
    private int origin(CsvCells.Row row) {
        String text = text(row, columns.origin());
        OptionalInt found;
        if (origins.isPresent()) {
            found = columns.isCutoff()
                    ? origins.get().rowAfter(text)
                    : origins.get().row(text);
        } else {
            found = wholeNumber(text);
            if (columns.isCutoff() && found.isPresent()) {
                found = OptionalInt.of(found.getAsInt() + 1);
            }
        }
        if (found.isEmpty() || found.getAsInt() < 0 || found.getAsInt() >= series.length()) {
            faults.add(Kind.NO_SUCH_ORIGIN, "line " + row.line() + " ('" + SafeText.of(text) + "')");
            return NOWHERE;
        }
        return found.getAsInt();
    }

    /** The sample of the row's date; negative if the series does not have it, which is a fault unless it has ended. */
    private int sample(CsvCells.Row row) throws CsvException {
        RowFinder finder = dates.orElseThrow();
        String text = text(row, columns.date());
        if (finder.lacksOffset(text)) {
            throw new CsvException(row.at() + ": the date " + SafeText.of(text)
                    + " has an offset from UTC, but those of the series have none; write both alike");
        }
        OptionalInt sample = finder.row(text);
        if (sample.isEmpty() && !finder.isBehindTheEnd(text)) {
            faults.add(Kind.NO_SUCH_DATE, "line " + row.line() + " ('" + SafeText.of(text) + "')");
        }
        return sample.orElse(NOWHERE);
    }

    private static OptionalInt wholeNumber(String text) {
        OptionalDouble number = Decimal.parse(text);
        return number.isPresent()
                        && Math.rint(number.getAsDouble()) == number.getAsDouble()
                        && Math.abs(number.getAsDouble()) < Integer.MAX_VALUE
                ? OptionalInt.of((int) number.getAsDouble())
                : OptionalInt.empty();
    }

    private int whole(CsvCells.Row row, int column) throws CsvException {
        String text = row.text(column);
        return wholeNumber(text).orElseThrow(() -> refusal(row, column, text, "a whole number"));
    }

    private double number(CsvCells.Row row, int index) throws CsvException {
        int column = columns.numbers()[index];
        String text = row.text(column);
        OptionalDouble value = forms[index].parse(text);
        if (value.isPresent()) {
            return value.getAsDouble();
        }
        notFinite.add(
                Kind.NOT_FINITE, "line " + row.line() + " (" + (text.isEmpty() ? "empty" : SafeText.of(text)) + ")");
        switch (text.toLowerCase(Locale.ROOT).replace("infinity", "inf")) {
            case "inf", "+inf" -> {
                return Double.POSITIVE_INFINITY;
            }
            case "-inf" -> {
                return Double.NEGATIVE_INFINITY;
            }
            default -> {
                if (!CsvCells.isMissing(text)) {
                    throw refusal(row, column, text, "a number");
                }
                return Double.NaN;
            }
        }
    }

    private CsvException refusal(CsvCells.Row row, int column, String text, String allowed) {
        return new CsvException(row.at() + ", " + cells.place(column) + ": found '" + SafeText.of(text)
                + "', but it must be " + allowed);
    }

    private RecordedRows rows(PredictionsLayout layout) throws CsvException {
        List<String> others = columns.others(cells, series);
        if (rows == 0) {
            throw new CsvException(cells.shown() + ": no row is of "
                    + (series.targets().size() == 1 ? "column " : "the columns ")
                    + SafeText.of(String.join(", ", series.targets())) + ", which the scenario forecasts; "
                    + cells.place(columns.target().orElseThrow()) + " has "
                    + SafeText.of(String.join(", ", others))
                    + "; rename them, or take one with model.predictions.where");
        }
        boolean isFromOne = layout.firstStep().orElse(least == 1 ? 1 : 0) == 1
                && columns.step().isPresent();
        if (isFromOne) {
            byOrigin.values().forEach(origin -> origin.shift(1));
        }
        List<String> notes = new ArrayList<>();
        cells.note(columns.numbers()).ifPresent(notes::add);
        if (columns.step().isPresent()) {
            notes.add(cells.shown() + ": steps count from " + (isFromOne ? 1 : 0));
        }
        if (otherRows > 0) {
            notes.add(cells.shown() + ": " + otherRows + " rows of other columns are not read: "
                    + SafeText.of(String.join(", ", others)));
        }
        if (rowsBehindTheEnd > 0) {
            notes.add(cells.shown() + ": " + rowsBehindTheEnd + " rows behind the end of the series are not judged");
        }
        RecordedRows read = new RecordedRows(
                cells.shown(),
                series,
                columns.levels(),
                columns.isCutoff(),
                columns.step().isEmpty(),
                isFromOne ? 1 : 0,
                byOrigin,
                faults,
                notes,
                notFinite.texts());
        if (byOrigin.isEmpty()) {
            List<String> found = read.faults(List.of());
            throw new CsvException(
                    found.isEmpty()
                            ? cells.shown() + ": no row is a forecast of the series" + series.range()
                            : String.join("\n", found));
        }
        return read;
    }
}
