package io.github.lstmforecast.scenario;

import io.github.lstmforecast.metric.PulseSettings;
import io.github.lstmforecast.signal.CsvException;
import io.github.lstmforecast.signal.CsvTable;
import io.github.lstmforecast.signal.FilledSeries;
import io.github.lstmforecast.signal.GapFill;
import io.github.lstmforecast.signal.Period;
import io.github.lstmforecast.signal.PeriodSearch;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.Series;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** {@code signal.csv}: columns of a CSV file, and which of its rows are trained on. */
final class CsvSection {
    private static final int MOST_COLUMNS = 1000;
    private static final List<String> KEYS = Stream.of(
                    List.of("file", "column"),
                    CsvFormatKeys.KEYS,
                    List.of("period", "scale", "gaps", "train", "pulses"))
            .flatMap(List::stream)
            .toList();

    private CsvSection() {}

    static Signal read(YamlMap signal, ScenarioFiles files, ForecastSection forecast, ModelSource model)
            throws ScenarioException {
        YamlMap csv = signal.map("csv", AllowedKeys.of(KEYS));
        if (!csv.has("file") || !csv.has("column")) {
            String missing = csv.has("file") ? "column" : "file";
            throw csv.wrong(
                    missing,
                    "missing",
                    csv.has("file")
                            ? "there: the name of the column to forecast, or its number from 1"
                            : "there: a CSV file in the scenario's folder, or a path relative to the module");
        }
        List<String> columns = csv.names("column");
        if (columns.size() > MOST_COLUMNS) {
            throw csv.wrong("column", columns.size() + " columns", "from 1 to " + MOST_COLUMNS);
        }
        Path file = files.find(csv, "file", "a CSV file");
        GapFill gaps = csv.choice("gaps", GapFill.ERROR);
        CsvTable.Options options = new CsvTable.Options(columns, CsvFormatKeys.read(csv));
        CsvTable table;
        try {
            table = CsvGaps.complete(CsvTable.read(file, files.shown(file), options), gaps);
        } catch (CsvException e) {
            throw new ScenarioException(e.getMessage(), e);
        }
        int rows = table.series().length();
        int[] range = csv.has("train") ? rows(csv, table) : new int[] {0, trainingEnd(csv, table, forecast)};
        csv.build(() -> {
            CsvSignal.requireWithin(rows, range[0], range[1]);
            return range;
        });
        Series learnt = table.series().slice(range[0], range[1]);
        Period period =
                period(csv, FilledSeries.of(learnt, GapFill.INTERPOLATE, 1).whole());
        Scaling.Mode scale = scale(csv, model);
        List<PulseSettings> pulses = PulsesSection.read(csv, columns);
        return csv.build(() -> new CsvSignal(table, period, range[0], range[1], scale, gaps, pulses));
    }

    private static Period period(YamlMap csv, Series learnt) throws ScenarioException {
        if (csv.has("period")) {
            double given = csv.numberOrNone("period", 0);
            return Double.isInfinite(given) ? Period.NONE : csv.build(() -> Period.given(given));
        }
        OptionalDouble found = PeriodSearch.period(learnt.column(0));
        return Period.found(found.orElseThrow(() -> csv.wrong(
                "period",
                "missing",
                "there, in samples per cycle: none was found, the training data does not repeat itself")));
    }

    /** What is trained here sees scaled values; what was trained elsewhere sees what it says itself, or nobody scales. */
    private static Scaling.Mode scale(YamlMap csv, ModelSource model) throws ScenarioException {
        boolean isLoaded = model instanceof ModelSource.Loaded;
        Scaling.Mode scale = csv.choice("scale", isLoaded ? Scaling.Mode.NONE : Scaling.Mode.MIN_MAX);
        if (scale != Scaling.Mode.NONE && model instanceof ModelSource.Loaded loaded && loaded.isScaled()) {
            throw csv.wrong("scale", "omitted or none: " + loaded.file() + " has a scaling of its own");
        }
        return scale;
    }

    /**
     * Where training ends if nobody says so: where the first forecast begins, else so that one forecast fits behind it.
     */
    private static int trainingEnd(YamlMap csv, CsvTable table, ForecastSection forecast) throws ScenarioException {
        int rows = table.series().length();
        if (forecast.hasFrom()) {
            int first = rows + 1;
            for (int from : forecast.from(table::row)) {
                first = Math.min(first, from);
            }
            if (first >= 1 && first <= rows) {
                return first;
            }
            throw forecast.wrongFrom("from 1 to " + rows + ", the rows of the file");
        }
        int warmUp = forecast.warmUp();
        int horizon = Math.max(1, forecast.horizon());
        // The guard behind the horizon depends on the period, which may be found in the training data only.
        long end = rows - 2L * horizon;
        if (end < Math.max(1, warmUp)) {
            throw csv.wrong(
                    "train",
                    "missing",
                    "there: " + rows + " rows are too few to keep out a forecast of " + horizon
                            + " steps at their end");
        }
        return (int) end;
    }

    private static int[] rows(YamlMap csv, CsvTable table) throws ScenarioException {
        String text = csv.scalar("train");
        int dots = text.indexOf(LimitText.RANGE);
        if (dots < 0) {
            throw csv.wrong("train", "a range of rows or dates like 0..2000, whose end is excluded");
        }
        return new int[] {
            csv.sample("train", text.substring(0, dots).strip(), table::row),
            csv.sample("train", text.substring(dots + LimitText.RANGE.length()).strip(), table::row)
        };
    }
}
