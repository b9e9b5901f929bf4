package io.github.lstmforecast.result;

import io.github.lstmforecast.gate.Judged;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.Metrics;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers of a {@link SubjectResult}, which travel from the child JVM.
 *
 * @param baselines the metrics of plain forecasts of the same steps; a baseline that can't be computed is omitted
 * @param filled the number of steps of the horizon that are not judged, since the series has gaps there
 */
public record SubjectMetrics(Subject subject, Metrics metrics, Map<Baseline, Metrics> baselines, int filled)
        implements Judged {
    public SubjectMetrics {
        baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
    }

    /** Whether the series has a cycle; only known where there are baselines. */
    public boolean hasCycle() {
        return !baselines.containsKey(Baseline.LAST_VALUE);
    }

    public SubjectMetrics withMetrics(Metrics others) {
        return new SubjectMetrics(subject, others, baselines, filled);
    }

    SubjectMetrics withoutBaselines() {
        return new SubjectMetrics(subject, metrics, Map.of(), filled);
    }
}
