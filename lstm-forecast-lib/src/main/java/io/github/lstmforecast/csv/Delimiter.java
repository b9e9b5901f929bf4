package io.github.lstmforecast.csv;

import io.github.lstmforecast.Keyed;

/** What separates the cells of a row. */
public enum Delimiter implements Keyed {
    COMMA(",", ','),
    SEMICOLON(";", ';'),
    TAB("tab", '\t'),
    PIPE("|", '|'),
    /** One or more blanks or tabs. */
    BLANKS("blanks", ' ');

    private final String key;
    private final char character;

    Delimiter(String key, char character) {
        this.key = key;
        this.character = character;
    }

    @Override
    public String key() {
        return key;
    }

    char character() {
        return character;
    }
}
