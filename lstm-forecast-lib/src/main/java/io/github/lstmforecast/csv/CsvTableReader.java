package io.github.lstmforecast.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.signal.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the selected columns of a CSV file, whose profile is known. */
final class CsvTableReader {
    private static final int MAX_NUMBERS = 10_000_000;

    private final Path file;
    private final String shown;
    private final CsvProfile profile;
    private final CsvFormat format;
    private final CsvColumns names;
    private final int[] indices;
    private final NumberForm[] forms;
    private final Optional<DateColumn> dates;
    private final List<MissingCell> missing = new ArrayList<>();
    private double[] values = new double[1024];
    private int[] lines = new int[1024];
    private int rows;

    private CsvTableReader(
            Path file,
            String shown,
            CsvProfile profile,
            CsvFormat format,
            int[] indices,
            NumberForm[] forms,
            Optional<DateColumn> dates) {
        this.file = file;
        this.shown = shown;
        this.profile = profile;
        this.format = format;
        this.names = new CsvColumns(shown, profile.dialect());
        this.indices = indices;
        this.forms = forms;
        this.dates = dates;
    }

    static CsvTableReader of(Path file, String shown, CsvProfile profile, CsvTable.Options options)
            throws CsvException {
        List<Integer> selected = new CsvColumns(shown, profile.dialect()).indices(options.columns());
        StackedSeries stacked = new StackedSeries(file, shown, profile, options.format(), selected);
        NumberForm[] forms = new NumberForm[selected.size()];
        for (int i = 0; i < forms.length; i++) {
            forms[i] = profile.numberForm(profile.columns().get(selected.get(i)));
        }
        Optional<ColumnProfile> dates = profile.dates(selected);
        if (dates.isEmpty()) {
            stacked.requireNone();
        }
        Optional<DateColumn> column = dates.isEmpty()
                ? Optional.empty()
                : Optional.of(new DateColumn(dates.get(), profile.dateForm(dates.get()), shown));
        return new CsvTableReader(
                file,
                shown,
                profile,
                options.format(),
                selected.stream().mapToInt(Integer::intValue).toArray(),
                forms,
                column);
    }

    CsvTable read(CloseableIterator<CsvRecord> records) throws CsvException {
        CsvRows all = new CsvRows(shown, profile.dialect(), format, records);
        while (all.hasNext()) {
            add(all.next());
        }
        List<String> columns = Arrays.stream(indices).mapToObj(names::name).toList();
        List<ColumnProfile> selected =
                Arrays.stream(indices).mapToObj(profile.columns()::get).toList();
        RowDates rowDates = dates.isPresent() ? dates.get().dates() : RowDates.NONE;
        int[] rowLines = Arrays.copyOf(lines, rows);
        Series series = Series.of(Arrays.copyOf(values, rows * indices.length), indices.length);
        return new CsvTable(
                shown,
                series,
                columns,
                rowDates,
                rowLines,
                missing,
                CsvNotes.of(shown, profile, selected, series, rowDates, rowLines));
    }

    private void add(CsvRecord record) throws CsvException {
        int features = indices.length;
        if ((rows + 1L) * features > MAX_NUMBERS) {
            throw new CsvException(at(record) + ": the series has more than " + MAX_NUMBERS
                    + " numbers up to here; keep only the rows and columns that you need");
        }
        if ((rows + 1) * features > values.length) {
            values = Arrays.copyOf(values, 2 * values.length + features);
        }
        if (rows == lines.length) {
            lines = Arrays.copyOf(lines, 2 * rows);
        }
        lines[rows] = (int) record.getStartingLineNumber();
        for (int i = 0; i < features; i++) {
            values[rows * features + i] = number(record, i);
        }
        if (dates.isPresent()) {
            boolean isLater = dates.get().add(record);
            if (!isLater) {
                throw new StackedSeries(file, shown, profile, format, selected())
                        .found(dates.get().column())
                        .orElse(dates.get().notLater(record));
            }
        }
        rows++;
    }

    private List<Integer> selected() {
        return Arrays.stream(indices).boxed().toList();
    }

    private double number(CsvRecord record, int column) throws CsvException {
        String text = record.getField(indices[column]).strip();
        OptionalDouble value = forms[column].parse(text);
        if (value.isPresent()) {
            return value.getAsDouble();
        }
        if (MissingCell.isOne(text)) {
            missing.add(new MissingCell(rows, column, lines[rows], text));
            return Double.NaN;
        }
        throw new CsvException(at(record) + ", " + CsvTable.place(names.name(indices[column])) + ": found '"
                + SafeText.of(text) + "', but it must be a finite number" + hint(text, forms[column]));
    }

    private String hint(String text, NumberForm form) {
        if (rows == 0 && !profile.hasHeader()) {
            return "; if this row is a header, set header: true";
        }
        if (NumberForm.any(text).isPresent()) {
            return " like those above, with a decimal " + (form.decimal() == DecimalMark.POINT ? "point" : "comma")
                    + "; write all numbers alike, or say how with decimal and thousands";
        }
        return "";
    }

    private String at(CsvRecord record) {
        return shown + ":" + record.getStartingLineNumber();
    }
}
