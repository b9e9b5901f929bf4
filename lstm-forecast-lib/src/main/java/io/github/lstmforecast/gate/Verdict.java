package io.github.lstmforecast.gate;

/** How a scenario, or a whole build, came out; the later the worse. */
public enum Verdict {
    /** Everything that was asked for holds. */
    PASS,
    /** The forecast was judged, and is not good enough. */
    FAIL,
    /** It could not be judged. */
    ERROR;

    /**
     * The verdict on two things together.
     *
     * @param other another verdict
     * @return the worse of the two
     */
    public Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
