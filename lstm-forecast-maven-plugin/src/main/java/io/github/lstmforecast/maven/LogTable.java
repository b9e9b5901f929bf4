package io.github.lstmforecast.maven;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.util.List;
import java.util.function.Function;

/** Tables as Maven's log shows them. */
final class LogTable {
    private LogTable() {}

    static <T> ColumnData<T> left(String header, Function<T, String> value) {
        return column(header, HorizontalAlign.LEFT, value);
    }

    static <T> ColumnData<T> right(String header, Function<T, String> value) {
        return column(header, HorizontalAlign.RIGHT, value);
    }

    private static <T> ColumnData<T> column(String header, HorizontalAlign align, Function<T, String> value) {
        return new Column()
                .header(header)
                .headerAlign(align)
                .dataAlign(align)
                .maxWidth(Integer.MAX_VALUE, OverflowBehaviour.NEWLINE)
                .with(value);
    }

    /** The lines of a table, its header first. */
    static <T> List<String> lines(List<T> rows, List<ColumnData<T>> columns) {
        return AsciiTable.builder()
                .border(AsciiTable.NO_BORDERS)
                .data(rows, columns)
                .asString()
                .lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
