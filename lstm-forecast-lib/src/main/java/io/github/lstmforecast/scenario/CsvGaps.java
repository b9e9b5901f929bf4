package io.github.lstmforecast.scenario;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.csv.CsvException;
import io.github.lstmforecast.csv.CsvTable;
import io.github.lstmforecast.csv.MissingCell;
import io.github.lstmforecast.csv.RowSteps;
import io.github.lstmforecast.signal.GapFill;
import java.util.Optional;

/** The gaps of a file: cells without a value, and rows that are missing by their dates. */
public final class CsvGaps {
    private static final String KEYS = "interpolate, carry or seasonal";

    private CsvGaps() {}

    /** The table with the missing rows, whose cells have no value; refused if there are gaps that nothing may fill. */
    public static CsvTable complete(CsvTable table, GapFill fill) throws CsvException {
        Optional<RowSteps> steps = table.steps().filter(found -> found.hasUsual() && found.missingRows() > 0);
        long rows = steps.map(RowSteps::missingRows).orElse(0L);
        int cells = table.missing().size();
        if (fill == GapFill.ERROR && rows + cells > 0) {
            throw new CsvException(first(table, steps) + ", the "
                    + (rows + cells == 1
                            ? "only gap"
                            : "first of " + (rows + cells) + " gaps (" + counts(cells, rows) + ")")
                    + "; fill it with signal.csv.gaps: " + KEYS + ", or keep only rows without gaps"
                    + (rows == 0 ? "" : "; if no rows are missing, set signal.csv.date: none"));
        }
        if (rows > table.series().length()) {
            throw new CsvException(table.shown() + ": " + rows + " rows are missing, more than there are ("
                    + table.series().length() + "), where "
                    + steps.orElseThrow().usual()
                    + " is usual; keep the rows of one time span, or set signal.csv.date: none");
        }
        return rows == 0 ? table : table.withMissingRows();
    }

    /** Where the first gap is, and what is found there. */
    private static String first(CsvTable table, Optional<RowSteps> steps) {
        Optional<RowSteps.Irregular> row = steps.map(RowSteps::firstMissing);
        if (!table.missing().isEmpty()) {
            MissingCell cell = table.missing().get(0);
            if (row.isEmpty() || cell.row() < row.get().row()) {
                return table.shown() + ":" + cell.line() + ", "
                        + CsvTable.place(table.columns().get(cell.column())) + ": the cell is "
                        + (cell.text().isEmpty() ? "empty" : "'" + SafeText.of(cell.text()) + "'");
            }
        }
        return table.shown() + ":" + table.line(row.orElseThrow().row()) + ": "
                + row.orElseThrow().text();
    }

    private static String counts(int cells, long rows) {
        String ofCells = cells == 0 ? "" : cells == 1 ? "1 cell" : cells + " cells";
        String ofRows = rows == 0 ? "" : rows == 1 ? "1 missing row" : rows + " missing rows";
        return ofCells + (cells > 0 && rows > 0 ? ", " : "") + ofRows;
    }
}
