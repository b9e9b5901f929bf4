package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import java.util.List;

/**
 * Which quantiles are estimated from how many paths.
 *
 * @param quantiles levels above 0 and below 1, ascending, at least one
 * @param samples the number of paths
 */
public record SampleSettings(List<Double> quantiles, int samples) {
    public static final int USUAL_SAMPLES = 200;

    private static final int MOST_SAMPLES = 10_000;
    private static final int MOST_LEVELS = 100;

    public SampleSettings {
        quantiles = List.copyOf(quantiles);
        double before = 0;
        for (double level : quantiles) {
            InvalidValueException.unless(
                    level > before && level < 1,
                    "quantiles",
                    quantiles,
                    "levels above 0 and below 1, in ascending order, like [0.1, 0.5, 0.9]");
            before = level;
        }
        InvalidValueException.unless(
                !quantiles.isEmpty() && quantiles.size() <= MOST_LEVELS,
                "quantiles",
                quantiles.size() + " levels",
                "from 1 to " + MOST_LEVELS + " levels, like [0.1, 0.5, 0.9]");
        InvalidValueException.unless(
                samples >= 1 && samples <= MOST_SAMPLES, "samples", samples, "from 1 to " + MOST_SAMPLES + " (paths)");
    }
}
