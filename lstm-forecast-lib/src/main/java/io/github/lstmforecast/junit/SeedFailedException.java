package io.github.lstmforecast.junit;

import org.opentest4j.TestAbortedException;

/** A seed that fails, but does not fail the build: that is for the verdict on all seeds. */
final class SeedFailedException extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    SeedFailedException(long seed, Throwable failure) {
        super("seed " + seed + " fails: " + text(failure), failure);
    }

    private static String text(Throwable failure) {
        boolean saysIt = failure instanceof AssertionError && failure.getMessage() != null;
        return saysIt ? failure.getMessage() : failure.toString();
    }

    /** What failed, in one line. */
    static String line(Throwable failure) {
        return text(failure).strip().replaceAll("\\s+", " ");
    }
}
