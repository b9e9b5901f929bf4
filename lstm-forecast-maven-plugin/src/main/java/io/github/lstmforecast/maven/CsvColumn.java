package io.github.lstmforecast.maven;

import io.github.lstmforecast.signal.CsvException;
import io.github.lstmforecast.signal.CsvTable;
import io.github.lstmforecast.signal.CsvTable.Options;
import io.github.lstmforecast.signal.Decimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A column of a CSV file to forecast.
 *
 * @param name its name in the header, or its number from 1
 * @param header whether the first row holds names
 * @param table the file, of which this column alone was read
 */
record CsvColumn(String name, boolean header, CsvTable table) {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}.*");

    /**
     * Finds the column that the user chose, or the only one that has a number in each row.
     *
     * @param file which
     * @param shown the name of the file in messages
     * @param chosen its name or number
     * @throws CsvException if the file can't be read, or that column has no number somewhere
     * @throws NothingWrittenException if there is no such column, or more than one
     */
    static CsvColumn find(Path file, String shown, Optional<String> chosen)
            throws CsvException, NothingWrittenException {
        List<List<String>> head = CsvTable.head(file, shown, 2);
        boolean header = hasHeader(head);
        if (chosen.isPresent()) {
            return read(file, shown, chosen.get(), header);
        }
        List<CsvColumn> found = new ArrayList<>();
        Set<String> problems = new LinkedHashSet<>();
        for (String name : names(head, header)) {
            try {
                found.add(read(file, shown, name, header));
            } catch (CsvException e) {
                problems.add(e.getMessage());
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new NothingWrittenException(
                    shown + ": no column has a number in each row, so there is nothing to forecast:\n  "
                            + String.join("\n  ", problems));
        }
        List<String> names = found.stream().map(CsvColumn::name).toList();
        throw new NothingWrittenException(shown + ": several columns hold numbers, " + String.join(", ", names)
                + "; choose one, for example with -Dlstm-forecast.column=" + names.get(0));
    }

    private static CsvColumn read(Path file, String shown, String name, boolean header) throws CsvException {
        return new CsvColumn(
                name, header, CsvTable.read(file, shown, new Options(List.of(name), header, Optional.empty())));
    }

    /** By name if that is unique, otherwise by number. */
    private static List<String> names(List<List<String>> head, boolean header) {
        List<String> names = new ArrayList<>();
        List<String> first = head.isEmpty() ? List.of() : head.get(0);
        for (int i = 0; i < first.size(); i++) {
            boolean isName = header && !first.get(i).isEmpty() && Collections.frequency(first, first.get(i)) == 1;
            names.add(isName ? first.get(i) : String.valueOf(i + 1));
        }
        return names;
    }

    /** A first row that is like the second, cell by cell, holds no names. */
    private static boolean hasHeader(List<List<String>> head) {
        if (head.size() < 2 || head.get(0).size() != head.get(1).size()) {
            return true;
        }
        boolean anyNumber = false;
        for (int i = 0; i < head.get(0).size(); i++) {
            String first = head.get(0).get(i);
            String second = head.get(1).get(i);
            if (isNumber(first) != isNumber(second)
                    || DATE.matcher(first).matches() != DATE.matcher(second).matches()) {
                return true;
            }
            anyNumber |= isNumber(second);
        }
        return !anyNumber;
    }

    private static boolean isNumber(String cell) {
        return Decimal.parse(cell).isPresent();
    }
}
