package io.github.lstmforecast.csv;

import io.github.lstmforecast.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the columns of a file by their names, or their numbers from 1. */
record CsvColumns(String shown, CsvDialect dialect) {
    private static final int MAX_TEXT_LENGTH = 300;

    /** From 0. */
    int index(String column) throws CsvException {
        List<String> names = dialect.names();
        if (dialect.header() && names.contains(column)) {
            if (names.indexOf(column) != names.lastIndexOf(column)) {
                throw new CsvException(
                        shown + ": there are several columns '" + SafeText.of(column) + "'; use the number of one of"
                                + " them, " + (names.indexOf(column) + 1) + " or " + (names.lastIndexOf(column) + 1));
            }
            return names.indexOf(column);
        }
        try {
            int number = Integer.parseInt(column);
            if (number >= 1 && number <= names.size()) {
                return number - 1;
            }
        } catch (NumberFormatException e) {
            // reported below, like a number out of range
        }
        throw new CsvException(shown + ": there is no column '" + SafeText.of(column) + "'; the columns are "
                + (dialect.header()
                        ? SafeText.of(
                                names.stream().map(SafeText::item).collect(Collectors.joining(", ")), MAX_TEXT_LENGTH)
                        : "1 to " + names.size()));
    }

    /** From 0; each once. */
    List<Integer> indices(List<String> columns) throws CsvException {
        List<Integer> indices = new ArrayList<>();
        for (String column : columns) {
            int index = index(column);
            if (indices.contains(index)) {
                throw new CsvException(
                        shown + ": the column '" + SafeText.of(column) + "' is selected twice; select it once");
            }
            indices.add(index);
        }
        return indices;
    }

    /** In messages and results. */
    String name(int index) {
        return dialect.header() && !dialect.names().get(index).isEmpty()
                ? SafeText.of(dialect.names().get(index))
                : "column " + (index + 1);
    }
}
