package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.metric.CellActivity;
import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.ComparisonContext;
import io.github.lstmforecast.metric.Levels;
import io.github.lstmforecast.signal.Autocorrelation;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A forecast beside the truth.
 *
 * @param span which part of the series it is about
 * @param warmUp the true samples before it, {@code [warmUp][target]}
 * @param truth what was to be predicted, {@code [horizon + guard][target]}
 * @param predicted {@code [horizon + guard][target]}
 * @param oneStepAhead what was predicted for each step from the true values before it, {@code [horizon][target]}; empty
 *     if the forecaster has no such outputs
 * @param cells h and c along the forecast, over horizon and guard, if there are any; of a very long one only its
 *     beginning
 * @param quantiles over horizon and guard, if there are any
 */
public record Forecast(
        ForecastSpan span,
        Series warmUp,
        Series truth,
        Series predicted,
        Optional<Series> oneStepAhead,
        Optional<CellTrace> cells,
        Optional<Quantiles> quantiles) {

    /** One target alone, with the cells of all. */
    public Forecast ofTarget(int target) {
        return new Forecast(
                span,
                Series.of(warmUp.column(target)),
                Series.of(truth.column(target)),
                Series.of(predicted.column(target)),
                oneStepAhead.map(series -> Series.of(series.column(target))),
                cells,
                quantiles.map(all -> all.target(target)));
    }

    /**
     * The period of what is forecast.
     *
     * @return samples per cycle of the truth's first feature, over warm-up, horizon and guard, by
     *     {@linkplain Autocorrelation#period autocorrelation}; nothing where it does not repeat itself
     */
    public OptionalDouble period() {
        return Autocorrelation.period(joined(warmUp.column(0), truth.column(0)));
    }

    /**
     * One feature of the forecast beside its truth, of which nothing is known but its samples: there is no clean wave
     * behind them, and the {@linkplain Levels#of levels} are those of warm-up and horizon.
     *
     * @param feature {@code 0} to {@code truth.features() - 1}
     * @param period samples per cycle, at least 2; where it is empty, no pulses are looked for
     * @param context what some metrics need beside these
     * @return the comparison
     * @throws InvalidValueException as {@link Comparison}; if the guard is too short for the period, say
     */
    public Comparison compare(int feature, OptionalDouble period, ComparisonContext context) {
        double[] before = warmUp.column(feature);
        double[] all = truth.column(feature);
        double[] judged = Arrays.copyOf(all, span.horizon());
        return new Comparison(
                before, all, judged, predicted.column(feature), period, Levels.of(joined(before, judged)), context);
    }

    /**
     * What the forecast has of what some metrics need.
     *
     * @param feature {@code 0} to {@code truth.features() - 1}
     * @param period samples per cycle; where it is empty, the cells are not looked at
     */
    public ComparisonContext context(int feature, OptionalDouble period) {
        return new ComparisonContext(
                Optional.empty(),
                oneStepAhead.map(series -> series.column(feature)),
                Optional.empty(),
                period.isPresent() ? cellActivity(period.getAsDouble()) : Optional.empty(),
                quantiles.map(all -> all.target(feature)));
    }

    private Optional<CellActivity> cellActivity(double periodSteps) {
        return cells.filter(CellTrace::hasCells)
                .map(trace -> new CellActivity(
                        trace.cells(Math.min(span.horizon(), trace.steps())), periodSteps, span.from()));
    }

    private static double[] joined(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Override
    public String toString() {
        int features = truth.features();
        return "Forecast[" + span.horizon() + " steps from " + span.from()
                + (features == 1 ? "" : ", " + features + " features") + "]";
    }
}
