package io.github.lstmforecast.metric;

import io.github.lstmforecast.InvalidValueException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * How the pulses of a signal are found, in its truth as in every forecast of it: between which levels it pulses, at which
 * value a pulse begins, and how far apart two pulses are at least. Always taken from the truth.
 */
public final class PulseRule {
    /** The distance between {@link #threshold} and {@link #rearm}, as a part of the range of the levels. */
    static final double HYSTERESIS = 0.1;

    private static final int SHOWN_DIGITS = 4;
    private static final double[] NO_TREND = {};

    private final Levels levels;
    private final double threshold;
    private final double minDistance;
    private final double secondBelow;
    private final double[] trend; // of the steps from firstStep on; before and behind, it goes on as it is at its ends
    private final int firstStep;

    private PulseRule(
            Levels levels, double threshold, double minDistance, double secondBelow, double[] trend, int firstStep) {
        this.levels = levels;
        this.threshold = threshold;
        this.minDistance = minDistance;
        this.secondBelow = secondBelow;
        this.trend = trend;
        this.firstStep = firstStep;
    }

    /** A pulse begins in the middle of the levels, without a trend and however soon after another pulse. */
    public static PulseRule of(Levels levels) {
        return new PulseRule(levels, levels.middle(), 0, Double.POSITIVE_INFINITY, NO_TREND, 0);
    }

    /** The same with a threshold that is not in the middle. */
    PulseRule withThreshold(double value) {
        InvalidValueException.unless(
                levels.low() < value && value < levels.high(),
                "threshold",
                value,
                String.format(Locale.ROOT, "between the levels, %.4g and %.4g", levels.low(), levels.high()));
        return new PulseRule(levels, value, minDistance, secondBelow, trend, firstStep);
    }

    /** The same with another least distance of two pulses. */
    PulseRule withMinDistance(double steps) {
        InvalidValueException.unless(
                steps >= 0 && Double.isFinite(steps), "minDistance", steps, "at least 0 (samples)");
        return new PulseRule(levels, threshold, steps, secondBelow, trend, firstStep);
    }

    /** The same for second peaks of less than a height above the threshold. */
    PulseRule withSecondBelow(double height) {
        return new PulseRule(levels, threshold, minDistance, height, trend, firstStep);
    }

    /**
     * The same with levels and threshold that follow a trend.
     *
     * @param added to levels and threshold, for each step from 0 on
     */
    PulseRule following(double[] added) {
        return new PulseRule(levels, threshold, minDistance, secondBelow, added, 0);
    }

    /** The same with steps that count from another one, as those of a forecast do. */
    public PulseRule from(int step) {
        return new PulseRule(levels, threshold, minDistance, secondBelow, trend, firstStep - step);
    }

    /** The levels without the trend. */
    public Levels levels() {
        return levels;
    }

    /** The value at which a pulse begins and ends. */
    public double threshold(int step) {
        return threshold + trend(step);
    }

    /**
     * A tenth of the levels' range below the threshold. The signal must fall below this value before another pulse can
     * begin, so that noise at the threshold gives no pulses.
     */
    public double rearm(int step) {
        return threshold - HYSTERESIS * levels.range() + trend(step);
    }

    /** How much levels and threshold are above those without the trend; 0 if they follow none. */
    public double trend(int step) {
        return trend.length == 0 ? 0 : trend[Math.max(0, Math.min(step - firstStep, trend.length - 1))];
    }

    /** The low level at a step. */
    public double low(int step) {
        return levels.low() + trend(step);
    }

    /** The high level at a step. */
    public double high(int step) {
        return levels.high() + trend(step);
    }

    /** Of two pulses that begin closer to each other, in steps, only the higher one counts, if the other is low enough. */
    public double minDistance() {
        return minDistance;
    }

    /** Whether a pulse that rises by this height above the threshold does not count beside a higher one. */
    boolean isSecond(double height) {
        return height < secondBelow;
    }

    /** For example {@code they rise from 1.5 to 9.5 and begin at 5.5}. */
    @Override
    public String toString() {
        return "they rise from " + text(levels.low()) + " to " + text(levels.high()) + " and begin at "
                + text(threshold)
                + (trend.length == 0 ? "" : ", all three moving with the mean over one cycle")
                + (minDistance == 0
                        ? ""
                        : "; of two within " + text(minDistance) + " steps, only the higher one counts");
    }

    private static String text(double number) {
        return new BigDecimal(number)
                .round(new MathContext(SHOWN_DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }
}
