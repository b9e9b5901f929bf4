package io.github.lstmforecast.result;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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
     */
    public static void write(Path file, Forecast forecast, List<String> columns, IntFunction<Optional<String>> date)
            throws IOException {
        try {
            WholeFile.write(file, out -> write(out, forecast, columns, date));
        } catch (UncheckedIOException e) { // as the writer of CSV throws
            throw e.getCause();
        }
    }

    private static void write(
            OutputStream out, Forecast forecast, List<String> columns, IntFunction<Optional<String>> date)
            throws IOException {
        ForecastSpan span = forecast.span();
        boolean dates = date.apply(span.from()).isPresent();
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // Not closed, since that would close the file before it is renamed.
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
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
                row.add(String.valueOf(
                        step < 0
                                ? forecast.warmUp().get(span.warmUp() + step, column)
                                : forecast.truth().get(step, column)));
                row.add(step < 0 ? "" : text(forecast.predicted().get(step, column)));
                forecast.oneStepAhead().ifPresent(series -> row.add(at < 0 ? "" : text(series.get(at, of))));
            }
            csv.writeRecord(row);
        }
        csv.flush();
    }

    /** The shortest text that gives the same number again: of most models, that of a float. */
    private static String text(double value) {
        float narrow = (float) value;
        return narrow == value || Double.isNaN(value) ? String.valueOf(narrow) : String.valueOf(value);
    }
}
