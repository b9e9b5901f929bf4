package io.github.lstmforecast.scenario;

import io.github.lstmforecast.csv.CsvException;
import io.github.lstmforecast.csv.CsvTable;
import io.github.lstmforecast.metric.PulseSettings;
import io.github.lstmforecast.signal.GapFill;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code signal.csv}: columns of a CSV file, and which of its rows are trained on. */
final class CsvSection {
    private static final int MOST_COLUMNS = 1000;
    private static final List<String> KEYS = Stream.of(
                    List.of("file", "column"),
                    CsvFormatKeys.KEYS,
                    List.of("period", "gaps", "train"),
                    KnownSection.KEYS,
                    List.of("pulses"))
            .flatMap(List::stream)
            .toList();

    private CsvSection() {}

    static Signal read(YamlMap signal, ScenarioFiles files, ForecastSection forecast, ModelSource model)
            throws ScenarioException {
        YamlMap csv = signal.map("csv", AllowedKeys.of(KEYS));
        GapFill gaps = csv.choice("gaps", GapFill.ERROR);
        csv.numberOrNone("period", 0); // all values, before what they mean for the file
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
        List<String> known = KnownSection.columns(csv, columns);
        KnownSettings knownSettings = KnownSection.read(csv, model);
        List<String> all = Stream.concat(columns.stream(), known.stream()).toList();
        CsvTable.Options options = new CsvTable.Options(all, CsvFormatKeys.read(csv));
        List<PulseSettings> pulses = PulsesSection.read(csv, columns);
        Path file = files.find(csv, "file", "a CSV file");
        CsvTable table;
        try {
            table = CsvGaps.complete(CsvTable.read(file, files.shown(file), options), gaps);
        } catch (CsvException e) {
            throw new ScenarioException(e.getMessage(), e);
        }
        TrainingRows rows = TrainingRows.read(csv, table, forecast.fittedTo(table, columns.size()));
        return csv.build(
                () -> new CsvSignal(table, rows.period(), rows.start(), rows.end(), gaps, pulses, knownSettings));
    }
}
