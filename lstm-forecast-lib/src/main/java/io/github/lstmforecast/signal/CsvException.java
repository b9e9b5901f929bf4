package io.github.lstmforecast.signal;

/** A CSV file that can't be used. The message says in which file and line, what was found, and what to do. */
public final class CsvException extends Exception {
    private static final long serialVersionUID = 1L;

    public CsvException(String message) {
        super(message);
    }

    CsvException(String message, Throwable cause) {
        super(message, cause);
    }
}
