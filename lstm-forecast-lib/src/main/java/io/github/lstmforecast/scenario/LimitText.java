package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.signal.Decimal;

/** A limit as a user writes it: a number, a range {@code a..b}, or {@code none}. */
public final class LimitText {
    static final String NONE = "none";
    static final String RANGE = "..";

    private LimitText() {}

    /**
     * Parses a limit.
     *
     * @throws InvalidValueException if it has another form, or is out of the metric's range
     */
    public static Limit parse(Metric metric, String text) {
        if (text.equals(NONE)) {
            return Limit.NONE;
        }
        try {
            int dots = text.indexOf(RANGE);
            return dots < 0 || text.startsWith(".", dots + RANGE.length()) // three dots may be meant as any two of them
                    ? metric.limit(finite(text))
                    : new Limit(finite(text.substring(0, dots)), finite(text.substring(dots + RANGE.length())));
        } catch (NumberFormatException e) {
            throw new InvalidValueException(metric.key(), "'" + text + "'", "a number, a range like 0.9..1.1, or none");
        } catch (InvalidValueException e) {
            throw new InvalidValueException(metric.key(), "'" + text + "'", e.allowed());
        }
    }

    private static double finite(String text) {
        return Decimal.parse(text).orElseThrow(() -> new NumberFormatException(text));
    }
}
