package io.github.lstmforecast.signal;

import java.util.Map;

/** The natural logarithm: what grows by a factor, for example a seasonal swing that grows with the level, is then a sum. */
public final class LogTransform extends SeriesTransform {
    static final String KEY = "log";

    LogTransform() {}

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public void requireApplicable(Series series, int from) {
        for (int step = from; step < series.length(); step++) {
            for (int target = 0; target < series.features(); target++) {
                double value = series.get(step, target);
                if (value <= 0) {
                    throw new InvalidSampleException(
                            KEY,
                            true,
                            step,
                            target,
                            "false: all values must be above 0, but " + value + " at ",
                            " is not");
                }
            }
        }
    }

    @Override
    double apply(double value, int step, int target, Values before) {
        return StrictMath.log(value);
    }

    @Override
    double undo(double transformed, int step, int target, Values before) {
        return StrictMath.exp(transformed);
    }

    @Override
    public Map<String, double[]> numbers() {
        return Map.of();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogTransform;
    }

    @Override
    public int hashCode() {
        return KEY.hashCode();
    }

    @Override
    public String toString() {
        return KEY;
    }
}
