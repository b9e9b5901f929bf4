package io.github.lstmforecast.scenario;

import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.SampleSettings;
import io.github.lstmforecast.result.RecordedRows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code forecast.quantiles} and {@code forecast.samples}: the quantiles that are estimated from paths. */
final class SamplingSection {
    static final String QUANTILES = "quantiles";
    static final String SAMPLES = "samples";

    private SamplingSection() {}

    static Optional<SampleSettings> read(
            YamlMap forecast, Signal signal, List<ForecastSpan> spans, Optional<RecordedRows> recorded)
            throws ScenarioException {
        int samples = forecast.integer(SAMPLES, SampleSettings.USUAL_SAMPLES);
        if (!forecast.has(QUANTILES)) {
            if (forecast.has(SAMPLES)) {
                throw forecast.wrong(QUANTILES, "missing", "there, beside " + SAMPLES + ": [0.1, 0.5, 0.9] say");
            }
            return Optional.empty();
        }
        List<Double> levels = Arrays.stream(forecast.numbers(QUANTILES)).boxed().toList();
        SampleSettings settings = forecast.build(() -> new SampleSettings(levels, samples));
        if (recorded.isPresent() && !recorded.get().levels().equals(levels)) {
            List<Double> own = recorded.get().levels();
            throw forecast.wrong(
                    QUANTILES,
                    "omitted: "
                            + (own.isEmpty()
                                    ? "no paths of recorded forecasts can be sampled"
                                    : "the file of forecasts has quantiles of its own, " + own));
        }
        long numbers = samples * (long) signal.columns().size() * longest(spans);
        if (numbers > Signal.MOST_NUMBERS) {
            throw forecast.wrong(
                    SAMPLES,
                    samples + (forecast.has(SAMPLES) ? "" : " by default"),
                    "so few that all paths of a forecast have at most " + Signal.MOST_NUMBERS + " numbers, not "
                            + numbers);
        }
        return Optional.of(settings);
    }

    private static int longest(List<ForecastSpan> spans) {
        return spans.stream()
                .mapToInt(span -> span.horizon() + span.guard())
                .max()
                .orElseThrow();
    }
}
