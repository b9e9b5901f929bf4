package io.github.lstmforecast.junit;

import org.opentest4j.TestAbortedException;

/** A seed failed. The test is aborted, so that only the verdict on all seeds can fail the build. */
final class SeedFailedException extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    SeedFailedException(long seed, Throwable failure) {
        super("seed " + seed + " fails: " + text(failure), failure);
    }

    private static String text(Throwable failure) {
        boolean hasMessage = failure instanceof AssertionError && failure.getMessage() != null;
        return hasMessage ? failure.getMessage() : failure.toString();
    }

    /** The failure in one line. */
    static String line(Throwable failure) {
        return text(failure).strip().replaceAll("\\s+", " ");
    }
}
