package io.github.lstmforecast.signal;

import io.github.lstmforecast.InvalidValueException;
import java.util.Map;

/**
 * Transforms the targets of a series for a model, and transforms its forecast back. It is fitted on the training data
 * only. It must be causal: a step of the transformed series depends on no later step of the series.
 *
 * <p>The whole history is transformed once, the forecaster works with transformed values only, and the whole forecast is
 * transformed back.
 */
public interface SeriesTransform {
    /** The name of the kind in files. */
    String key();

    /**
     * @param history {@code [time][target]}
     * @return the transformed series, as long as the history; NaN in the first {@link #lag} steps
     */
    Series apply(Series history);

    /**
     * Transforms a forecast back to the unit of the series.
     *
     * @param forecast {@code [step][target]}, transformed
     * @param history the true values before the first step of the forecast, not transformed; at least {@link #lag} steps
     * @return as long as the forecast
     */
    Series undo(Series forecast, Series history);

    /**
     * Transforms forecasts of one step back to the unit of the series: each of them with the true values before it.
     *
     * @param oneStepAhead {@code [step][target]}, transformed; step k predicts step {@code from + k} of the series
     * @param series the true series, not transformed, at least {@code from + oneStepAhead.length() - 1} steps
     * @return as long as the forecasts
     */
    default Series undoOneStepAhead(Series oneStepAhead, Series series, int from) {
        int features = oneStepAhead.features();
        double[] values = new double[oneStepAhead.length() * features];
        for (int step = 0; step < oneStepAhead.length(); step++) {
            Series alone = undo(oneStepAhead.slice(step, step + 1), series.slice(0, from + step));
            for (int feature = 0; feature < features; feature++) {
                values[step * features + feature] = alone.get(0, feature);
            }
        }
        return Series.of(values, features);
    }

    /** How many steps it looks back: the first steps of a transformed series are undefined. */
    default int lag() {
        return 0;
    }

    /**
     * Refuses a series that it can't be applied to.
     *
     * @param from the first step that is used
     * @throws InvalidValueException with the first value that is not allowed
     */
    default void requireApplicable(Series series, int from) {}

    /** The fitted numbers, by name: all that is needed to restore the transform. */
    Map<String, double[]> numbers();
}
