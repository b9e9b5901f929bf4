package io.github.lstmforecast.result;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.github.lstmforecast.csv.CsvFile;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.signal.GapMask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * {@code forecast.csv}: truth and forecast step by step, for people. Steps count from 0, the first of the forecast; the
 * warm-up has negative ones, and nothing predicted. Where there are several columns, each header has the column's name
 * at its end.
 */
public final class ForecastCsv {
    private ForecastCsv() {}

    /**
     * The name of the file of a forecast.
     *
     * @param from the first sample of the forecast
     * @param several whether the scenario has several forecasts
     * @return {@code forecast.csv}, or with the sample where there are several
     */
    public static String fileName(int from, boolean several) {
        return several ? "forecast-" + from + ".csv" : "forecast.csv";
    }

    /**
     * Writes a forecast, as a whole or not at all.
     *
     * @param file an older one is replaced
     * @param columns their names
     * @param date of a sample, where the series has dates
     * @param gaps of the series, where the truth is left empty
     */
    public static void write(
            Path file, Forecast forecast, List<String> columns, IntFunction<Optional<String>> date, GapMask gaps)
            throws IOException {
        CsvFile.write(file, csv -> write(csv, forecast, columns, date, gaps));
    }

    private static void write(
            CsvWriter csv, Forecast forecast, List<String> columns, IntFunction<Optional<String>> date, GapMask gaps) {
        ForecastSpan span = forecast.span();
        boolean dates = date.apply(span.from()).isPresent();
        List<String> header = new ArrayList<>(List.of("step", "sample"));
        if (dates) {
            header.add("date");
        }
        for (String column : columns) {
            String of = columns.size() == 1 ? "" : " " + column;
            header.addAll(List.of("truth" + of, "forecast" + of));
            if (forecast.oneStepAhead().isPresent()) {
                header.add("one_step_ahead" + of);
            }
            forecast.quantiles()
                    .ifPresent(quantiles -> quantiles.levels().forEach(level -> header.add("q" + level + of)));
        }
        csv.writeRecord(header);
        for (int step = -span.warmUp(); step < span.horizon(); step++) {
            int at = step;
            List<String> row = new ArrayList<>(List.of(String.valueOf(step), String.valueOf(span.from() + step)));
            if (dates) {
                row.add(date.apply(span.from() + step).orElse(""));
            }
            for (int column = 0; column < columns.size(); column++) {
                int of = column;
                double truth = step < 0
                        ? forecast.warmUp().get(span.warmUp() + step, column)
                        : forecast.truth().get(step, column);
                row.add(gaps.isFilled(span.from() + step, column) ? "" : String.valueOf(truth));
                row.add(step < 0 ? "" : text(forecast.predicted().get(step, column)));
                forecast.oneStepAhead().ifPresent(series -> row.add(at < 0 ? "" : text(series.get(at, of))));
                forecast.quantiles()
                        .ifPresent(quantiles ->
                                quantiles.values().forEach(series -> row.add(at < 0 ? "" : text(series.get(at, of)))));
            }
            csv.writeRecord(row);
        }
    }

    /** The shortest text that gives the same number again: of most models, that of a float. */
    private static String text(double value) {
        float narrow = (float) value;
        return narrow == value || Double.isNaN(value) ? String.valueOf(narrow) : String.valueOf(value);
    }
}
