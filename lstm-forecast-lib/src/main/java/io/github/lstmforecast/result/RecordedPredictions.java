package io.github.lstmforecast.result;

import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.forecast.RecordedForecaster;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Predictions that were read from a file.
 *
 * @param columns their names, in the order of the targets of each prediction
 * @param byOrigin by the first predicted sample, see {@link RecordedForecaster}
 */
public record RecordedPredictions(List<String> columns, Map<Integer, Prediction> byOrigin) {
    public RecordedPredictions {
        columns = List.copyOf(columns);
        byOrigin = Collections.unmodifiableMap(new TreeMap<>(byOrigin));
    }
}
