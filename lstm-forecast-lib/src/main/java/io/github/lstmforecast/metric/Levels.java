package io.github.lstmforecast.metric;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/**
 * The low and the high level of a signal of pulses, always those of the truth.
 *
 * @param low the value between pulses
 * @param high the value within pulses, more than {@code low}
 */
public record Levels(double low, double high) {
    /**
     * The distance between threshold and {@link #rearm}, as a part of the range.
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
     * The levels of a series with unknown pulses: its 5th and 95th percentile (linear between order statistics); if these
     * are equal, its minimum and maximum.
     *
     * @param truth warm-up and horizon, at least one value, all finite
     * @return empty if the series is constant
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

    /** The distance of the levels, more than 0. */
    public double range() {
        return high - low;
    }

    /** The middle of the levels: the value at which a pulse begins and ends. */
    public double threshold() {
        return (low + high) / 2;
    }

    /**
     * A tenth of the range below the threshold. The signal must fall below this value before another pulse can begin, so
     * that noise at the threshold gives no pulses.
     */
    public double rearm() {
        return threshold() - HYSTERESIS * range();
    }
}
