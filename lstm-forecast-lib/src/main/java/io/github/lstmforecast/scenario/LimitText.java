package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.NumberHint;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.csv.Decimal;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
            throw new InvalidValueException(
                    metric.key(),
                    "'" + SafeText.of(text) + "'",
                    "a number, a range like 0.9..1.1, or none" + hint(text));
        } catch (InvalidValueException e) {
            throw new InvalidValueException(metric.key(), "'" + SafeText.of(text) + "'", e.allowed());
        }
    }

    /** About the first number that is not one. */
    private static String hint(String text) {
        return Stream.of(text.split(Pattern.quote(RANGE), -1))
                .map(NumberHint::of)
                .filter(hint -> !hint.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static double finite(String text) {
        return Decimal.parse(text).orElseThrow(() -> new NumberFormatException(text));
    }
}
