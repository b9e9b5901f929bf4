package io.github.lstmforecast.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.lstmforecast.SafeText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Several series in one file, told apart by the values of a column. */
final class StackedSeries {
    private static final int MOST_SHOWN = 10;
    private static final Pattern CLOCK = Pattern.compile("[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?");
    private static final int MOST_PAIRED = 10; // columns of which two together may tell series apart

    private final Path file;
    private final String shown;
    private final CsvProfile profile;
    private final CsvFormat format;
    private final List<Integer> selected; // columns, from 0

    StackedSeries(Path file, String shown, CsvProfile profile, CsvFormat format, List<Integer> selected) {
        this.file = file;
        this.shown = shown;
        this.profile = profile;
        this.format = format;
        this.selected = selected;
    }

    /** Columns that tell series apart, and the dates of the last row of each. */
    private record Keys(List<ColumnProfile> columns, Map<String, Moment> last) {}

    /** What to say of a file whose dates don't ascend, if it holds several series. */
    Optional<CsvException> found(ColumnProfile dates) throws CsvException {
        return found(dates, profile.dateForm(dates), candidates(dates));
    }

    private Optional<CsvException> found(ColumnProfile dates, DateForm form, List<Keys> candidates)
            throws CsvException {
        List<Keys> found = CsvFile.read(file, shown, profile.dialect(), records -> {
            List<Keys> keys = new ArrayList<>(candidates);
            CsvRows rows = new CsvRows(shown, profile.dialect(), format, records);
            while (rows.hasNext() && !keys.isEmpty()) {
                CsvRecord row = rows.next();
                Moment moment = new Moment();
                if (!form.parse(dates.text(row), moment)) {
                    return List.<Keys>of();
                }
                keys.removeIf(key -> !isLater(moment, key, row));
            }
            return keys;
        });
        return found.stream().findFirst().map(keys -> several(keys.columns()));
    }

    /** Each column with few values, then each two of them. */
    private List<Keys> candidates(ColumnProfile dates) {
        List<ColumnProfile> few = profile.columns().stream()
                .filter(column ->
                        column != dates && !selected.contains(column.number() - 1) && SeriesKeys.mayBe(column))
                .toList();
        List<Keys> keys = new ArrayList<>();
        few.forEach(column -> keys.add(new Keys(List.of(column), new HashMap<>())));
        for (int i = 0; i < Math.min(few.size(), MOST_PAIRED); i++) {
            for (int j = i + 1; j < Math.min(few.size(), MOST_PAIRED); j++) {
                keys.add(new Keys(List.of(few.get(i), few.get(j)), new HashMap<>()));
            }
        }
        return keys;
    }

    private static boolean isLater(Moment moment, Keys keys, CsvRecord row) {
        String key = keys.columns().stream()
                .map(column -> row.getField(column.number() - 1).strip())
                .collect(Collectors.joining("\n"));
        Moment last = keys.last().put(key, moment);
        return last == null
                || moment.seconds() > last.seconds()
                || moment.seconds() == last.seconds() && moment.nanos() > last.nanos();
    }

    private CsvException several(List<ColumnProfile> columns) {
        if (columns.size() == 1 && isClock(columns.get(0))) {
            return new CsvException(shown + ": the date and the time of day are in two columns, the time in column "
                    + SafeText.of(columns.get(0).key())
                    + "; join them in one, for example 2001-01-31 12:00, or set date: none");
        }
        String values = columns.stream().map(StackedSeries::values).collect(Collectors.joining(", and "));
        String where = columns.stream()
                .map(column -> SafeText.of(column.key()) + ": "
                        + SafeText.of(column.firstValues(1).get(0)))
                .collect(Collectors.joining(", "));
        return new CsvException(
                shown + ": the file seems to hold several series, told apart by " + values
                        + "; choose one, for example with where: { " + where + " }",
                "where="
                        + columns.stream()
                                .map(column -> SafeText.of(column.key()) + "="
                                        + SafeText.of(column.firstValues(1).get(0)))
                                .collect(Collectors.joining(",")));
    }

    private static boolean isClock(ColumnProfile column) {
        return column.values().orElseThrow().keySet().stream()
                .allMatch(text -> CLOCK.matcher(text).matches());
    }

    private static String values(ColumnProfile column) {
        List<String> first = column.firstValues(MOST_SHOWN);
        int more = column.values().orElseThrow().size() - first.size();
        return "column " + SafeText.of(column.key()) + " ("
                + first.stream().map(SafeText::item).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "") + ")";
    }

    /** Refuses a file that holds several series, whether or not its rows have dates. */
    void requireOne() throws CsvException {
        Optional<ColumnProfile> dates = profile.dates(selected);
        if (dates.isEmpty()) {
            requireNone();
        } else if (!dates.get().datesAscend()) {
            Optional<CsvException> found = found(dates.get());
            if (found.isPresent()) {
                throw found.get();
            }
        }
    }

    /** Refuses a file whose rows have no dates that ascend, if it holds several series. */
    void requireNone() throws CsvException {
        if (format.where().isPresent()) {
            return;
        }
        Optional<ColumnProfile> dates = profile.coarseDates().or(profile::splitDates);
        Optional<CsvException> found = dates.isPresent() ? found(dates.get()) : foundInRuns();
        if (found.isPresent()) {
            throw found.get();
        }
        for (ColumnProfile column : profile.columns()) {
            boolean isKey = column.kind() == ColumnKind.TEXT
                    ? column.isInRuns() && SeriesKeys.mayBe(column)
                    : SeriesKeys.mayBeInRuns(column) && SeriesKeys.isNamed(column);
            if (isKey && !selected.contains(column.number() - 1)) {
                throw several(List.of(column));
            }
        }
    }

    /** By a number that says when, and begins again where the value of another column changes. */
    private Optional<CsvException> foundInRuns() throws CsvException {
        List<ColumnProfile> inRuns = profile.columns().stream()
                .filter(column -> !selected.contains(column.number() - 1) && SeriesKeys.mayBeInRuns(column))
                .toList();
        for (ColumnProfile time : profile.columns()) {
            if (time.kind() == ColumnKind.TIME_NUMBERS && !time.numbersAscend() && !inRuns.isEmpty()) {
                List<Keys> keys = inRuns.stream()
                        .filter(column -> column != time)
                        .map(column -> new Keys(List.of(column), new HashMap<>()))
                        .toList();
                Optional<CsvException> found = found(time, new NumberTime(), keys);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
