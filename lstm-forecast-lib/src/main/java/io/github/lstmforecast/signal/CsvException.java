package io.github.lstmforecast.signal;

/** A CSV file that can't be used. The message has the file and line, the problem, and how to fix it. */
public final class CsvException extends Exception {
    private static final long serialVersionUID = 1L;

    public CsvException(String message) {
        super(message);
    }

    CsvException(String message, Throwable cause) {
        super(message, cause);
    }
}
