package io.github.lstmforecast.compare;

import io.github.lstmforecast.gate.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * How the results of a scenario have changed.
 *
 * @param then the verdict in the reference results; empty if the scenario is new
 * @param now the verdict now; empty if the scenario is gone
 * @param inputs what the forecasts depend on and has changed, in one line; empty if nothing has
 * @param pairs what the words are based on, for example {@code "12 common origins, 3 more are too close to these"}; empty if
 *     not both have results
 * @param metrics those of either, in their order
 */
public record ScenarioChange(
        String name,
        Optional<Verdict> then,
        Optional<Verdict> now,
        String inputs,
        String pairs,
        List<MetricChange> metrics) {
    public ScenarioChange {
        metrics = List.copyOf(metrics);
    }
}
