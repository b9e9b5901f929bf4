package io.github.lstmforecast.signal;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.InvalidValueException;

/**
 * A rectangular wave of pulses: {@value #HIGH} for the first {@code widthSteps} of each cycle, {@value #LOW} for the
 * rest. With a phase of 0 the first pulse begins at sample 0.
 *
 * <p>Sample {@code i} is high if {@code (i + phase * period) mod period < width}. Period, width and phase may be
 * fractions; then the length and distance of the pulses vary by one sample.
 *
 * @param periodSteps samples from the start of one pulse to the start of the next, at least 2
 * @param widthSteps samples of a pulse, more than 0 and less than the period
 * @param phase by how much the wave is early: with 0.5 it starts in the middle of a cycle
 */
public record PulseWave(double periodSteps, double widthSteps, Cycles phase) {
    public static final double LOW = 0;
    public static final double HIGH = 1;

    /**
     * An edge exactly on a sample belongs to that sample. Periods and phases such as 2.2 or 0.29 have no exact double, so
     * this is added to each time: it is larger than any rounding error.
     */
    private static final double ROUNDING_STEPS = 1e-6;

    public PulseWave {
        InvalidValueException.unless(
                periodSteps >= 2 && Double.isFinite(periodSteps),
                "period",
                periodSteps,
                "a number of at least 2 (samples per cycle)");
        InvalidValueException.unless(
                widthSteps > 0 && widthSteps < periodSteps,
                "width",
                widthSteps,
                "more than 0 and less than the period, " + periodSteps + " (samples)");
    }

    /** A wave with a phase of 0. */
    public static PulseWave of(double periodSteps, double widthSteps) {
        return new PulseWave(periodSteps, widthSteps, Cycles.ZERO);
    }

    /** {@value #HIGH} or {@value #LOW}. The wave has no beginning: negative samples are allowed. */
    public double at(int sample) {
        double time = sample + phase.toSteps(periodSteps) + ROUNDING_STEPS;
        double position = time - periodSteps * Math.floor(time / periodSteps);
        return position < widthSteps ? HIGH : LOW;
    }

    /** The wave from sample 0 on, a series of one feature. */
    public Series samples(int length) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = at(i);
        }
        return Series.of(values);
    }
}
