package io.github.lstmforecast.compare;

import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Limit;
import java.util.Map;
import java.util.Optional;

/** Entries of histories for tests. */
final class Runs {
    private Runs() {}

    static HistoryEntry entry(String module, int run) {
        return new HistoryEntry(
                new BuildRun(
                        "2026-01-31T12:00:00Z",
                        Optional.of("abc" + run),
                        Optional.of("feature/ü"),
                        module,
                        "1.0-SNAPSHOT"),
                "café \"1\"",
                Verdict.FAIL,
                Optional.of("f00d"),
                Map.of("rmse", 0.1 + 0.2, "bias", -1.0),
                Map.of("rmse", Limit.atMost(0.5), "bias", Limit.within(2)));
    }

    /** A run with one metric, {@code rmse}. */
    static HistoryEntry rmse(String commit, double value, Limit limit) {
        return new HistoryEntry(
                new BuildRun("2026-01-31T12:00:00Z", Optional.of(commit), Optional.empty(), "com.example:demand", "1"),
                "pulse",
                limit.allows(value) ? Verdict.PASS : Verdict.FAIL,
                Optional.empty(),
                Map.of("rmse", value),
                Map.of("rmse", limit));
    }
}
