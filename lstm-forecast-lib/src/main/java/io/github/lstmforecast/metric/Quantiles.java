package io.github.lstmforecast.metric;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Quantiles of a forecast of one column.
 *
 * @param levels probabilities above 0 and below 1, ascending, {@code [level]}; not to be modified
 * @param values {@code [step][level]}, over the horizon or longer; not to be modified
 */
public record Quantiles(double[] levels, double[][] values) {
    public Quantiles {
        InvalidValueException.unless(levels.length >= 1, "levels", "empty", "at least one probability");
        double below = 0;
        for (double level : levels) {
            InvalidValueException.unless(
                    level > below && level < 1,
                    "levels",
                    Arrays.toString(levels),
                    "probabilities above 0 and below 1, in ascending order");
            below = level;
        }
        for (int step = 0; step < values.length; step++) {
            InvalidValueException.unless(
                    values[step].length == levels.length,
                    "quantiles at step " + step,
                    values[step].length + " values",
                    levels.length + ", one for each level");
        }
    }

    /** The first step with a value that is NaN or infinite. */
    OptionalInt notFiniteFrom() {
        for (int step = 0; step < values.length; step++) {
            if (!Arrays.stream(values[step]).allMatch(Double::isFinite)) {
                return OptionalInt.of(step);
            }
        }
        return OptionalInt.empty();
    }
}
