package io.github.lstmforecast.gate;

import io.github.lstmforecast.SafeText;
import java.util.Optional;

/**
 * Identifies a forecast of a scenario.
 *
 * @param from the first sample of the forecast
 * @param date the date of that sample, if the series has dates
 * @param column the name of the feature, if the series has several
 */
public record Subject(int from, Optional<String> date, Optional<String> column) {
    /** For example {@code "births from 2557 (2001-01-01)"}. */
    public String text() {
        return column.map(name -> SafeText.inLine(name) + " ").orElse("") + origin();
    }

    /** For example {@code "from 2557 (2001-01-01)"}. */
    String origin() {
        return "from " + from
                + date.map(text -> " (" + SafeText.inLine(text) + ")").orElse("");
    }
}
