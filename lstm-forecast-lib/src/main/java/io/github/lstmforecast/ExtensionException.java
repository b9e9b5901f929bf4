package io.github.lstmforecast;

/** An extension, for example a metric, can't be used. The message names its class. */
public final class ExtensionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ExtensionException(String message, Throwable cause) {
        super(message, cause);
    }

    public ExtensionException(String message) {
        super(message);
    }
}
