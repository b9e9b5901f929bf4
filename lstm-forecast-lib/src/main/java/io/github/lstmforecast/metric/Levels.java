package io.github.lstmforecast.metric;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/**
 * The two levels between which a signal pulses. They come from the truth, never from a forecast.
 *
 * @param low the value between pulses
 * @param high the value within pulses, more than {@code low}
 */
public record Levels(double low, double high) {
    /**
     * Half of the range is crossed at an onset; a signal must fall this much of the range below that to cross again.
     */
    private static final double HYSTERESIS = 0.1;

    private static final double[] PERCENTILES = {0.05, 0.95};

    public Levels {
        InvalidValueException.unless(
                low < high && Double.isFinite(high - low),
                "levels",
                low + " and " + high,
                "two finite numbers, the lower first");
    }

    /**
     * The levels of a series whose pulses are not known beforehand: its 5th and 95th percentile (linear between order
     * statistics); where those coincide, its minimum and maximum.
     *
     * @param truth warm-up and horizon, at least one value, all finite
     * @return the levels, or nothing where the series is constant
     */
    public static Optional<Levels> of(double... truth) {
        double[] percentiles = Quantile.withDefaults()
                .withCopy(true)
                .with(EstimationMethod.HF7)
                .evaluate(truth, PERCENTILES);
        if (percentiles[0] < percentiles[1]) {
            return Optional.of(new Levels(percentiles[0], percentiles[1]));
        }
        double low = Arrays.stream(truth).min().orElseThrow();
        double high = Arrays.stream(truth).max().orElseThrow();
        return low < high ? Optional.of(new Levels(low, high)) : Optional.empty();
    }

    /**
     * How far the levels are apart.
     *
     * @return more than 0
     */
    public double range() {
        return high - low;
    }

    /**
     * The value at which a pulse begins and ends.
     *
     * @return the middle of the two levels
     */
    public double threshold() {
        return (low + high) / 2;
    }

    /**
     * The value below which a signal must fall before another pulse can begin, so that noise at the threshold is not
     * taken for pulses.
     *
     * @return a tenth of the range below the threshold
     */
    public double rearm() {
        return threshold() - HYSTERESIS * range();
    }
}
