package io.github.lstmforecast.csv;

import java.util.IntSummaryStatistics;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a column may tell several series of a file apart. */
final class SeriesKeys {
    private static final int FEWEST_ROWS = 3; // of a series
    private static final int MOST_UNEQUAL =
            4; // times as many rows of one series as of another that a number tells apart

    /** What series are of, alone or with a word before or behind it: {@code store}, {@code store_id}, {@code item no}. */
    private static final Pattern NAME =
            Pattern.compile("(.*[^a-z])?(stores?|shop|item|product|sku|article|station|sensor|device"
                    + "|machine|engine|unit|meter|household|customer|account|subject|patient|person|participant|group|cluster|region"
                    + "|country|state|city|site|location|zone|branch|series|symbol|ticker)"
                    + "(([^a-z].*)?|ids?|nos?|nr|num|number|code)");

    private static final Pattern TIME =
            Pattern.compile("day|week|month|year|hour|quarter|season|date|time|period|cycle|yr");

    private SeriesKeys() {}

    /** Whether its values are few, of some rows each, and no fractions. */
    static boolean mayBe(ColumnProfile column) {
        if (column.values().isEmpty()) {
            return false;
        }
        IntSummaryStatistics rows = column.values().get().values().stream()
                .mapToInt(Integer::intValue)
                .summaryStatistics();
        boolean isFew = rows.getCount() > 1 && rows.getMin() >= FEWEST_ROWS;
        boolean isNumber = column.numberEvidence().isWhole() && rows.getMax() <= MOST_UNEQUAL * rows.getMin();
        return isFew && (column.kind() == ColumnKind.TEXT || isNumber);
    }

    /** Whether it also is in runs, and its name doesn't say that it is a time. */
    static boolean mayBeInRuns(ColumnProfile column) {
        return column.isInRuns()
                && mayBe(column)
                && !column.hasTimeName()
                && !TIME.matcher(name(column)).find();
    }

    /** Whether the name says what series are of. */
    static boolean isNamed(ColumnProfile column) {
        return NAME.matcher(name(column)).matches();
    }

    private static String name(ColumnProfile column) {
        return column.name().toLowerCase(Locale.ROOT);
    }
}
