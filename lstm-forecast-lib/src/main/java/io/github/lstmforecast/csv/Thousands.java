package io.github.lstmforecast.csv;

import io.github.lstmforecast.Keyed;

/** What separates the thousands of a number. */
public enum Thousands implements Keyed {
    NONE("none", ""),
    COMMA(",", ","),
    POINT(".", "."),
    /** A blank, also one that doesn't break, or a narrow one. */
    BLANK("blank", " \u00a0\u202f\u2009"),
    APOSTROPHE("'", "'\u2019");

    private final String key;
    private final String characters;

    Thousands(String key, String characters) {
        this.key = key;
        this.characters = characters;
    }

    @Override
    public String key() {
        return key;
    }

    boolean has(char character) {
        return characters.indexOf(character) >= 0;
    }

    boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) { // called for each cell: a stream would take most of the time
            if (has(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
