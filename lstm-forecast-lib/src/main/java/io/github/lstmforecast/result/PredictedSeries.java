package io.github.lstmforecast.result;

import io.github.lstmforecast.csv.CsvTable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The series that recorded forecasts predict.
 *
 * @param targets the names of its columns that are forecast
 * @param length how many samples there are
 * @param table where the dates of the samples are from, if it is a file
 */
public record PredictedSeries(List<String> targets, int length, Optional<CsvTable> table) {
    public PredictedSeries {
        targets = List.copyOf(targets);
    }

    /** Where its samples have dates: the file. */
    Optional<CsvTable> dated() {
        return table.filter(CsvTable::hasDates);
    }

    /** The sample of a date, as the series writes it. */
    public OptionalInt sample(String date) {
        return table.map(of -> of.row(date)).orElse(OptionalInt.empty());
    }

    /** A sample in messages: its date, or its number. */
    String text(int sample) {
        return table.flatMap(of -> of.date(sample)).orElse("row " + sample);
    }

    /** From where to where it goes. */
    String range() {
        return table.isEmpty() ? "" : "; the series goes from " + text(0) + " to " + text(length - 1);
    }
}
