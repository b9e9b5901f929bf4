package io.github.lstmforecast.compare;

import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.MetricValue;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a metric of a scenario has changed.
 *
 * @param metric its key
 * @param then the value in the reference results, of several forecasts the worst; empty if they lack the metric
 * @param now the value in the results, likewise
 * @param worse how much worse the value is, in the unit of the metric, negative if it is better; empty if one of the values
 *     is missing, or it is not known which values are better
 * @param limit the limit now, if the metric has one
 * @param test of the paired differences, how much worse each is; empty if there are too few, or no limit
 * @param pValue corrected for the number of metrics with a limit; empty without a test
 * @param word what can be said; empty if the metric has no limit
 */
public record MetricChange(
        String metric,
        Optional<MetricValue> then,
        Optional<MetricValue> now,
        OptionalDouble worse,
        Optional<Limit> limit,
        Optional<PairedTest> test,
        OptionalDouble pValue,
        Optional<Word> word) {}
