package io.github.lstmforecast.result;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.csv.CsvCells;
import io.github.lstmforecast.csv.CsvException;
import io.github.lstmforecast.csv.Decimal;
import io.github.lstmforecast.csv.RowFinder;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Finds the samples of the series that the cells of a file of forecasts name. */
final class SampleFinder {
    /** A sample that the series should have, and does not. */
    static final int NOWHERE = -1;

    /** A sample that is later than the last of the series. */
    static final int AFTER_THE_END = Integer.MAX_VALUE;

    private final PredictedSeries series;
    private final PredictionsColumns columns;
    private final Optional<RowFinder> dates;
    private final Optional<RowFinder> origins;

    SampleFinder(CsvCells cells, PredictionsColumns columns, PredictedSeries series) throws CsvException {
        this.series = series;
        this.columns = columns;
        this.dates = columns.dates(cells, series);
        this.origins = columns.origins(cells, series);
    }

    boolean hasDates() {
        return dates.isPresent();
    }

    /** The first sample of the forecast. */
    int origin(CsvCells.Row row) throws CsvException {
        String text = row.text(columns.origin().getAsInt());
        if (origins.isPresent()) {
            return columns.isCutoff() ? after(row, text) : date(row, text, origins.get());
        }
        OptionalInt number = wholeNumber(text);
        if (number.isEmpty() || number.getAsInt() < 0) {
            return NOWHERE;
        }
        return inTheSeries(number.getAsInt() + (columns.isCutoff() ? 1 : 0));
    }

    private int after(CsvCells.Row row, String text) throws CsvException {
        requireSameTimeZone(row, text, origins.get());
        OptionalInt found = origins.get().rowAfter(text);
        return found.isEmpty() ? NOWHERE : inTheSeries(found.getAsInt());
    }

    private int inTheSeries(int sample) {
        return sample < series.length() ? sample : AFTER_THE_END;
    }

    /** The sample of the row's date. */
    int date(CsvCells.Row row) throws CsvException {
        return date(row, row.text(columns.date().getAsInt()), dates.orElseThrow());
    }

    private static int date(CsvCells.Row row, String text, RowFinder finder) throws CsvException {
        requireSameTimeZone(row, text, finder);
        return finder.row(text).orElse(finder.isAfterTheEnd(text) ? AFTER_THE_END : NOWHERE);
    }

    private static void requireSameTimeZone(CsvCells.Row row, String text, RowFinder finder) throws CsvException {
        if (finder.lacksOffset(text)) {
            throw new CsvException(row.at() + ": the date " + SafeText.of(text)
                    + " has an offset from UTC, but those of the series have none; write both alike");
        }
    }

    /** A whole number, also one that is written as {@code 3.0}. */
    static OptionalInt wholeNumber(String text) {
        OptionalDouble number = Decimal.parse(text);
        return number.isPresent()
                        && Math.rint(number.getAsDouble()) == number.getAsDouble()
                        && Math.abs(number.getAsDouble()) < Integer.MAX_VALUE
                ? OptionalInt.of((int) number.getAsDouble())
                : OptionalInt.empty();
    }
}
