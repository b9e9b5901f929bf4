package io.github.lstmforecast.signal;

import java.util.Map;

/**
 * What is done with the targets of a series before a model sees them, and undone with its forecast. It is fitted on
 * training rows only. It must be causal: a step of the transformed series depends on no later step of the series.
 *
 * <p>A forecaster works in the transformed series' space: the whole history goes forward once, the forecast is made
 * there, and comes back as a whole.
 */
public interface SeriesTransform {
    /** The name of the kind in files. */
    String key();

    /**
     * The transformed series.
     *
     * @param history {@code [time][target]}
     * @return as long as the history
     */
    Series apply(Series history);

    /**
     * A forecast in the series' own unit.
     *
     * @param forecast {@code [step][target]}, in the space of the transformed series
     * @param history the true series up to the first step of the forecast, in its own unit
     * @return as long as the forecast
     */
    Series undo(Series forecast, Series history);

    /**
     * Forecasts one step ahead, in the series' own unit: each is undone from the true values before it.
     *
     * @param oneStepAhead {@code [step][target]}, in the space of the transformed series; step k is that of the series'
     *     step {@code from + k}
     * @param series the true series in its own unit, of at least {@code from + oneStepAhead.length() - 1} steps
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

    /** The fitted numbers, by name: all that is needed to make the transform again. */
    Map<String, double[]> numbers();
}
