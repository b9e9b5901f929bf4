package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.Keyed;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Scales each feature of a series to {@code (value - offset) / unit}. It is fitted on the training data only, so that
 * nothing of the forecast period leaks into it.
 */
public final class Scaling extends SeriesTransform {
    static final String KEY = "scaling";

    /** How offset and unit are chosen. */
    public enum Mode implements Keyed {
        /** The values stay as they are. */
        NONE("none"),
        /** Scales the training data to 0..1. */
        MIN_MAX("minmax"),
        /** Scales the training data to mean 0 and standard deviation 1. */
        Z_SCORE("zscore");

        private final String key;

        Mode(String key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key;
        }
    }

    private final double[] offset; // [feature]
    private final double[] unit; // [feature]

    private Scaling(double[] offset, double[] unit) {
        this.offset = offset;
        this.unit = unit;
    }

    /**
     * @param offset {@code [feature]}, finite
     * @param unit {@code [feature]}, finite and not 0
     * @throws InvalidValueException if there is no feature, or a number is out of its range
     */
    public static Scaling of(double[] offset, double[] unit) {
        InvalidValueException.unless(
                offset.length >= 1 && offset.length == unit.length,
                "unit",
                unit.length + " of " + offset.length + " features",
                "one for each feature");
        for (int feature = 0; feature < offset.length; feature++) {
            InvalidValueException.unless(
                    Double.isFinite(offset[feature]), "offset[" + feature + "]", offset[feature], "finite");
            InvalidValueException.unless(
                    Double.isFinite(unit[feature]) && unit[feature] != 0,
                    "unit[" + feature + "]",
                    unit[feature],
                    "finite and not 0");
        }
        return new Scaling(offset.clone(), unit.clone());
    }

    public int features() {
        return offset.length;
    }

    /** The value that is scaled to 0, in the unit of the series. */
    public double offset(int feature) {
        return offset[feature];
    }

    /** The difference that is scaled to 1, in the unit of the series. */
    public double unit(int feature) {
        return unit[feature];
    }

    /** A scaling that leaves the values as they are. */
    public static Scaling none(int features) {
        double[] unit = new double[features];
        Arrays.fill(unit, 1);
        return new Scaling(new double[features], unit);
    }

    /**
     * @param training at least one step, all finite
     * @throws InvalidValueException if a feature is constant, or too large to scale
     */
    public static Scaling fit(Mode mode, Series training) {
        Scaling scaling = none(training.features());
        if (mode == Mode.NONE) {
            return scaling;
        }
        for (int feature = 0; feature < training.features(); feature++) {
            double[] values = training.column(feature);
            double low = Arrays.stream(values).min().orElseThrow();
            double high = Arrays.stream(values).max().orElseThrow();
            InvalidValueException.unless(
                    low < high && Double.isFinite(high - low),
                    "scale",
                    mode == Mode.MIN_MAX ? "minmax" : "zscore",
                    "none: feature " + (feature + 1) + (low == high ? " is always " + low : " is too large")
                            + " in the training data, so it can't be scaled");
            double mean =
                    Sums.mean(Arrays.stream(values).map(value -> value - low).toArray()) + low;
            double[] squares = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .toArray();
            scaling.offset[feature] = mode == Mode.MIN_MAX ? low : mean;
            scaling.unit[feature] = mode == Mode.MIN_MAX ? high - low : Math.sqrt(Sums.mean(squares));
        }
        return scaling;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    OptionalInt targets() {
        return OptionalInt.of(offset.length);
    }

    @Override
    double apply(double value, int step, int target, Values before) {
        return apply(target, value);
    }

    @Override
    double undo(double transformed, int step, int target, Values before) {
        return undo(target, transformed);
    }

    @Override
    public Map<String, double[]> numbers() {
        return Map.of("offset", offset.clone(), "unit", unit.clone());
    }

    static Scaling ofNumbers(Map<String, double[]> numbers) {
        return of(numbers.get("offset"), numbers.get("unit"));
    }

    /** Whether all values stay as they are. */
    public boolean isNone() {
        return equals(none(offset.length));
    }

    /** @param value in the unit of the series */
    public double apply(int feature, double value) {
        return (value - offset[feature]) / unit[feature];
    }

    /** @return in the unit of the series */
    public double undo(int feature, double scaled) {
        return scaled * unit[feature] + offset[feature];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scaling that && Arrays.equals(offset, that.offset) && Arrays.equals(unit, that.unit);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(offset) + Arrays.hashCode(unit);
    }

    @Override
    public String toString() {
        return "Scaling[offset=" + Arrays.toString(offset) + ", unit=" + Arrays.toString(unit) + "]";
    }
}
