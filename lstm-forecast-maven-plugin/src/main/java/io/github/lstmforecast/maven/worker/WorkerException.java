package io.github.lstmforecast.maven.worker;

/** A scenario was not run to its end. The message says why, for a person. */
public final class WorkerException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * A scenario that can't be run.
     *
     * @param message why, and what to do
     */
    public WorkerException(String message) {
        super(message);
    }
}
