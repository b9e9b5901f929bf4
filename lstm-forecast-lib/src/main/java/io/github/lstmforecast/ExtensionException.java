package io.github.lstmforecast;

/** Something that was added to the library, a metric say, can't be used. The message names its class. */
public final class ExtensionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ExtensionException(String message, Throwable cause) {
        super(message, cause);
    }

    public ExtensionException(String message) {
        super(message);
    }
}
