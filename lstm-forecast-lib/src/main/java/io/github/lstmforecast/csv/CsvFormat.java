package io.github.lstmforecast.csv;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a CSV file before it is read. All that is empty is recognised.
 *
 * @param date the column with the dates of the rows, its name or its number from 1; {@link #NO_DATES} for none
 * @param dateFormat a pattern of {@link java.time.format.DateTimeFormatter}
 * @param where values that the rows to read have, by the name or number of their column; an empty map is all rows, also
 *     of a file that seems to hold several series
 */
public record CsvFormat(
        Optional<Charset> encoding,
        Optional<Delimiter> delimiter,
        Optional<CommentMark> comment,
        Optional<Boolean> header,
        Optional<DecimalMark> decimal,
        Optional<Thousands> thousands,
        Optional<String> date,
        Optional<String> dateFormat,
        Optional<Map<String, String>> where) {
    /** Nothing is known. */
    public static final CsvFormat UNKNOWN = new CsvFormat(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** In place of the name of a column: the rows have no dates. */
    public static final String NO_DATES = "none";

    public CsvFormat {
        where = where.map(LinkedHashMap::new);
    }

    /** Whether there is a header is known. */
    public CsvFormat withHeader(boolean is) {
        return new CsvFormat(
                encoding, delimiter, comment, Optional.of(is), decimal, thousands, date, dateFormat, where);
    }

    /** The column with the dates is known. */
    public CsvFormat withDate(String column) {
        return new CsvFormat(
                encoding, delimiter, comment, header, decimal, thousands, Optional.of(column), dateFormat, where);
    }

    /** How dates are written is known. */
    public CsvFormat withDateFormat(String pattern) {
        return new CsvFormat(
                encoding, delimiter, comment, header, decimal, thousands, date, Optional.of(pattern), where);
    }

    boolean hasNoDates() {
        return date.filter(NO_DATES::equals).isPresent();
    }
}
