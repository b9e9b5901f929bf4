package io.github.lstmforecast.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.SafeText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a CSV file holds: how it is written, and what its columns are. All of the file is looked at. */
public final class CsvProfile {
    private final String shown;
    private final CsvFormat format;
    private final CsvDialect dialect;
    private final List<ColumnProfile> columns;
    private final List<SplitDate> splits;
    private final int rows;

    private CsvProfile(
            String shown,
            CsvFormat format,
            CsvDialect dialect,
            List<ColumnProfile> columns,
            List<SplitDate> splits,
            int rows) {
        this.shown = shown;
        this.format = format;
        this.dialect = dialect;
        this.columns = List.copyOf(columns);
        this.splits = List.copyOf(splits);
        this.rows = rows;
    }

    /** @param shown the name of the file in messages */
    public static CsvProfile of(Path file, String shown, CsvFormat format) throws CsvException {
        return ProfileCache.of(file, shown, format);
    }

    static CsvProfile read(Path file, String shown, CsvFormat format) throws CsvException {
        CsvDialect dialect = new DialectFinder(file, shown, format).find();
        return CsvFile.read(file, shown, dialect, records -> {
            CsvRows all = new CsvRows(shown, dialect, format, records);
            List<ColumnProfile> columns = new ArrayList<>();
            for (int i = 0; i < all.names().size(); i++) {
                columns.add(new ColumnProfile(i + 1, all.names().get(i)));
            }
            List<SplitDate> splits = SplitDate.of(all.names());
            int rows = 0;
            while (all.hasNext()) {
                CsvRecord row = all.next();
                for (ColumnProfile column : columns) {
                    column.add(row);
                }
                splits.forEach(split -> split.profile().add(row));
                rows++;
            }
            return new CsvProfile(shown, format, dialect, columns, splits, rows);
        });
    }

    /** All columns, in the order of the file. */
    public List<ColumnProfile> columns() {
        return columns;
    }

    /** How many rows there are, without the header. */
    public int rows() {
        return rows;
    }

    /** Whether the first row holds names. */
    public boolean hasHeader() {
        return dialect.header();
    }

    /** Whether the first row is read as names, all of which are numbers. */
    boolean hasNumbersForNames() {
        return dialect.header()
                && dialect.names().stream().allMatch(name -> Decimal.parse(name).isPresent());
    }

    /** The names of the columns in one text. */
    String header() {
        return String.join(", ", dialect.names());
    }

    /** Whether the columns follow each other in time, as the months of a year. */
    Optional<WideTable> wideTable() {
        return WideTable.find(columns);
    }

    /** Why no column is a series, in a table whose columns follow each other in time: what to do. */
    public Optional<String> reshape() {
        return wideTable().map(WideTable::describe);
    }

    CsvDialect dialect() {
        return dialect;
    }

    /** The column with the dates of the rows: the one that is known, or the first with ascending dates, or with any. */
    public Optional<ColumnProfile> dates() throws CsvException {
        return dates(List.of());
    }

    /**
     * A column of dates that is not used since many rows have the date of the row before: a clock coarser than the rows,
     * or several series.
     */
    Optional<ColumnProfile> coarseDates() throws CsvException {
        return format.date().isPresent() || dates().isPresent()
                ? Optional.empty()
                : columns.stream()
                        .filter(column -> column.kind() == ColumnKind.DATES)
                        .findFirst();
    }

    /** @param selected columns that are no dates, from 0 */
    Optional<ColumnProfile> dates(List<Integer> selected) throws CsvException {
        if (format.hasNoDates()) {
            return Optional.empty();
        }
        if (format.date().isPresent()) {
            return Optional.of(columns.get(
                    new CsvColumns(shown, dialect).index(format.date().get())));
        }
        if (format.dateFormat().isPresent()) {
            return Optional.of(ofFormat(format.dateFormat().get(), selected));
        }
        List<ColumnProfile> dates = columns.stream()
                .filter(column -> !column.dates().isCoarse())
                .filter(column -> !selected.contains(column.number() - 1))
                .filter(column -> column.kind() == ColumnKind.DATES)
                .toList();
        return dates.stream()
                .filter(ColumnProfile::datesAscend)
                .findFirst()
                .or(() -> SplitDate.best(splits, selected).filter(ColumnProfile::datesAscend))
                .or(() -> dates.stream().findFirst());
    }

    CsvFormat format() {
        return format;
    }

    /** Dates that several columns have together. */
    Optional<ColumnProfile> splitDates() {
        return SplitDate.best(splits, List.of());
    }

    private ColumnProfile ofFormat(String pattern, List<Integer> selected) throws CsvException {
        DatePattern dates = new DatePattern(pattern);
        return columns.stream()
                .filter(column -> !selected.contains(column.number() - 1))
                .filter(column -> dates.parse(column.firstText(), new Moment()))
                .findFirst()
                .orElseThrow(
                        () -> new CsvException(shown + ": no column begins with a date like " + SafeText.of(pattern)
                                + ", as dateFormat says; correct it, or name the column of dates with date"));
    }

