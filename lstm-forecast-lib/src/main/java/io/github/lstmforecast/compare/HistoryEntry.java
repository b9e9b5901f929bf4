package io.github.lstmforecast.compare;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.gate.CheckId;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.result.json.Results;
import io.github.lstmforecast.result.json.Results.Check;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has found for one scenario.
 *
 * @param golden the fingerprint of the golden model's record, if there is one: if it changes, another one was accepted
 * @param metrics the judged values of the metrics that have one; of many seeds those of the first, and
 *     {@code passProbability}
 * @param limits of the metrics that were judged and have a value
 */
public record HistoryEntry(
        BuildRun run,
        String scenario,
        Verdict verdict,
        Optional<String> golden,
        Map<String, Double> metrics,
        Map<String, Limit> limits) {
    private static final int SHORT = 7;

    public HistoryEntry {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
    }

    /** The entry for the results of a scenario. */
    public static HistoryEntry of(BuildRun run, Results.Scenario scenario, Optional<String> golden) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        Map<String, Limit> limits = new LinkedHashMap<>();
        scenario.run()
                .ifPresent(measured -> measured.metrics().forEach((metric, value) -> {
                    if (value instanceof Defined defined) {
                        metrics.put(metric, defined.value());
                    }
                }));
        nearest(scenario).forEach((metric, check) -> {
            metrics.put(metric, check.actual().getAsDouble());
            limits.put(metric, check.limit());
        });
        scenario.run()
                .flatMap(Results.Run::seeds)
                .flatMap(Results.Seeds::outcome)
                .ifPresent(outcome -> {
                    metrics.put(CheckId.Other.SEEDS.text(), outcome.bound());
                    limits.put(CheckId.Other.SEEDS.text(), Limit.atLeast(outcome.passProbability()));
                });
        metrics.values().removeIf(value -> !Double.isFinite(value));
        limits.keySet().retainAll(metrics.keySet());
        return new HistoryEntry(run, scenario.name(), scenario.verdict(), golden, metrics, limits);
    }

    /** The check of each metric that is nearest to its limit. */
    private static Map<String, Check> nearest(Results.Scenario scenario) {
        Map<String, Check> nearest = new LinkedHashMap<>();
        for (Check check : scenario.checks()) {
            if (check.margin().isPresent() && check.actual().isPresent()) {
                nearest.merge(
                        check.metric(),
                        check,
                        (one, other) ->
                                one.margin().getAsDouble() <= other.margin().getAsDouble() ? one : other);
            }
        }
        return nearest;
    }

    /** The start of the commit's id, as Git abbreviates it. */
    public Optional<String> shortCommit() {
        return run.commit().map(id -> SafeText.of(id.substring(0, Math.min(SHORT, id.length()))));
    }
}
