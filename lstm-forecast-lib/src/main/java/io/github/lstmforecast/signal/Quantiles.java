package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/**
 * Quantiles of a forecast, {@code [level][step][target]}: the level is the probability that the true value is at most
 * the quantile.
 *
 * @param levels above 0 and below 1, ascending, at least one
 * @param values one series for each level, all of the same shape
 */
public record Quantiles(List<Double> levels, List<Series> values) {
    public Quantiles {
        levels = List.copyOf(levels);
        values = List.copyOf(values);
        InvalidValueException.unless(
                !levels.isEmpty() && levels.size() == values.size(),
                "quantiles",
                values.size() + " series for " + levels.size() + " levels",
                "one series for each level, at least one");
        double before = 0;
        for (double level : levels) {
            InvalidValueException.unless(
                    level > before && level < 1, "levels", levels, "above 0 and below 1, in ascending order");
            before = level;
        }
        for (Series series : values) {
            Series first = values.get(0);
            InvalidValueException.unless(
                    series.length() == first.length() && series.features() == first.features(),
                    "quantiles",
                    first + " and " + series,
                    "of the same shape");
        }
    }

    public Quantiles target(int target) {
        return new Quantiles(
                levels,
                values.stream().map(series -> Series.of(series.column(target))).toList());
    }

    /** The quantiles of one target, {@code [level][step]}. */
    public double[][] ofTarget(int target) {
        return values.stream().map(series -> series.column(target)).toArray(double[][]::new);
    }

    /** The steps {@code from} to {@code to - 1}. */
    public Quantiles slice(int from, int to) {
        List<Series> sliced = new ArrayList<>();
        values.forEach(series -> sliced.add(series.slice(from, to)));
        return new Quantiles(levels, sliced);
    }
}
