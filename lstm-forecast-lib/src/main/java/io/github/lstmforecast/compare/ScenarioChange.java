package io.github.lstmforecast.compare;

import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * How the results of a scenario have changed.
 *
 * @param then the verdict in the reference results; empty if the scenario is new
 * @param now the verdict now, without that on regressions; empty if the scenario is gone
 * @param inputs what the forecasts depend on and has changed, in one line; empty if nothing has
 * @param pairs what the words are based on, for example {@code "12 common origins"}; empty if not both have values
 * @param metrics those of either, in their order
 * @param regression whether any metric is worse by more than is allowed; empty if that was not checked
 * @param findings the regressions
 * @param warnings what could not be checked
 */
public record ScenarioChange(
        String name,
        Optional<Verdict> then,
        Optional<Verdict> now,
        String inputs,
        String pairs,
        List<MetricChange> metrics,
        Optional<Verdict> regression,
        List<Finding> findings,
        List<String> warnings) {
    public ScenarioChange {
        metrics = List.copyOf(metrics);
        findings = List.copyOf(findings);
        warnings = List.copyOf(warnings);
    }

    public boolean isNew() {
        return then.isEmpty();
    }

    public boolean isGone() {
        return now.isEmpty();
    }

    /** Whether both results have values of it. */
    public boolean isCompared() {
        return !pairs.isEmpty();
    }

    public Outcome outcome() {
        return Outcome.of(this);
    }
}
