package io.github.lstmforecast.forecast;

import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import java.util.Optional;

/**
 * The output of a {@link Forecaster}.
 *
 * @param values {@code [step][target]}; may have values that are not finite
 * @param cells h and c of a recurrent network, if requested and available
 * @param quantiles of the same steps and targets, if available
 */
public record Prediction(Series values, Optional<CellTrace> cells, Optional<Quantiles> quantiles) {
    public static Prediction of(Series values) {
        return new Prediction(values, Optional.empty(), Optional.empty());
    }
}
