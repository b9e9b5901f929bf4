package io.github.lstmforecast.compare;

import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Limit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has found for one scenario.
 *
 * @param time of the run, in ISO format with UTC, {@code 2026-01-31T12:00:00Z} for example
 * @param commit the id of the commit, if it is known
 * @param branch its name, if it is known
 * @param version of the module
 * @param module {@code groupId:artifactId}, since several modules may have scenarios of the same name
 * @param golden the fingerprint of the golden model's record, if there is one: another one was accepted since
 * @param metrics the judged values of the metrics that have one
 * @param limits those of the metrics that have one
 */
public record HistoryEntry(
        String time,
        Optional<String> commit,
        Optional<String> branch,
        String version,
        String module,
        String scenario,
        Verdict verdict,
        Optional<String> golden,
        Map<String, Double> metrics,
        Map<String, Limit> limits) {
    public HistoryEntry {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
    }
}
