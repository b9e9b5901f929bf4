package io.github.lstmforecast.csv;

import java.util.Locale;
import java.util.Set;

/**
 * A cell without a value, which is NaN in the series.
 *
 * @param row from 0, the first after the header
 * @param column of the selected ones, from 0
 * @param line in the file, from 1; of a row that is not in the file, that of the next row
 * @param text what the cell has; empty for a row that is not in the file
 */
public record MissingCell(int row, int column, int line, String text) {
    private static final int LONGEST = 7;
    private static final Set<String> TEXTS = Set.of(
            "", "na", "n/a", "#n/a", "#na", "<na>", "nan", "-nan", "null", "nil", "none", "-", "--", "?", ".", "..",
            "...", "missing", "\\n", "*", "#div/0!", "#value!", "#ref!", "#num!", "#null!", "#name?");

    /** Whether a cell says that there is no value. */
    static boolean isOne(String text) {
        if (text.isEmpty()) {
            return true;
        }
        char first = text.charAt(0);
        return text.length() <= LONGEST
                && (first < '0' || first > '9')
                && TEXTS.contains(text.toLowerCase(Locale.ROOT));
    }
}
