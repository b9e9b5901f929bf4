package io.github.lstmforecast.gate;

import java.util.Optional;

/**
 * Which of a scenario's forecasts something is about.
 *
 * @param from the first sample that was forecast
 * @param date that sample's date, where the series has dates
 * @param column the feature's name, where the series has several
 */
public record Subject(int from, Optional<String> date, Optional<String> column) {
    /**
     * The subject in words.
     *
     * @return {@code "births from 2557 (2001-01-01)"}
     */
    public String text() {
        return column.map(name -> name + " ").orElse("") + "from " + from
                + date.map(text -> " (" + text + ")").orElse("");
    }
}
