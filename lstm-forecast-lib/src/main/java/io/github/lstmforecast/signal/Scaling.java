package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;

/**
 * What a model sees in place of a series' own numbers: {@code (value - offset) / unit}, for each feature its own. Fitted on
 * the training data only: what is to be forecast must not shine through.
 */
public final class Scaling {
    /** How offset and unit are chosen. */
    public enum Mode {
        /** Nothing is changed. */
        NONE,
        /** The training data goes from 0 to 1. */
        MIN_MAX,
        /** The training data has mean 0 and standard deviation 1. */
        Z_SCORE
    }

    private final double[] offset; // of each feature
    private final double[] unit; // likewise

    private Scaling(double[] offset, double[] unit) {
        this.offset = offset;
        this.unit = unit;
    }

    /**
     * No scaling.
     *
     * @param features of the series, at least 1
     * @return a scaling that changes nothing
     */
    public static Scaling none(int features) {
        double[] unit = new double[features];
        Arrays.fill(unit, 1);
        return new Scaling(new double[features], unit);
    }

    /**
     * Fits a scaling.
     *
     * @param mode how
     * @param training the series to look at, at least one step, all finite
     * @return the scaling
     * @throws InvalidValueException if a feature is constant, so that it can't be scaled
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
                            + " in the training data, so there is nothing to scale it by");
            double mean = Arrays.stream(values).map(value -> value - low).average().orElseThrow() + low;
            double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
            scaling.offset[feature] = mode == Mode.MIN_MAX ? low : mean;
            scaling.unit[feature] = mode == Mode.MIN_MAX ? high - low : Math.sqrt(squares / values.length);
        }
        return scaling;
    }

    /**
     * Scales a series.
     *
     * @param series of as many features as this was fitted on
     * @return what the model sees
     */
    public Series apply(Series series) {
        double[] scaled = new double[series.length() * offset.length];
        Arrays.setAll(scaled, i -> {
            int feature = i % offset.length;
            return (series.get(i / offset.length, feature) - offset[feature]) / unit[feature];
        });
        return Series.of(scaled, offset.length);
    }

    /**
     * Brings what a model says back to the series' own unit.
     *
     * @param scaled of as many features as this was fitted on
     * @return the series in its own unit
     */
    public Series undo(Series scaled) {
        double[] series = new double[scaled.length() * offset.length];
        Arrays.setAll(series, i -> {
            int feature = i % offset.length;
            return scaled.get(i / offset.length, feature) * unit[feature] + offset[feature];
        });
        return Series.of(series, offset.length);
    }
}
