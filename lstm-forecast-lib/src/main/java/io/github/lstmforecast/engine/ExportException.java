package io.github.lstmforecast.engine;

/** A model can't be written in a format. The message names what the format can't hold, and says what to do. */
public final class ExportException extends Exception {
    private static final long serialVersionUID = 1L;

    public ExportException(String message) {
        super(message);
    }
}
