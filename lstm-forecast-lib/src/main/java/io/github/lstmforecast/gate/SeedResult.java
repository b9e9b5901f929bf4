package io.github.lstmforecast.gate;

import io.github.lstmforecast.metric.Metrics;
import java.util.List;
import java.util.Optional;

/**
 * One of the trainings that a gate judges.
 *
 * @param failure why the training failed; empty where it did not
 * @param forecasts empty where the training failed
 */
public record SeedResult(long seed, Optional<String> failure, List<? extends Judged> forecasts) {
    public SeedResult {
        forecasts = List.copyOf(forecasts);
    }

    public List<Metrics> metrics() {
        return forecasts.stream().<Metrics>map(Judged::metrics).toList();
    }
}
