package io.github.lstmforecast.assertj;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.CellTrace;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Gate;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.metric.CellActivity;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.plot.ForecastPlots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.assertj.core.api.AbstractAssert;

/** Assertions on whether the cells of a network count the cycle. */
public class CellTraceAssert extends AbstractAssert<CellTraceAssert, CellTrace> {
    private static final double DEFAULT_SHARE = 0.95;
    private static final double PERIOD_TOLERANCE_STEPS = 0.5;

    /** @param actual h and c along a forecast */
    public CellTraceAssert(CellTrace actual) {
        super(actual, CellTraceAssert.class);
    }

    /**
     * Verifies that the network counts: from its cells alone, the position in the cycle can be decoded correctly at 95%
     * of the steps or more, see {@link CellActivity#countDecoding()}.
     *
     * @param periodSteps steps per cycle, at least 2
     */
    public CellTraceAssert countsPeriod(double periodSteps) {
        return countsPeriod(periodSteps, DEFAULT_SHARE);
    }

    /**
     * Verifies that the network counts: from its cells alone, the position in the cycle can be decoded correctly at a
     * share of the steps, see {@link CellActivity#countDecoding()}.
     *
     * @param periodSteps steps per cycle, at least 2
     * @param share the smallest allowed, from 0 to 1
     */
    public CellTraceAssert countsPeriod(double periodSteps, double share) {
        isNotNull();
        InvalidValueException.unless(share >= 0 && share <= 1, "share", share, "from 0 to 1");
        List<String> found = found(periodSteps, share);
        if (!found.isEmpty()) {
            throwAssertionError(new ShouldCountPeriod(
                    actual,
                    periodSteps,
                    found,
                    FailurePicture.reference(file -> ForecastPlots.write(actual, periodSteps, file))));
        }
        return myself;
    }

    private List<String> found(double periodSteps, double share) {
        if (!actual.hasCells()) {
            return List.of("no layer has cells, only outputs");
        }
        float[][] cells = actual.cells(actual.steps());
        for (int step = 0; step < cells.length; step++) {
            for (int unit = 0; unit < cells[step].length; unit++) {
                if (!Float.isFinite(cells[step][unit])) {
                    return List.of("cell " + unit + " is " + cells[step][unit] + " at step " + step);
                }
            }
        }
        CellActivity activity = new CellActivity(cells, periodSteps, 0);
        MetricValue countDecoding = activity.countDecoding();
        List<String> found = new ArrayList<>(Gate.judge(
                        new Metrics(
                                Map.of(StandardMetric.COUNT_DECODING, countDecoding), OptionalInt.empty(), List.of()),
                        Tolerances.only(Map.of(StandardMetric.COUNT_DECODING, Limit.atLeast(share))))
                .findings()
                .stream()
                .map(Finding::message)
                .toList());
        if (!found.isEmpty() && countDecoding instanceof Defined decoding) {
            found.add("from c alone, the position in the cycle can be decoded correctly at "
                    + Numbers.text(100 * decoding.value()) + "% of the steps; guessing would be correct at "
                    + Numbers.text(100 / periodSteps) + "%");
            List<CellActivity.Unit> units = activity.units();
            long counting = units.stream()
                    .filter(unit -> Math.abs(unit.periodSteps().orElse(0) - periodSteps) <= PERIOD_TOLERANCE_STEPS)
                    .count();
            found.add(counting + " of " + units.size() + " units have a period of " + Numbers.text(periodSteps)
                    + " steps");
        }
        return found;
    }
}
