package io.github.lstmforecast.metric;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What some metrics look at beyond truth and forecast. Each part may be missing; the metrics that need it are undefined
 * then.
 *
 * @param training the series that the model learnt, {@code [time]}; empty where it is not known
 * @param oneStepAhead what the model foretold while it was fed the truth, {@code [horizon]}; empty where it was not
 *     asked
 * @param baselines what plain models foretell instead, {@code [horizon + guard]} each, or as long as they like beyond
 *     the horizon
 * @param countDecoding how well the count can be read from the cells, see {@link CellActivity#countDecoding()}
 */
public record ComparisonContext(
        double[] training,
        double[] oneStepAhead,
        Map<Baseline, double[]> baselines,
        Optional<MetricValue> countDecoding) {
    /** Nothing is known. */
    public static final ComparisonContext NONE =
            new ComparisonContext(new double[0], new double[0], Map.of(), Optional.empty());

    public ComparisonContext {
        Map<Baseline, double[]> copy = new EnumMap<>(Baseline.class);
        copy.putAll(baselines);
        baselines = copy;
    }
}
