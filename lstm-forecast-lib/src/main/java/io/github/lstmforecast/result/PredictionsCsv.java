package io.github.lstmforecast.result;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.github.lstmforecast.csv.CsvFile;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * {@code predictions.csv}: what was predicted from every origin, for other programs and to be
 * {@linkplain PredictionsReader read back} to the same bits.
 * A row for each origin, step and column: {@code origin,step,column,value}, and a {@code date} after the origin where the
 * series has dates; then a column for each quantile, {@code q0.1} say. Steps count from 0 at the origin, over horizon and
 * guard.
 */
public final class PredictionsCsv {
    /** The name of the file in the output folder of a scenario. */
    public static final String FILE = "predictions.csv";

    static final String ORIGIN = "origin";
    static final String STEP = "step";
    static final String COLUMN = "column";
    static final String VALUE = "value";
    static final String QUANTILE = "q";
    static final String DATE = "date";

    private PredictionsCsv() {}

    /**
     * Writes predictions, as a whole or not at all.
     *
     * @param file an older one is replaced
     * @param forecasts at least one, all with quantiles of the same levels or none
     * @param columns the names of their targets
     * @param date of a sample, where the series has dates
     */
    public static void write(
            Path file, List<Forecast> forecasts, List<String> columns, IntFunction<Optional<String>> date)
            throws IOException {
        CsvFile.write(file, csv -> write(csv, forecasts, columns, date));
    }

    private static void write(
            CsvWriter csv, List<Forecast> forecasts, List<String> columns, IntFunction<Optional<String>> date) {
        Forecast first = forecasts.get(0);
        boolean dates = date.apply(first.span().from()).isPresent();
        List<String> header = new ArrayList<>();
        header.add(ORIGIN);
        if (dates) {
            header.add(DATE);
        }
        header.addAll(List.of(STEP, COLUMN, VALUE));
        first.quantiles().map(Quantiles::levels).orElse(List.of()).forEach(level -> header.add(QUANTILE + level));
        csv.writeRecord(header);
        for (Forecast forecast : forecasts) {
            int origin = forecast.span().from();
            for (int step = 0; step < forecast.predicted().length(); step++) {
                for (int column = 0; column < columns.size(); column++) {
                    List<String> row = new ArrayList<>(header.size());
                    row.add(String.valueOf(origin));
                    if (dates) {
                        row.add(date.apply(origin + step).orElse(""));
                    }
                    row.add(String.valueOf(step));
                    row.add(columns.get(column));
                    row.add(String.valueOf(forecast.predicted().get(step, column)));
                    if (forecast.quantiles().isPresent()) {
                        for (Series series : forecast.quantiles().get().values()) {
                            row.add(String.valueOf(series.get(step, column)));
                        }
                    }
                    csv.writeRecord(row);
                }
            }
        }
    }
}
