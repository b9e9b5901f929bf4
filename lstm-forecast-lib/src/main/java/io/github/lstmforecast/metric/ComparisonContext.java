package io.github.lstmforecast.metric;

import io.github.lstmforecast.signal.Quantiles;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Further data that some metrics need. Metrics that {@linkplain Metric#needs() need} a missing part are undefined.
 *
 * @param training the training data, {@code [time]}
 * @param oneStepAhead the forecasts one step ahead, from true values, {@code [horizon]}
 * @param baselines the forecasts of the available baselines, {@code [horizon]} each, or longer
 * @param cells the cells of the network along the forecast
 * @param quantiles of the forecast of one target, {@code [horizon]} each, or longer
 * @param filled the steps of horizon and guard whose truth was filled in: they are not judged; must not be modified
 */
public record ComparisonContext(
        Optional<double[]> training,
        Optional<double[]> oneStepAhead,
        Optional<Map<Baseline, double[]>> baselines,
        Optional<CellActivity> cells,
        Optional<Quantiles> quantiles,
        BitSet filled) {
    public static final ComparisonContext NONE = new ComparisonContext(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), new BitSet());

    public ComparisonContext {
        baselines = baselines.map(forecasts -> {
            Map<Baseline, double[]> copy = new EnumMap<>(Baseline.class);
            copy.putAll(forecasts);
            return copy;
        });
    }

    /** Whether a baseline was run that a generated pulse wave does not have. */
    boolean hasFileBaselines() {
        return baselines.stream()
                .flatMap(forecasts -> forecasts.keySet().stream())
                .anyMatch(Baseline::isOfFilesOnly);
    }

    public ComparisonContext withTraining(double[] series) {
        return new ComparisonContext(Optional.of(series), oneStepAhead, baselines, cells, quantiles, filled);
    }

    public ComparisonContext withOneStepAhead(double[] steps) {
        return new ComparisonContext(training, Optional.of(steps), baselines, cells, quantiles, filled);
    }

    public ComparisonContext withBaselines(Map<Baseline, double[]> forecasts) {
        return new ComparisonContext(training, oneStepAhead, Optional.of(forecasts), cells, quantiles, filled);
    }

    public ComparisonContext withCells(CellActivity activity) {
        return new ComparisonContext(training, oneStepAhead, baselines, Optional.of(activity), quantiles, filled);
    }

    public ComparisonContext withQuantiles(Quantiles ofForecast) {
        return new ComparisonContext(training, oneStepAhead, baselines, cells, Optional.of(ofForecast), filled);
    }

    public ComparisonContext withFilled(BitSet steps) {
        return new ComparisonContext(training, oneStepAhead, baselines, cells, quantiles, steps);
    }
}
