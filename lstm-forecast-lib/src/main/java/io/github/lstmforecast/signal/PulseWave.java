package io.github.lstmforecast.signal;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.InvalidValueException;

/**
 * A rectangular wave of pulses: {@value #HIGH} for the first {@code widthSteps} of each cycle, {@value #LOW} for the
 * rest. With no phase the first pulse begins at sample 0.
 *
 * <p>Sample {@code i} is high where {@code (i + phase * period) mod period < width}. Period, width and phase need not
 * be whole: the wave is then sampled as it comes, and its pulses differ by a sample in length and distance.
 *
 * @param periodSteps samples from the start of one pulse to the start of the next, at least 2
 * @param widthSteps samples that a pulse stays high, more than 0 and less than the period
 * @param phase how far the wave is ahead: 0.5 begins in the middle of a cycle
 */
public record PulseWave(double periodSteps, double widthSteps, Cycles phase) {
    /** The value between pulses. */
    public static final double LOW = 0;

    /** The value within a pulse. */
    public static final double HIGH = 1;

    /**
     * An edge that falls on a sample belongs to it, although a period or a phase such as 2.2 or 0.29 has no exact
     * double: times are moved on by this many samples, more than rounding can move them back.
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

    /**
     * A wave whose first pulse begins at sample 0.
     *
     * @param periodSteps samples per cycle, at least 2
     * @param widthSteps samples that a pulse stays high, more than 0 and less than the period
     * @return the wave
     */
    public static PulseWave of(double periodSteps, double widthSteps) {
        return new PulseWave(periodSteps, widthSteps, Cycles.ZERO);
    }

    /**
     * The clean wave at one sample.
     *
     * @param sample any index; the wave goes on in both directions
     * @return {@value #HIGH} or {@value #LOW}
     */
    public double at(int sample) {
        double time = sample + phase.toSteps(periodSteps) + ROUNDING_STEPS;
        double position = time - periodSteps * Math.floor(time / periodSteps);
        return position < widthSteps ? HIGH : LOW;
    }

    /**
     * The clean wave from sample 0 on.
     *
     * @param length how many samples
     * @return a series of one feature
     */
    public Series samples(int length) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = at(i);
        }
        return Series.of(values);
    }
}
