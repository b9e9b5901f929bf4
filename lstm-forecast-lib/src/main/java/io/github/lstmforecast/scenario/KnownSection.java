package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.Suggestion;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.signal.CalendarFeature;
import io.github.lstmforecast.signal.Scaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code signal.csv.known}, {@code knownScale}, {@code calendar} and {@code phase}: inputs whose future is known. */
final class KnownSection {
    static final List<String> KEYS = List.of("known", "knownScale", "calendar", "phase");
    private static final String KNOWN = "known";
    private static final String SCALE = "knownScale";
    private static final String CALENDAR = "calendar";
    private static final AllowedKeys ANY = new AllowedKeys(key -> true, "any", unknown -> unknown);

    private KnownSection() {}

    /** The columns of the file. */
    static List<String> columns(YamlMap csv, List<String> targets) throws ScenarioException {
        if (!csv.has(KNOWN)) {
            return List.of();
        }
        List<String> columns = csv.names(KNOWN);
        for (String column : columns) {
            if (targets.contains(column)) {
                throw csv.wrong(
                        KNOWN,
                        "[" + SafeText.of(String.join(", ", columns)) + "]",
                        "columns that are not forecast; " + SafeText.of(column) + " is");
            }
        }
        return columns;
    }

    static KnownSettings read(YamlMap csv, ModelSource model) throws ScenarioException {
        List<CalendarFeature> calendar = calendar(csv);
        Scaling.Mode scale = scale(csv, model);
        int harmonics = csv.integer("phase", 0);
        return csv.build(() -> new KnownSettings(saved(model), scale, calendar, harmonics));
    }

    private static List<CalendarFeature> calendar(YamlMap csv) throws ScenarioException {
        List<CalendarFeature> features = new ArrayList<>();
        if (csv.has(CALENDAR)) {
            List<String> all = Arrays.stream(CalendarFeature.values())
                    .map(CalendarFeature::key)
                    .toList();
            for (String name : csv.names(CALENDAR)) {
                String near = Suggestion.of(name, all);
                features.add(Keyed.find(CalendarFeature.class, name)
                        .orElseThrow(() -> csv.wrong(
                                CALENDAR,
                                "'" + SafeText.of(name) + "'",
                                "a list of " + String.join(", ", all) + (near.isEmpty() ? "" : "; " + near))));
            }
        }
        return features;
    }

    private static Optional<SavedInputs> saved(ModelSource model) {
        return model instanceof LoadedModel loaded ? loaded.model().inputs() : Optional.empty();
    }

    /** What is trained here is fed scaled columns; any other model, what the scenario or its file says. */
    private static Scaling.Mode scale(YamlMap csv, ModelSource model) throws ScenarioException {
        Scaling.Mode scale = csv.choice(SCALE, model.wantsScaledValues() ? Scaling.Mode.MIN_MAX : Scaling.Mode.NONE);
        if (csv.has(SCALE) && saved(model).isPresent()) {
            throw csv.wrong(SCALE, "omitted: " + model.description() + " has the scaling of its known inputs");
        }
        if (scale != Scaling.Mode.NONE
                && model instanceof LoadedModel loaded
                && loaded.model().normalizer().isPresent()) {
            throw csv.wrong(SCALE, "omitted or none: " + loaded.file() + " has a scaling of its own");
        }
        return scale;
    }

    /** Refuses known inputs without a value in a forecast. */
    static void requireFuture(YamlMap top, Signal signal, List<ForecastSpan> spans) throws ScenarioException {
        if (signal instanceof CsvSignal csv) {
            try {
                csv.known().requireFuture(spans);
            } catch (InvalidValueException e) {
                throw top.map("signal", ANY).map("csv", ANY).wrong(e.name(), e.found(), e.allowed());
            }
        }
    }
}