    /** How the dates of a column are written. */
    DateForm dateForm(ColumnProfile column) throws CsvException {
        if (format.dateFormat().isPresent()) {
            return new DatePattern(format.dateFormat().get());
        }
        List<LayoutForm> forms = column.dates().forms();
        if (forms.size() > 1) {
            String first = column.dates().first();
            List<String> patterns = forms.stream()
                    .map(form -> DatePatternText.of(first, form.layout().order()))
                    .distinct()
                    .toList();
            throw new CsvException(
                    place(column) + ": the dates, for example " + SafeText.of(first) + ", may be "
                            + String.join(" or ", patterns) + "; say which with dateFormat, for example dateFormat: "
                            + patterns.get(0),
                    "dateFormat=" + patterns.get(0));
        }
        if (forms.isEmpty()) {
            throw new CsvException(
                    place(column) + ": found '"
                            + SafeText.of(column.firstText())
                            + "', which is no date that is known; say how it is written with dateFormat, for example"
                            + " dateFormat: dd.MM.yyyy, or set date: none",
                    "dateFormat=dd.MM.yyyy");
        }
        return forms.get(0);
    }

    /** How the dates of a column are written: in doubt, as another file has them. */
    DateForm dateForm(ColumnProfile column, DateForm likely) throws CsvException {
        List<LayoutForm> forms = column.dates().forms();
        boolean isLikely = forms.isEmpty() || forms.size() > 1 && likely.parse(column.firstText(), new Moment());
        return format.dateFormat().isEmpty() && isLikely ? likely : dateForm(column);
    }

    /** How the numbers of a column are written. */
    NumberForm numberForm(ColumnProfile column) throws CsvException {
        List<NumberForm> forms = forms(column);
        if (allowed().isEmpty()) {
            throw new CsvException(shown + ": decimal and thousands are the same mark, but must differ");
        }
        if (forms.size() < 2) {
            return forms.isEmpty() ? allowed().get(0) : forms.get(0);
        }
        for (ColumnProfile other : columns) {
            List<NumberForm> sure = other.numbers() > other.others().count() ? forms(other) : List.of();
            if (sure.size() == 1 && !other.numberEvidence().isWhole()) {
                for (NumberForm form : forms) {
                    if (form.decimal() == sure.get(0).decimal()) {
                        return form;
                    }
                }
            }
        }
        String first = column.numberEvidence().firstInDoubt();
        throw new CsvException(
                place(column) + ": '" + SafeText.of(first) + "' may be "
                        + forms.stream()
                                .map(form -> form.parse(first).orElseThrow() + " (decimal: '"
                                        + form.decimal().key() + "')")
                                .collect(Collectors.joining(" or "))
                        + "; say which with decimal",
                "decimal=" + likely(forms).decimal().key());
    }

    /** Where commas separate the cells, they hardly are decimal marks. */
    private NumberForm likely(List<NumberForm> forms) {
        return forms.stream()
                .filter(form -> dialect.delimiter() == Delimiter.COMMA && form.decimal() == DecimalMark.POINT)
                .findFirst()
                .orElse(forms.get(0));
    }

    private List<NumberForm> forms(ColumnProfile column) {
        return column.numberEvidence().forms(allowed(), dialect.delimiter());
    }

    private List<NumberForm> allowed() {
        return NumberForm.ALL.stream()
                .filter(form -> format.decimal().isEmpty() || format.decimal().get() == form.decimal())
                .filter(form ->
                        format.thousands().isEmpty() || format.thousands().get() == form.thousands())
                .toList();
    }

    private String place(ColumnProfile column) {
        return shown + ", column " + SafeText.of(column.key());
    }

    /**
     * How the file is written, where it isn't as most are: the keys of a scenario and their values. Most are
     * comma-separated UTF-8 with a header, a decimal point, and without comments.
     *
     * @param selected the columns whose numbers count
     */
    public Map<String, String> keys(List<ColumnProfile> selected) throws CsvException {
        Map<String, String> keys = new LinkedHashMap<>();
        if (!dialect.encoding().equals(StandardCharsets.UTF_8)) {
            keys.put("encoding", dialect.encoding().name());
        }
        put(keys, "delimiter", dialect.delimiter(), Delimiter.COMMA);
        put(keys, "comment", dialect.comment(), CommentMark.NONE);
        if (!dialect.header()) {
            keys.put("header", "false");
        }
        for (ColumnProfile column : selected) {
            NumberForm form = numberForm(column);
            put(keys, "decimal", form.decimal(), DecimalMark.POINT);
            put(keys, "thousands", form.thousands(), Thousands.NONE);
        }
        return keys;
    }

    /** The {@link #keys} that are not known before. */
    Map<String, String> recognised(List<ColumnProfile> selected) throws CsvException {
        Map<String, String> keys = keys(selected);
        format.encoding().ifPresent(known -> keys.remove("encoding"));
        format.delimiter().ifPresent(known -> keys.remove("delimiter"));
        format.comment().ifPresent(known -> keys.remove("comment"));
        format.header().ifPresent(known -> keys.remove("header"));
        format.decimal().ifPresent(known -> keys.remove("decimal"));
        format.thousands().ifPresent(known -> keys.remove("thousands"));
        return keys;
    }

    private static <T extends Enum<T> & Keyed> void put(Map<String, String> keys, String key, T value, T usual) {
        if (value != usual) {
            keys.put(key, value.key());
        }
    }
}
