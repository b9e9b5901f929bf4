package io.github.lstmforecast.gate;

/** The outcome of a scenario or a build, from best to worst. */
public enum Verdict {
    /** All requirements are met. */
    PASS,
    /** A requirement is not met. */
    FAIL,
    /** The requirements could not be checked. */
    ERROR;

    /** The worse of two verdicts. */
    public Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
