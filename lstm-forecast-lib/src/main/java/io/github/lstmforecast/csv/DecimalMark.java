package io.github.lstmforecast.csv;

import io.github.lstmforecast.Keyed;

/** What separates the whole part of a number from its fraction. */
public enum DecimalMark implements Keyed {
    POINT('.'),
    COMMA(',');

    private final char character;

    DecimalMark(char character) {
        this.character = character;
    }

    @Override
    public String key() {
        return String.valueOf(character);
    }

    char character() {
        return character;
    }
}
