package io.github.lstmforecast;

/**
 * A span or a position in time, in cycles: 1 is one period of the signal. For a period of 10 samples, 0.1 cycles is one
 * sample.
 *
 * @param value any finite number of cycles; in a timing error, positive is late
 */
public record Cycles(double value) {
    public static final Cycles ZERO = new Cycles(0);

    public Cycles {
        if (!Double.isFinite(value)) {
            throw new InvalidValueException("cycles", value, "a finite number");
        }
    }

    public static Cycles of(double value) {
        return new Cycles(value);
    }

    /** {@code value * periodSteps}, where {@code periodSteps} is the number of samples per cycle. */
    public double toSteps(double periodSteps) {
        return value * periodSteps;
    }
}
