package io.github.lstmforecast.csv;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.signal.Series;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was recognised in a file, for its reader to check.
 *
 * @param keys how the file is written, where it isn't as most are: keys of a scenario and their values
 * @param notes what is not as in most files
 * @param warnings what looks like a mistake
 */
public record CsvNotes(Map<String, String> keys, List<String> notes, List<String> warnings) {
    public CsvNotes {
        keys = Collections.unmodifiableMap(keys);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }

    /**
     * @param selected the columns that are read
     * @param series what they hold
     * @param lines of the rows
     */
    static CsvNotes of(
            String shown, CsvProfile profile, List<ColumnProfile> selected, Series series, RowDates dates, int[] lines)
            throws CsvException {
        List<String> notes = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        written(shown, profile, selected).ifPresent(notes::add);
        List<Integer> indices =
                selected.stream().map(column -> column.number() - 1).toList();
        Optional<ColumnProfile> dated = profile.dates(indices);
        if (dated.isPresent()) {
            String text = dated.get().firstText();
            String date = dates.date(0).orElseThrow();
            if (!text.replace(' ', 'T').startsWith(date)) {
                notes.add(shown + ": the rows have the dates of column "
                        + SafeText.of(dated.get().key()) + ", whose first, " + SafeText.of(text) + ", is " + date);
            }
            irregular(shown, dates.steps(), lines).ifPresent(warnings::add);
        } else {
            UnreadDates.warning(shown, profile, selected).ifPresent(warnings::add);
        }
        Sentinels.warnings(shown, series, selected, lines).forEach(warnings::add);
        profile.coarseDates()
                .ifPresent(column -> notes.add(shown + ": column " + SafeText.of(column.key())
                        + " is not used as dates of the rows, since many rows have the date of the row before"));
        if (profile.hasNumbersForNames()) {
            warnings.add(shown + ": the header has numbers only, " + SafeText.of(profile.header())
                    + "; if these are values, set header: false");
        }
        profile.wideTable()
                .filter(wide -> selected.stream().anyMatch(wide.columns()::contains))
                .ifPresent(wide -> warnings.add(shown + ": " + wide.describe()));
        return new CsvNotes(profile.keys(selected), notes, warnings);
    }

    /** How a file is written, where it isn't as most are. */
    static Optional<String> written(String shown, CsvProfile profile, List<ColumnProfile> selected)
            throws CsvException {
        Map<String, String> recognised = profile.recognised(selected);
        return recognised.isEmpty()
                ? Optional.empty()
                : Optional.of(shown + " is read with "
                        + recognised.entrySet().stream()
                                .map(key -> key.getKey() + ": " + quoted(key.getValue()))
                                .collect(Collectors.joining(", ")));
    }

    private static Optional<String> irregular(String shown, RowSteps steps, int[] lines) {
        if (steps.count() == 0 || steps.hasUsual() && steps.irregularRows() == 0) {
            return Optional.empty();
        }
        RowSteps.Irregular first = steps.firstIrregular();
        return Optional.of(shown + ":" + lines[first.row()] + ": " + first.text() + "; " + steps.irregularRows()
                + " of " + lines.length + " rows are not equally spaced, but taken as if they were");
    }

    private static String quoted(String value) {
        return value.chars().allMatch(Character::isLetterOrDigit) || value.contains("-") ? value : "'" + value + "'";
    }
}
