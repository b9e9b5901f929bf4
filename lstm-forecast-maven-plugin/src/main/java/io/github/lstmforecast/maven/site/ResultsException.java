package io.github.lstmforecast.maven.site;

/** Results are there and can't be shown. The message says why and what to do. */
final class ResultsException extends Exception {
    private static final long serialVersionUID = 1;

    ResultsException(String message) {
        super(message);
    }
}
