package io.github.lstmforecast.result.json;

/** Results are there and can't be read. The message says why and what to do. */
public final class ResultsException extends Exception {
    private static final long serialVersionUID = 1;

    ResultsException(String message) {
        super(message);
    }
}
