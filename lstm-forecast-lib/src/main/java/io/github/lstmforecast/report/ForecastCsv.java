package io.github.lstmforecast.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.scenario.Signal;
import io.github.lstmforecast.signal.Series;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code forecast.csv}: truth and forecast step by step, for a look with any other tool. Steps count from 0, the first
 * that was forecast; the warm-up has negative ones, and nothing foretold. Where there are several features, each column
 * has the feature's name behind it.
 */
public final class ForecastCsv {
    private ForecastCsv() {}

    /**
     * What the file of a forecast is called.
     *
     * @param from the first sample that was forecast
     * @param several whether the scenario has several forecasts
     * @return {@code forecast.csv}, or with the sample where there are several
     */
    public static String fileName(int from, boolean several) {
        return several ? "forecast-" + from + ".csv" : "forecast.csv";
    }

    /**
     * Writes a forecast, as a whole or not at all.
     *
     * @param file where; an older file is replaced
     * @param forecast what was foretold
     * @param signal of what
     * @throws IOException if the file can't be written
     */
    public static void write(Path file, Forecast forecast, Signal signal) throws IOException {
        try {
            WholeFile.write(file, out -> write(out, forecast, signal));
        } catch (UncheckedIOException e) { // as the writer of CSV throws
            throw e.getCause();
        }
    }

    private static void write(OutputStream out, Forecast forecast, Signal signal) throws IOException {
        ForecastSpan span = forecast.span();
        boolean dates = signal.date(span.from()).isPresent();
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // Not closed, since that would close the file before it is renamed.
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        List<String> header = new ArrayList<>(List.of("step", "sample"));
        if (dates) {
            header.add("date");
        }
        for (String column : signal.columns()) {
            String of = signal.columns().size() == 1 ? "" : " " + column;
            header.addAll(List.of("truth" + of, "forecast" + of, "one_step_ahead" + of));
        }
        csv.writeRecord(header);
        for (int step = -span.warmUp(); step < span.horizon(); step++) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(step), String.valueOf(span.from() + step)));
            if (dates) {
                row.add(signal.date(span.from() + step).orElse(""));
            }
            for (int column = 0; column < signal.columns().size(); column++) {
                row.add(String.valueOf(
                        step < 0
                                ? forecast.warmUp().get(span.warmUp() + step, column)
                                : forecast.truth().get(step, column)));
                row.add(foretold(forecast.predicted(), step, column));
                int at = step;
                int of = column;
                row.add(forecast.oneStepAhead()
                        .map(series -> foretold(series, at, of))
                        .orElse(""));
            }
            csv.writeRecord(row);
        }
        csv.flush();
    }

    /** Models foretell floats; the shortest text that gives the same float is enough. */
    private static String foretold(Series series, int step, int column) {
        return step < 0 ? "" : String.valueOf((float) series.get(step, column));
    }
}
