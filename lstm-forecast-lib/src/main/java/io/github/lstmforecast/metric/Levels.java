package io.github.lstmforecast.metric;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/**
 * The low and the high level of a signal, always those of the truth.
 *
 * @param low the value between pulses
 * @param high the value within pulses, more than {@code low}
 */
public record Levels(double low, double high) {
    private static final double[] PERCENTILES = {0.05, 0.95};

    public Levels {
        InvalidValueException.unless(
                low < high && Double.isFinite(high - low),
                "levels",
                low + " and " + high,
                "two finite numbers, the lower first");
    }

    /**
     * The levels of a series without a cycle: its 5th and 95th percentile (linear between order statistics); if these are
     * equal, its minimum and maximum.
     *
     * @param truth at least one value, all finite
     * @return empty if the series is constant
     * @throws InvalidValueException if the distance of the levels is infinite
     */
    public static Optional<Levels> of(double... truth) {
        double[] percentiles = Quantile.withDefaults()
                .withCopy(true)
                .with(EstimationMethod.HF7)
                .evaluate(truth, PERCENTILES);
        return between(percentiles[0], percentiles[1])
                .or(() -> between(
                        Arrays.stream(truth).min().orElseThrow(),
                        Arrays.stream(truth).max().orElseThrow()));
    }

    /**
     * The levels of values that were looked at.
     *
     * @return empty if the second is not above the first
     * @throws InvalidValueException if they are so far apart that their distance is infinite
     */
    static Optional<Levels> between(double low, double high) {
        if (!(low < high)) {
            return Optional.empty();
        }
        InvalidValueException.unless(
                Double.isFinite(high - low),
                "range of the levels",
                "from " + low + " to " + high + ", which is too large for a double",
                "at most " + Double.MAX_VALUE);
        return Optional.of(new Levels(low, high));
    }

    /** The distance of the levels, more than 0. */
    public double range() {
        return high - low;
    }

    /** Half way from the low to the high level. */
    public double middle() {
        double sum = low + high;
        return Double.isFinite(sum) ? sum / 2 : low / 2 + high / 2;
    }
}
