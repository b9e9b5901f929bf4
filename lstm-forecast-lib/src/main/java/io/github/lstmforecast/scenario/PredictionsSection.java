package io.github.lstmforecast.scenario;

import io.github.lstmforecast.Fingerprint;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.csv.CsvException;
import io.github.lstmforecast.csv.Decimal;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.Prediction;
import io.github.lstmforecast.result.PredictedSeries;
import io.github.lstmforecast.result.PredictionsLayout;
import io.github.lstmforecast.result.PredictionsReader;
import io.github.lstmforecast.result.RecordedRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code model.predictions}: forecasts that were made elsewhere, in a file. */
final class PredictionsSection {
    static final String PREDICTIONS = "predictions";

    private static final String FILE = "file";
    private static final String ORIGIN = "origin";
    private static final String CUTOFF = "cutoff";
    private static final String FIRST_STEP = "firstStep";
    private static final String QUANTILES = "quantiles";
    private static final List<String> KEYS = Stream.concat(
                    Stream.of(FILE, ORIGIN, CUTOFF, "step", FIRST_STEP, "date", "column", "value", QUANTILES),
                    CsvFormatKeys.KEYS.stream().filter(key -> !key.equals(CsvFormatKeys.DATE)))
            .toList();
    private static final String MADE_IN_THE_BUILD =
            "; if a step of the build makes it, bind that step to a phase before"
                    + " verify and run mvn verify: mvn lstm-forecast:verify alone does not run it";

    private final String name;
    private final Path file;
    private final String shown;
    private final String sha256;
    private final PredictionsLayout layout;
    private Optional<RecordedRows> read = Optional.empty();

    private PredictionsSection(String name, Path file, String shown, String sha256, PredictionsLayout layout) {
        this.name = name;
        this.file = file;
        this.shown = shown;
        this.sha256 = sha256;
        this.layout = layout;
    }

    static PredictionsSection read(YamlMap model, ScenarioFiles files) throws ScenarioException {
        for (String key : model.keys()) {
            if (!key.equals(PREDICTIONS)) {
                throw model.wrong(
                        PREDICTIONS,
                        "beside " + key,
                        "alone in model: the forecasts of its file are judged as they are, and no model is run");
            }
        }
        boolean isMapping = model.isMapping(PREDICTIONS);
        YamlMap predictions = isMapping ? model.map(PREDICTIONS, AllowedKeys.of(KEYS)) : model;
        String key = isMapping ? FILE : PREDICTIONS;
        PredictionsLayout layout = isMapping ? layout(predictions) : PredictionsLayout.USUAL;
        if (!predictions.has(key)) {
            throw predictions.wrong(
                    key, "missing", "there: a CSV file in the scenario's folder, or a path relative to the module");
        }
        Path file = files.find(predictions, key, "a CSV file of forecasts", MADE_IN_THE_BUILD);
        String shown = files.shown(file);
        try {
            return new PredictionsSection(
                    SafeText.of(predictions.text(key)), file, shown, Fingerprint.of(file), layout);
        } catch (IOException e) {
            throw new ScenarioException(shown, "the file can't be read: " + e.getMessage(), e);
        }
    }

    private static PredictionsLayout layout(YamlMap predictions) throws ScenarioException {
        if (predictions.has(ORIGIN) && predictions.has(CUTOFF)) {
            throw predictions.wrong(CUTOFF, "omitted, or origin: a forecast begins at its origin, or after its cutoff");
        }
        int firstStep = predictions.integer(FIRST_STEP, 0);
        if (firstStep != 0 && firstStep != 1) {
            throw predictions.wrong(FIRST_STEP, "0 or 1");
        }
        return new PredictionsLayout(
                name(predictions, ORIGIN),
                name(predictions, CUTOFF),
                name(predictions, "step"),
                predictions.has(FIRST_STEP) ? OptionalInt.of(firstStep) : OptionalInt.empty(),
                name(predictions, "date"),
                name(predictions, "column"),
                name(predictions, "value"),
                quantiles(predictions),
                CsvFormatKeys.readWithoutDate(predictions));
    }

    private static Optional<String> name(YamlMap predictions, String key) throws ScenarioException {
        return predictions.has(key) ? Optional.of(predictions.name(key)) : Optional.empty();
    }

    private static Map<Double, String> quantiles(YamlMap predictions) throws ScenarioException {
        YamlMap given = predictions.map(QUANTILES, AllowedKeys.any("of levels and columns"));
        Map<Double, String> quantiles = new TreeMap<>();
        for (String key : given.keys()) {
            double level = Decimal.parse(key).orElse(Double.NaN);
            if (!(level > 0 && level < 1) || quantiles.put(level, given.name(key)) != null) {
                throw predictions.wrong(
                        QUANTILES,
                        "'" + SafeText.of(key) + ": " + SafeText.of(given.name(key)) + "'",
                        "a mapping of different levels above 0 and below 1 to columns, as { 0.1: yhat_lower, 0.9:"
                                + " yhat_upper }");
            }
        }
        return quantiles;
    }

    /** The model whose forecasts are not read yet. */
    ModelSource.Recorded unread() {
        return new ModelSource.Recorded(name, sha256, Map.of(), List.of(), List.of());
    }

    /**
     * Reads the file; once, since there is only one series.
     *
     * @param from the first sample of the only forecast, if the scenario says one
     */
    RecordedRows rows(PredictedSeries series, OptionalInt from) throws ScenarioException {
        if (read.isEmpty()) {
            try {
                read = Optional.of(PredictionsReader.read(file, shown, layout, series, from));
            } catch (CsvException e) {
                throw new ScenarioException(e.getMessage(), e);
            }
        }
        return read.get();
    }

    /**
     * The forecasts of some spans.
     *
     * @throws ScenarioException if one is not whole, or the file has other faults
     */
    ModelSource.Recorded of(ForecastSection forecast, List<ForecastSpan> spans) throws ScenarioException {
        RecordedRows rows = forecast.recorded().orElseThrow();
        List<String> faults = rows.faults(spans);
        if (!faults.isEmpty()) {
            throw new ScenarioException(faults.stream()
                    .map(fault -> new ScenarioException.Problem(0, fault))
                    .toList());
        }
        Map<Integer, Prediction> predictions = new TreeMap<>();
        spans.forEach(span -> predictions.put(span.from(), rows.prediction(span)));
        List<String> notes = new ArrayList<>(rows.notes(spans));
        int guard = spans.stream().mapToInt(ForecastSpan::guard).max().orElse(0);
        if (forecast.assumesHorizon() && guard > 0) {
            notes.add(shown + ": " + guard + " steps after the first " + forecast.horizon()
                    + " are taken as the guard; set forecast.horizon to judge them");
        }
        return new ModelSource.Recorded(name, sha256, predictions, notes, rows.warnings());
    }
}
