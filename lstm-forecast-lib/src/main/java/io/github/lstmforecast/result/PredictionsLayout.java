package io.github.lstmforecast.result;

import io.github.lstmforecast.csv.CsvFormat;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * How a file of forecasts is made up. A column is named as in the header, or by its number from 1; one that is empty has
 * the name that {@link PredictionsCsv} gives it, or is not there.
 *
 * @param origin the column with the first predicted sample of the forecast, a row or a date
 * @param cutoff in place of the origin: the column with the last sample before the forecast
 * @param step the column with the step within the forecast
 * @param firstStep the number of the first step, 0 or 1; by default the least of the file
 * @param date the column with the date that the row predicts
 * @param column the column with the name of the predicted column
 * @param value the column with the forecast
 * @param quantiles the columns of quantiles, by level; if there are none, those named {@code q0.1}, for example
 * @param format how the file is written
 */
public record PredictionsLayout(
        Optional<String> origin,
        Optional<String> cutoff,
        Optional<String> step,
        OptionalInt firstStep,
        Optional<String> date,
        Optional<String> column,
        Optional<String> value,
        Map<Double, String> quantiles,
        CsvFormat format) {
    /** That of {@link PredictionsCsv}. */
    public static final PredictionsLayout USUAL = new PredictionsLayout(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            CsvFormat.UNKNOWN);

    public PredictionsLayout {
        quantiles = Collections.unmodifiableMap(new TreeMap<>(quantiles));
    }
}
