package io.github.lstmforecast.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.signal.Series;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;

/**
 * {@code forecast.csv}: truth and forecast step by step, for a look with any other tool. Steps count from 0, the first
 * that was forecast; the warm-up has negative ones, and nothing foretold.
 */
public final class ForecastCsv {
    private ForecastCsv() {}

    /**
     * Writes a forecast of one feature, as a whole or not at all.
     *
     * @param file where; an older file is replaced
     * @param forecast what was foretold
     * @throws IOException if the file can't be written
     */
    public static void write(Path file, Forecast forecast) throws IOException {
        ForecastSpan span = forecast.span();
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord("step", "sample", "truth", "forecast", "one_step_ahead");
            for (int step = -span.warmUp(); step < span.horizon(); step++) {
                csv.writeRecord(
                        String.valueOf(step),
                        String.valueOf(span.from() + step),
                        step < 0
                                ? String.valueOf(forecast.warmUp().get(span.warmUp() + step, 0))
                                : String.valueOf(forecast.truth().get(step, 0)),
                        foretold(forecast.closedLoop(), step),
                        foretold(forecast.oneStepAhead(), step));
            }
        }
        WholeFile.write(file, text.toString());
    }

    /** Models foretell floats; the shortest text that gives the same float is enough. */
    private static String foretold(Series series, int step) {
        return step < 0 ? "" : String.valueOf((float) series.get(step, 0));
    }
}
