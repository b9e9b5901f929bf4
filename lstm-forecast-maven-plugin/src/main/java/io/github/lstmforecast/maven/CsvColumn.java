package io.github.lstmforecast.maven;

import io.github.lstmforecast.signal.ColumnProfile;
import io.github.lstmforecast.signal.CsvException;
import io.github.lstmforecast.signal.CsvFormat;
import io.github.lstmforecast.signal.CsvProfile;
import io.github.lstmforecast.signal.CsvTable;
import io.github.lstmforecast.signal.CsvTable.Options;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A column of a CSV file to forecast.
 *
 * @param name its name in the header, or its number from 1
 * @param header whether the first row holds names
 * @param table the file, of which this column alone was read
 */
record CsvColumn(String name, boolean header, CsvTable table) {
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
        CsvProfile profile = CsvProfile.of(file, shown, CsvFormat.UNKNOWN);
        boolean header = profile.hasHeader();
        if (chosen.isPresent()) {
            return read(file, shown, chosen.get(), header);
        }
        List<CsvColumn> found = new ArrayList<>();
        Set<String> problems = new LinkedHashSet<>();
        for (String name : names(profile)) {
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
        CsvTable table = CsvTable.read(file, shown, new Options(List.of(name), CsvFormat.UNKNOWN.withHeader(header)));
        if (!table.missing().isEmpty()) {
            throw new CsvException(
                    shown + ":" + table.missing().get(0).line() + ", column " + name + ": the cell has no value");
        }
        return new CsvColumn(name, header, table);
    }

    /** By name if that is unique, otherwise by number. */
    private static List<String> names(CsvProfile profile) {
        List<String> names = profile.columns().stream().map(ColumnProfile::key).toList();
        List<String> unique = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            boolean isUnique = Collections.frequency(names, names.get(i)) == 1;
            unique.add(isUnique ? names.get(i) : String.valueOf(i + 1));
        }
        return unique;
    }
}
