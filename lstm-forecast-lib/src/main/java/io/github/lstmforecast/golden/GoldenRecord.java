package io.github.lstmforecast.golden;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The record of a model's forecasts and their inputs: what is needed to find out later what has changed, and why.
 *
 * @param engine the key of the engine
 * @param model a short description
 * @param modelSha256 the SHA-256 of the model file; empty if the forecaster has none
 * @param modelKept whether the model is saved with the record
 * @param inputs everything that the forecasts depend on, by name: for example {@code model.train.epochs} is {@code 150},
 *     {@code data} is a fingerprint
 * @param forecasts one for each subject
 * @param accepted empty for a candidate
 */
public record GoldenRecord(
        String engine,
        String model,
        Optional<String> modelSha256,
        boolean modelKept,
        Map<String, String> inputs,
        List<GoldenForecast> forecasts,
        Optional<Acceptance> accepted) {
    /** The inputs with this prefix are the code of a forecaster of your own. */
    private static final String CODE = "model.forecaster.code";

    public GoldenRecord {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        forecasts = List.copyOf(forecasts);
    }

    /** A copy that is accepted. */
    public GoldenRecord accepted(Acceptance by) {
        return new GoldenRecord(engine, model, modelSha256, modelKept, inputs, forecasts, Optional.of(by));
    }

    /** Whether another model would have other inputs: there is a file of it, or the fingerprint of its code. */
    boolean isOfKnownModel() {
        return modelSha256.isPresent() || inputs.keySet().stream().anyMatch(name -> name.startsWith(CODE));
    }

    /** How other inputs differ from those of this record, for a message; empty if they are the same. */
    public String changes(Map<String, String> now) {
        return changes(inputs, now);
    }

    /** How inputs differ, in one line; empty if they are the same. */
    public static String changes(Map<String, String> was, Map<String, String> now) {
        return GoldenComparer.changes(was, now);
    }
}
