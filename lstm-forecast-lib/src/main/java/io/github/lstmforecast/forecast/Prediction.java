package io.github.lstmforecast.forecast;

import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import java.util.Optional;

/**
 * What a {@link Forecaster} gives.
 *
 * @param values {@code [step][target]}; may hold values that are not finite
 * @param cells h and c of a recurrent network along the forecast, if there are any and they were asked for
 * @param quantiles of the same steps and targets, if there are any
 */
public record Prediction(Series values, Optional<CellTrace> cells, Optional<Quantiles> quantiles) {
    /** Values alone. */
    public static Prediction of(Series values) {
        return new Prediction(values, Optional.empty(), Optional.empty());
    }
}
