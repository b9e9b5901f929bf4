package io.github.lstmforecast.compare;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Defined;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a metric of a scenario has changed.
 *
 * @param metric its key
 * @param column the name of the feature, if the scenario has several
 * @param then the value in the reference results, judged over the common origins, or the median of the common seeds; empty
 *     if they lack the metric
 * @param now the value in the results, likewise
 * @param worse how much worse the value is, in the unit of the metric, negative if it is better; empty if one of the values
 *     is missing, or the metric is not known here
 * @param limit the limit now, if the metric has one
 * @param allowed how much worse the value may be; empty if that is not limited
 * @param test of the paired differences, how much worse each is; empty if there are too few
 * @param pValue corrected for the number of metrics that have a limit or are checked for regressions; empty without a test
 * @param word what can be said; empty if the metric has no limit and is not checked for regressions
 * @param isUndecided whether the metric is checked by its significance, which too few pairs can't show
 * @param isRegression whether the value is worse by more than is allowed, and not by luck where luck is considered
 */
public record MetricChange(
        String metric,
        Optional<String> column,
        Optional<MetricValue> then,
        Optional<MetricValue> now,
        OptionalDouble worse,
        Optional<Limit> limit,
        OptionalDouble allowed,
        Optional<PairedTest> test,
        OptionalDouble pValue,
        Optional<Word> word,
        boolean isUndecided,
        boolean isRegression) {
    /** Whether the values differ, those of any pair too, or only one of the results has one. */
    public boolean isChanged() {
        return !value(then).equals(value(now))
                || test.map(PairedTest::differing).orElse(0) > 0;
    }

    /** Why a value is missing may be said in other words, which is no change. */
    private static Optional<OptionalDouble> value(Optional<MetricValue> of) {
        return of.map(value -> value instanceof Defined defined
                ? OptionalDouble.of(defined.value() + 0.0) // 0 and -0 are the same
                : OptionalDouble.empty());
    }

    /** The name of the metric, and of the column if there are several. */
    public String name() {
        return SafeText.inLine(column.map(text -> text + " ").orElse("") + metric);
    }
}
