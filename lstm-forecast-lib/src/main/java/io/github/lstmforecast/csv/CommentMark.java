package io.github.lstmforecast.csv;

import io.github.lstmforecast.Keyed;

/** The first character of lines that are skipped. */
public enum CommentMark implements Keyed {
    NONE("none", '\0'),
    HASH("#", '#'),
    PERCENT("%", '%');

    private final String key;
    private final char character;

    CommentMark(String key, char character) {
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

    boolean is(char other) {
        return this != NONE && other == character;
    }

    boolean begins(String line) {
        return !line.isEmpty() && is(line.charAt(0));
    }
}
