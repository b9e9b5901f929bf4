package io.github.lstmforecast.scenario;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.signal.CsvException;
import io.github.lstmforecast.signal.CsvTable;
import io.github.lstmforecast.signal.GapFill;
import io.github.lstmforecast.signal.MissingCell;
import io.github.lstmforecast.signal.RowSteps;
import java.util.Optional;

/** Rows of equal steps: those that are missing are inserted where gaps are filled, and refused where they aren't. */
final class CompleteRows {
    private CompleteRows() {}

    static CsvTable of(CsvTable table, GapFill gaps) throws CsvException {
        if (gaps == GapFill.ERROR) {
            requireNoGaps(table);
            return table;
        }
        Optional<RowSteps> steps = table.steps().filter(found -> found.hasUsual() && found.missingRows() > 0);
        return steps.isPresent() ? table.withMissingRows() : table;
    }

    private static void requireNoGaps(CsvTable table) throws CsvException {
        if (!table.missing().isEmpty()) {
            MissingCell first = table.missing().get(0);
            throw new CsvException(table.shown() + ":" + first.line() + ", column "
                    + table.columns().get(first.column()) + ": the cell is "
                    + (first.text().isEmpty() ? "empty" : "'" + SafeText.of(first.text()) + "'") + "; "
                    + table.missing().size() + " cells have no value");
        }
        Optional<RowSteps> steps = table.steps().filter(found -> found.hasUsual() && found.missingRows() > 0);
        if (steps.isPresent()) {
            RowSteps.Irregular first = steps.get().firstMissing();
            throw new CsvException(table.shown() + ":" + table.line(first.row()) + ": " + first.text() + "; "
                    + steps.get().missingRows() + " rows are missing");
        }
    }
}
