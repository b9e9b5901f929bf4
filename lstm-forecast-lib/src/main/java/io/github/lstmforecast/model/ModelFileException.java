package io.github.lstmforecast.model;

/** A model file that can't be used, or is not trusted. The message names the entry of the file. */
public final class ModelFileException extends Exception {
    private static final long serialVersionUID = 1L;

    public ModelFileException(String message) {
        super(message);
    }

    public ModelFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
