package io.github.lstmforecast.csv;

import java.util.Optional;

/** A CSV file that can't be used. The message has the file and line, the problem, and how to fix it. */
public final class CsvException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public CsvException(String message) {
        this(message, "");
    }

    /** @param remedy a key of {@code signal.csv} that would decide, and an example of its value, {@code decimal=,} say */
    CsvException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    CsvException(String message, Throwable cause) {
        super(message, cause);
        this.remedy = "";
    }

    /** A key of {@code signal.csv} that would decide, and an example of its value, {@code decimal=,} say. */
    public Optional<String> remedy() {
        return remedy.isEmpty() ? Optional.empty() : Optional.of(remedy);
    }
}
