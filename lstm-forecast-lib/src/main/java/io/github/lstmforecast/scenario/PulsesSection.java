package io.github.lstmforecast.scenario;

import io.github.lstmforecast.csv.CsvTable;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.metric.PulseSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code signal.csv.pulses}: what a pulse is, where it can't be found in the truth. */
final class PulsesSection {
    private static final String PULSES = "pulses";
    private static final String[] KEYS = {"low", "high", "threshold", "minDistance"};
    private static final AllowedKeys ANY = new AllowedKeys(key -> true, "", unknown -> "");

    private PulsesSection() {}

    /**
     * The settings of each column.
     *
     * @param columns that are forecast
     */
    static List<PulseSettings> read(YamlMap csv, List<String> columns) throws ScenarioException {
        List<PulseSettings> settings = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            settings.add(settings(of(csv, columns, column)));
        }
        return settings;
    }

    /** The mapping with the keys of a column. */
    private static YamlMap of(YamlMap csv, List<String> columns, int column) throws ScenarioException {
        if (columns.size() == 1) {
            return csv.map(PULSES, KEYS);
        }
        YamlMap any = csv.map(PULSES, ANY);
        for (String key : KEYS) {
            if (any.has(key) && !columns.contains(key)) {
                throw csv.wrong(
                        PULSES,
                        "a mapping with the key " + key,
                        "one with the names of columns, { " + columns.get(0) + ": { " + key
                                + ": ... } } say, because several columns are forecast");
            }
        }
        return csv.map(PULSES, columns.toArray(String[]::new)).map(columns.get(column), KEYS);
    }

    private static PulseSettings settings(YamlMap pulses) throws ScenarioException {
        OptionalDouble low = number(pulses, "low");
        OptionalDouble high = number(pulses, "high");
        OptionalDouble threshold = number(pulses, "threshold");
        OptionalDouble minDistance = number(pulses, "minDistance");
        return pulses.build(() -> new PulseSettings(low, high, threshold, minDistance));
    }

    private static OptionalDouble number(YamlMap pulses, String key) throws ScenarioException {
        return pulses.has(key) ? OptionalDouble.of(pulses.number(key, 0)) : OptionalDouble.empty();
    }

    /** Refuses a signal whose pulses can't be told from what lies between them, or whose settings don't fit it. */
    static void requireClear(YamlMap top, Signal signal, List<ForecastSpan> spans) throws ScenarioException {
        if (!(signal instanceof CsvSignal series)) {
            return;
        }
        YamlMap csv = top.map("signal", ANY).map("csv", ANY);
        if (series.period().steps().isEmpty() && csv.has(PULSES)) {
            throw csv.wrong(PULSES, "omitted where period is none: without cycles, pulses are not judged");
        }
        List<String> columns = series.columns();
        for (int column = 0; column < columns.size(); column++) {
            CsvPulses pulses = series.pulsesOf(column);
            Optional<String> doubt = of(csv, columns, column).build(() -> pulses.doubt(spans));
            if (doubt.isPresent()) {
                throw csv.wrong(
                        "period",
                        Numbers.text(series.period().steps().orElseThrow()),
                        "none, unless signal.csv.pulses says what a pulse is: the pulses of "
                                + CsvTable.place(columns.get(column))
                                + " can't be told from what lies between them, since "
                                + doubt.get());
            }
        }
    }
}
