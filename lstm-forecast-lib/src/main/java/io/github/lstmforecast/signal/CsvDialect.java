package io.github.lstmforecast.signal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How the rows of a CSV file are written.
 *
 * @param blanksAroundQuotes whether cells in quotes have blanks before or behind the quotes
 * @param header whether the first row holds names
 * @param names of the columns, empty texts where they have none
 */
record CsvDialect(
        Charset encoding,
        Delimiter delimiter,
        CommentMark comment,
        boolean blanksAroundQuotes,
        boolean header,
        List<String> names) {
    /** What other programs write: commas and UTF-8. */
    static final CsvDialect PLAIN =
            new CsvDialect(StandardCharsets.UTF_8, Delimiter.COMMA, CommentMark.NONE, false, true, List.of());

    CsvDialect {
        names = List.copyOf(names);
    }
}
