package io.github.lstmforecast.result;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.csv.CsvCells;
import io.github.lstmforecast.csv.CsvException;
import io.github.lstmforecast.result.RecordedFaults.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Reads files of forecasts: {@code predictions.csv}, or what another program wrote. Their rows may have any order. */
public final class PredictionsReader {
    private static final int MOST_NUMBERS = 10_000_000;

    private final CsvCells cells;
    private final PredictedSeries series;
    private final PredictionsColumns columns;
    private final OptionalInt from;
    private final SampleFinder samples;
    private final CsvCells.Numbers[] forms;
    private final RecordedFaults faults;
    private final RecordedFaults notFinite;
    private final Map<Integer, RecordedOrigin> byOrigin = new TreeMap<>();
    private final double[] numbers;
    private long rows;
    private int otherRows;
    private int rowsAfterTheEnd;
    private int least = Integer.MAX_VALUE; // of the steps

    /** Says the first sample of the forecast that a row is of. */
    private interface Origins {
        int of(CsvCells.Row row) throws CsvException;
    }

    private PredictionsReader(CsvCells cells, PredictionsColumns columns, PredictedSeries series, OptionalInt from)
            throws CsvException {
        this.cells = cells;
        this.columns = columns;
        this.series = series;
        this.from = from;
        this.samples = new SampleFinder(cells, columns, series);
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
            cells.read(row -> reader.add(row, reader::origin));
        }
        return reader.rows(layout);
    }

    /** A file without origins, which is one forecast. */
    private void readOnly() throws CsvException {
        if (from.isEmpty() && !samples.hasDates()) {
            throw new CsvException(cells.shown() + ": there is no column 'origin'; the columns are " + cells.list()
                    + "; say which has the first sample of each forecast with model.predictions.origin (or cutoff, for the"
                    + " last sample before it), or with forecast.from where the only forecast begins");
        }
        int[] first = {from.orElse(SampleFinder.AFTER_THE_END)};
        if (from.isEmpty()) {
            cells.read(row -> {
                int sample = isOfTheSeries(row) ? samples.date(row) : SampleFinder.NOWHERE;
                first[0] = sample == SampleFinder.NOWHERE ? first[0] : Math.min(first[0], sample);
            });
        }
        cells.read(row -> add(row, any -> first[0]));
    }

    private boolean isOfTheSeries(CsvCells.Row row) {
        return columns.target().isEmpty() || target(row) >= 0;
    }

    private int target(CsvCells.Row row) {
        return columns.target().isEmpty() ? 0 : series.targets().indexOf(text(row, columns.target()));
    }

    private void add(CsvCells.Row row, Origins origins) throws CsvException {
        if (isOfTheSeries(row)) {
            add(row, origins.of(row));
        } else {
            otherRows++;
        }
    }

    private void add(CsvCells.Row row, int origin) throws CsvException {
        rows++;
        if (rows * numbers.length > MOST_NUMBERS) {
            throw new CsvException(row.at() + ": there are more than " + MOST_NUMBERS
                    + " numbers up to here; keep only the rows and columns that you need");
        }
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(row, i);
        }
        int sample = columns.date().isEmpty() ? SampleFinder.NOWHERE : sample(row);
        boolean isByDate = columns.step().isEmpty();
        if (origin == SampleFinder.NOWHERE || isByDate && sample == SampleFinder.NOWHERE) {
            return;
        }
        if (origin == SampleFinder.AFTER_THE_END || isByDate && sample == SampleFinder.AFTER_THE_END) {
            rowsAfterTheEnd++;
            return;
        }
        int step = isByDate ? sample - origin : whole(row, columns.step().getAsInt());
        if (isByDate && step < 0) {
            faults.add(
                    Kind.BEFORE_THE_ORIGIN,
                    "line " + row.line() + " (" + series.text(sample) + ", from " + series.text(origin) + ")");
            return;
        }
        least = Math.min(least, step);
        byOrigin.computeIfAbsent(origin, any -> new RecordedOrigin(numbers.length))
                .add(step, target(row), row.line(), known(sample), numbers);
    }

    private static String text(CsvCells.Row row, OptionalInt column) {
        return row.text(column.getAsInt());
    }

    private static int known(int sample) {
        return sample == SampleFinder.AFTER_THE_END ? SampleFinder.NOWHERE : sample;
    }

    private int origin(CsvCells.Row row) throws CsvException {
        int origin = samples.origin(row);
        if (origin == SampleFinder.NOWHERE) {
            faults.add(Kind.NO_SUCH_ORIGIN, place(row, columns.origin()));
        }
        return origin;
    }

    private int sample(CsvCells.Row row) throws CsvException {
        int sample = samples.date(row);
        if (sample == SampleFinder.NOWHERE) {
            faults.add(Kind.NO_SUCH_DATE, place(row, columns.date()));
        }
        return sample;
    }

    private static String place(CsvCells.Row row, OptionalInt column) {
        return "line " + row.line() + " ('" + SafeText.of(text(row, column)) + "')";
    }

    private int whole(CsvCells.Row row, int column) throws CsvException {
        String text = row.text(column);
        return SampleFinder.wholeNumber(text).orElseThrow(() -> refusal(row, column, text, "a whole number"));
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
        if (rowsAfterTheEnd > 0) {
            notes.add(cells.shown() + ": " + rowsAfterTheEnd + " rows after the end of the series are not judged");
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
