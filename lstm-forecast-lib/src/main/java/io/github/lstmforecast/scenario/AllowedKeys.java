package io.github.lstmforecast.scenario;

import io.github.lstmforecast.Suggestion;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The keys that a mapping may have.
 *
 * @param described the mapping, as the end of a sentence: {@code "with the key csv"}
 * @param aboutUnknown what to say about a key that is not allowed
 */
record AllowedKeys(Predicate<String> isAllowed, String described, UnaryOperator<String> aboutUnknown) {
    /** Keys that are the names of other things, or numbers. */
    static AllowedKeys any(String described) {
        return new AllowedKeys(key -> true, described, unknown -> "");
    }

    private static String about(String unknown, List<String> keys, String allowed) {
        String suggestion = Suggestion.of(unknown, keys);
        String elsewhere = KeyPlaces.about(unknown);
        return suggestion + (suggestion.isEmpty() ? "" : " ") + elsewhere + (elsewhere.isEmpty() ? "" : "; ") + allowed;
    }

    static AllowedKeys of(List<String> keys) {
        String all = String.join(", ", keys);
        return new AllowedKeys(
                keys::contains,
                "with " + (keys.size() == 1 ? "the key " : "some of the keys ") + all,
                unknown -> about(unknown, keys, "allowed are " + all) + decimalHint(unknown));
    }

    /** About a number that is no key: 0,5 is read as 0 and a key 5. */
    static String decimalHint(String unknown) {
        return unknown.matches("[0-9]+") ? ". A decimal fraction is written with a point, as 0.5" : "";
    }
}
