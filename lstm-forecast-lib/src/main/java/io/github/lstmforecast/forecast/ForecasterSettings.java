package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.csv.Decimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings that a scenario gives to a forecaster of your own, {@code model.with}. It knows which of them were read, so
 * that a misspelt one is noticed.
 */
public final class ForecasterSettings {
    /** The names of settings begin with it in messages. */
    public static final String PREFIX = "model.with.";

    private final Map<String, String> values;
    private final SortedSet<String> read = Collections.synchronizedSortedSet(new TreeSet<>());

    /** @param values as they are written in the scenario */
    public ForecasterSettings(Map<String, String> values) {
        this.values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** A text; empty if the scenario does not give it. */
    public Optional<String> text(String key) {
        read.add(key);
        return Optional.ofNullable(values.get(key));
    }

    public String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    /**
     * A whole number.
     *
     * @throws InvalidValueException if it is something else
     */
    public int integer(String key, int otherwise) {
        return text(key)
                .map(text -> {
                    OptionalDouble number = Decimal.parse(text);
                    InvalidValueException.unless(
                            number.isPresent() && number.getAsDouble() == (int) number.getAsDouble(),
                            PREFIX + key,
                            "'" + SafeText.of(text) + "'",
                            "a whole number");
                    return (int) number.getAsDouble();
                })
                .orElse(otherwise);
    }

    /**
     * A number.
     *
     * @throws InvalidValueException if it is something else
     */
    public double number(String key, double otherwise) {
        return text(key)
                .map(text -> Decimal.parse(text)
                        .orElseThrow(() ->
                                new InvalidValueException(PREFIX + key, "'" + SafeText.of(text) + "'", "a number")))
                .orElse(otherwise);
    }

    /**
     * {@code true} or {@code false}.
     *
     * @throws InvalidValueException if it is something else
     */
    public boolean flag(String key, boolean otherwise) {
        return text(key)
                .map(text -> {
                    InvalidValueException.unless(
                            text.equals("true") || text.equals("false"),
                            PREFIX + key,
                            "'" + SafeText.of(text) + "'",
                            "true or false");
                    return text.equals("true");
                })
                .orElse(otherwise);
    }

    /** All settings, which counts as reading each. */
    public Map<String, String> asMap() {
        read.addAll(values.keySet());
        return values;
    }

    /** The keys that were read up to now, whether the scenario gives them or not. */
    public Set<String> read() {
        synchronized (read) {
            return new TreeSet<>(read);
        }
    }

    /** The keys that the scenario gives and nobody has read up to now. */
    public Set<String> unread() {
        Set<String> unread = new TreeSet<>(values.keySet());
        unread.removeAll(read());
        return unread;
    }

    @Override
    public String toString() {
        return "ForecasterSettings" + values;
    }
}
