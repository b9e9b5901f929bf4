package io.github.lstmforecast.csv;

import io.github.lstmforecast.SafeText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A column that seems to say when, of a file whose rows have no dates otherwise. */
final class UnreadDates {
    private UnreadDates() {}

    /** @param selected columns that are forecast */
    static Optional<String> warning(String shown, CsvProfile profile, List<ColumnProfile> selected)
            throws CsvException {
        if (profile.format().hasNoDates() || profile.coarseDates().isPresent()) {
            return Optional.empty();
        }
        Set<Integer> others = new HashSet<>();
        for (String column : profile.format().where().orElse(Map.of()).keySet()) {
            others.add(new CsvColumns(shown, profile.dialect()).index(column) + 1);
        }
        return profile.columns().stream()
                .filter(column -> !selected.contains(column) && !others.contains(column.number()))
                .filter(UnreadDates::mayBeDates)
                .findFirst()
                .map(column -> describe(shown, column));
    }

    private static boolean mayBeDates(ColumnProfile column) {
        if (column.kind() != ColumnKind.TEXT) {
            return false;
        }
        boolean hasPlace = column.number() == 1 || column.hasTimeName();
        boolean hasDigit = column.firstText().chars().anyMatch(Character::isDigit);
        return isClock(column) || hasPlace && hasDigit && column.isDistinct();
    }

    private static boolean isClock(ColumnProfile column) {
        String first = column.firstText();
        return first.indexOf(':') > 0 && new DateClock().read(first, 0);
    }

    private static String describe(String shown, ColumnProfile column) {
        String name = SafeText.of(column.key());
        if (isClock(column)) {
            return shown + ": the rows have no dates: column " + name + ", which begins with '"
                    + SafeText.of(column.firstText())
                    + "', has times of day only; write the date before each, for example 2001-01-31 12:00, or set"
                    + " date: none";
        }
        ColumnProfile.Cells found = column.firstNoDate();
        return shown + ":" + found.firstLine() + ": the rows have no dates: '" + SafeText.of(found.firstText())
                + "' in column " + name + " is no date that is known"
                + (column.firstText().equals(found.firstText())
                        ? ""
                        : ", or of another form than '" + SafeText.of(column.firstText()) + "'")
                + "; say how its dates are written with dateFormat, for example dateFormat: dd.MM.yyyy, or set date:"
                + " none if they are none";
    }
}
