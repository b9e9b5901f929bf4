package io.github.lstmforecast.golden;

/** A golden file that can't be used. The message has the problem and the solution. */
public final class GoldenException extends Exception {
    private static final long serialVersionUID = 1L;

    GoldenException(String message) {
        super(message);
    }

    GoldenException(String message, Throwable cause) {
        super(message, cause);
    }
}
