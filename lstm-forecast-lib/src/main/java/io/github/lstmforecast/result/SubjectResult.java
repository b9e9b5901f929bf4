package io.github.lstmforecast.result;

import io.github.lstmforecast.gate.Judged;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.Metrics;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One column of a forecast from one origin, measured.
 *
 * @param baselines the metrics of plain forecasts of the same steps; a baseline that can't be computed is omitted
 */
public record SubjectResult(Subject subject, Comparison comparison, Metrics metrics, Map<Baseline, Metrics> baselines)
        implements Judged {
    public SubjectResult {
        baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
    }

    /** The numbers without the series behind them. */
    public SubjectMetrics toMetrics() {
        return new SubjectMetrics(subject, metrics, baselines, comparison.horizon() - comparison.judgedSteps().length);
    }
}
