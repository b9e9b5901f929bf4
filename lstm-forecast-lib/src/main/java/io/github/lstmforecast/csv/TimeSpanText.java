package io.github.lstmforecast.csv;

import java.math.BigDecimal;
import java.math.MathContext;

/** A span of time in words, for example {@code 15 minutes}. */
final class TimeSpanText {
    private static final long DAY = Moment.SECONDS_PER_DAY;

    private TimeSpanText() {}

    static String of(long ticks, long ticksPerSecond) {
        double seconds = (double) ticks / ticksPerSecond;
        String[] names = {"day", "hour", "minute", "second"};
        long[] units = {DAY, 3600, 60, 1};
        for (int i = 0; i < units.length; i++) {
            if (seconds >= units[i]
                    && (ticks % (units[i] * ticksPerSecond) == 0 || seconds >= 10.0 * units[i] || units[i] == 1)) {
                return text(seconds / units[i], names[i]);
            }
        }
        return seconds >= 1e-3 ? text(seconds * 1e3, "millisecond") : text(seconds * 1e6, "microsecond");
    }

    static String ofMonths(long months) {
        return months % 12 == 0 ? text(months / 12.0, "year") : text(months, "month");
    }

    private static String text(double number, String unit) {
        String text = new BigDecimal(number)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
        return text + " " + unit + (text.equals("1") ? "" : "s");
    }
}
