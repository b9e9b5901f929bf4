package io.github.lstmforecast.result;

import io.github.lstmforecast.signal.Quantiles;
import java.util.Optional;

/**
 * Between which values the truth is expected; x is the step.
 *
 * @param lowestLevel with which probability it is below {@code lowest}
 * @param highestLevel with which probability it is below {@code highest}
 */
public record QuantileBand(double lowestLevel, double highestLevel, Curve lowest, Curve highest) {
    /** The band of the steps {@code from} to {@code to - 1}; empty where there is only one quantile. */
    static Optional<QuantileBand> of(Quantiles quantiles, int from, int to, int feature, int mostPoints) {
        int last = quantiles.levels().size() - 1;
        if (last == 0) {
            return Optional.empty();
        }
        Quantiles part = quantiles.slice(from, to);
        return Optional.of(new QuantileBand(
                quantiles.levels().get(0),
                quantiles.levels().get(last),
                Curve.of(from, part.values().get(0).column(feature), mostPoints),
                Curve.of(from, part.values().get(last).column(feature), mostPoints)));
    }
}
