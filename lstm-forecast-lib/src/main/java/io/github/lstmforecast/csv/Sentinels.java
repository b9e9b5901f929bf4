package io.github.lstmforecast.csv;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.signal.Series;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Values that mean "no value", as -999 or 99.9: they are written with nines only or beyond all that is measured, are
 * seldom, and lie far outside of the other values.
 */
final class Sentinels {
    private static final Pattern NINES = Pattern.compile("-?99+(\\.9+)?");
    private static final double LEAST = 99;
    private static final double HUGE = 1e15;
    private static final double LEAST_SURE = 999; // a negative number of nines among others that are not negative
    private static final int SHARE = 3; // at least so many rows for each of them
    private static final int MOST = 20; // different ones

    /** What a value is, of which there are several. */
    private static final class Count {
        private final int firstLine;
        private int count;

        Count(int firstLine) {
            this.firstLine = firstLine;
        }
    }

    private Sentinels() {}

    /** @param lines of the rows */
    static List<String> warnings(String shown, Series series, List<ColumnProfile> columns, int[] lines) {
        List<String> warnings = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            String place =
                    shown + ":%d, column " + SafeText.of(columns.get(column).key());
            find(place, series.column(column), lines, warnings);
        }
        return warnings;
    }

    private static void find(String place, double[] values, int[] lines, List<String> warnings) {
        Map<Double, Count> candidates = new TreeMap<>();
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < values.length; row++) {
            double value = values[row];
            if (isCandidate(value)) {
                int line = lines[row];
                candidates.computeIfAbsent(value, unknown -> new Count(line)).count++;
            } else if (!Double.isNaN(value)) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        if (least >= greatest || candidates.size() > MOST) {
            return;
        }
        for (Map.Entry<Double, Count> candidate : candidates.entrySet()) {
            double value = candidate.getKey();
            Count count = candidate.getValue();
            if (SHARE * count.count <= values.length && isFar(value, count.count, least, greatest)) {
                warnings.add(place.formatted(count.firstLine) + ": " + text(value)
                        + (count.count == 1 ? " occurs once" : " occurs " + count.count + " times, here first")
                        + ", far outside of the other values, which are from " + text(least) + " to "
                        + text(greatest)
                        + "; if it means that there is no value, leave these cells empty and set gaps");
            }
        }
    }

    private static boolean isCandidate(double value) {
        double size = Math.abs(value);
        return size >= HUGE
                || size >= LEAST
                        && isWholeOfNines((long) size)
                        && NINES.matcher(text(value)).matches();
    }

    private static boolean isWholeOfNines(long whole) {
        long nines = whole + 1;
        while (nines % 10 == 0) {
            nines /= 10;
        }
        return nines == 1;
    }

    private static String text(double value) {
        BigDecimal number = BigDecimal.valueOf(value).stripTrailingZeros();
        return Math.abs(value) >= HUGE ? number.toString() : number.toPlainString();
    }

    private static boolean isFar(double value, int count, double least, double greatest) {
        double distance = Math.max(least - value, value - greatest);
        boolean isOnlyNegative = value < 0 && least >= 0 && (count > 1 || value <= -LEAST_SURE);
        return distance >= greatest - least || isOnlyNegative;
    }
}
