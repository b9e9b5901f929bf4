package io.github.lstmforecast.golden;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is kept of a model's forecasts, beside the model itself: enough to say later what has changed, and because of
 * what.
 *
 * @param engine what computed it
 * @param model the model in short
 * @param modelSha256 the SHA-256 of its file; empty for a forecaster that has none
 * @param modelKept whether the model is kept beside the record
 * @param inputs everything that the forecasts depend on, by name: {@code recipe.epochs} is {@code 150} say,
 *     {@code data} a fingerprint
 * @param forecasts one for each subject
 * @param accepted when, where and why it was accepted; nothing of a candidate
 */
public record GoldenRecord(
        String engine,
        String model,
        Optional<String> modelSha256,
        boolean modelKept,
        Map<String, String> inputs,
        List<GoldenForecast> forecasts,
        Optional<Acceptance> accepted) {

    public GoldenRecord {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        forecasts = List.copyOf(forecasts);
    }

    /**
     * The same, accepted.
     *
     * @param by who and why
     * @return a golden record
     */
    public GoldenRecord accepted(Acceptance by) {
        return new GoldenRecord(engine, model, modelSha256, modelKept, inputs, forecasts, Optional.of(by));
    }
}
