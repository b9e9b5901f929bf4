package io.github.lstmforecast.csv;

import java.util.Map;
import java.util.Optional;

/** Formats of which some things are known. */
final class CsvFormats {
    private CsvFormats() {}

    static CsvFormat where(Optional<Map<String, String>> where) {
        return of(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), where);
    }

    static CsvFormat of(
            Optional<Delimiter> delimiter,
            Optional<Boolean> header,
            Optional<DecimalMark> decimal,
            Optional<Thousands> thousands,
            Optional<Map<String, String>> where) {
        return new CsvFormat(
                Optional.empty(),
                delimiter,
                Optional.empty(),
                header,
                decimal,
                thousands,
                Optional.empty(),
                Optional.empty(),
                where);
    }
}
