package io.github.lstmforecast.scenario;

/** {@code signal}: a generated pulse, or a CSV file. */
final class SignalSection {
    private SignalSection() {}

    static Signal read(YamlMap top, ScenarioFiles files, ForecastSection forecast, ModelSource model)
            throws ScenarioException {
        if (!top.has("signal")) {
            throw top.wrong("signal", "missing", "there: { pulse: {} } is the default pulse");
        }
        YamlMap signal = top.map("signal", "pulse", "csv");
        if (signal.has("pulse") == signal.has("csv")) {
            throw top.wrong(
                    "signal",
                    signal.has("csv") ? "both pulse and csv" : "empty",
                    "one of { pulse: {} }, the default pulse, and { csv: { file: series.csv, column: name } }");
        }
        return signal.has("pulse") ? PulseSection.read(signal) : CsvSection.read(signal, files, forecast, model);
    }
}
