package io.github.lstmforecast.golden;

/** A golden file that can't be used. The message says what is wrong with it, and what to do. */
public final class GoldenException extends Exception {
    private static final long serialVersionUID = 1L;

    GoldenException(String message) {
        super(message);
    }

    GoldenException(String message, Throwable cause) {
        super(message, cause);
    }
}
