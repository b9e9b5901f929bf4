package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
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
        boolean isByColumn = columns.size() > 1;
        YamlMap pulses = csv.map(PULSES, isByColumn ? columns.toArray(String[]::new) : KEYS);
        List<PulseSettings> settings = new ArrayList<>();
        for (String column : columns) {
            settings.add(settings(isByColumn ? pulses.map(column, KEYS) : pulses));
        }
        return settings;
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
        for (int column = 0; column < series.columns().size(); column++) {
            Optional<String> doubt;
            try {
                doubt = series.pulsesOf(column).doubt(spans);
            } catch (InvalidValueException e) {
                throw csv.wrong(
                        PULSES,
                        "of column " + series.columns().get(column) + " with " + e.name() + " " + e.found(),
                        "such that " + e.name() + " is " + e.allowed());
            }
            if (doubt.isPresent()) {
                throw csv.wrong(
                        "period",
                        Numbers.text(series.period().steps().orElseThrow()),
                        "none, or else signal.csv.pulses must say what a pulse is, because the pulses of column "
                                + series.columns().get(column) + " can't be told from what lies between them: "
                                + doubt.get());
            }
        }
    }
}
