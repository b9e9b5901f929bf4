package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.metric.CellActivity;
import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.ComparisonContext;
import io.github.lstmforecast.metric.Levels;
import io.github.lstmforecast.metric.PulseFinder;
import io.github.lstmforecast.metric.PulseRule;
import io.github.lstmforecast.metric.PulseSettings;
import io.github.lstmforecast.signal.PeriodSearch;
import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A forecast with the true values.
 *
 * @param span the forecast part of the series
 * @param warmUp the true values before the forecast, {@code [warmUp][target]}
 * @param truth the true values, {@code [horizon + guard][target]}
 * @param predicted {@code [horizon + guard][target]}
 * @param oneStepAhead the prediction of each step from the true values before it, {@code [horizon][target]}; empty if the
 *     forecaster has no such outputs
 * @param cells h and c over horizon and guard, if the forecaster has any; for a very long forecast, only the first steps
 * @param quantiles over horizon and guard, if the forecaster has any
 * @param scenario what it is compared with; empty for a forecast that comes without a scenario
 */
public record Forecast(
        ForecastSpan span,
        Series warmUp,
        Series truth,
        Series predicted,
        Optional<Series> oneStepAhead,
        Optional<CellTrace> cells,
        Optional<Quantiles> quantiles,
        Optional<ScenarioTruth> scenario) {

    /** A forecast without a scenario: it is compared with its own true values. */
    public Forecast(
            ForecastSpan span,
            Series warmUp,
            Series truth,
            Series predicted,
            Optional<Series> oneStepAhead,
            Optional<CellTrace> cells,
            Optional<Quantiles> quantiles) {
        this(span, warmUp, truth, predicted, oneStepAhead, cells, quantiles, Optional.empty());
    }

    /** The same forecast, as that of a scenario. */
    public Forecast of(ScenarioTruth truthOfScenario) {
        return new Forecast(
                span, warmUp, truth, predicted, oneStepAhead, cells, quantiles, Optional.of(truthOfScenario));
    }

    /** The forecast of one target, with all cells. */
    public Forecast ofTarget(int target) {
        return new Forecast(
                span,
                Series.of(warmUp.column(target)),
                Series.of(truth.column(target)),
                Series.of(predicted.column(target)),
                oneStepAhead.map(series -> Series.of(series.column(target))),
                cells,
                quantiles.map(all -> all.target(target)),
                scenario.map(of -> of.ofTarget(target)));
    }

    /**
     * The period in samples: that of the scenario; without one, that of the first target's true values over warm-up,
     * horizon and guard, by {@linkplain PeriodSearch period search}. Empty if they are not periodic.
     */
    public OptionalDouble period() {
        return scenario.map(ScenarioTruth::period)
                .orElseGet(() -> PeriodSearch.period(joined(warmUp.column(0), truth.column(0))));
    }

    /**
     * Compares one feature with what its scenario knows of it, as a build does: the clean wave, its period, the training
     * data and the baselines.
     *
     * @param feature {@code 0} to {@code truth.features() - 1}
     * @return empty if the forecast comes without a scenario
     */
    public Optional<Comparison> compareInScenario(int feature) {
        return scenario.map(
                of -> of.targets().get(feature).compare(predicted.column(feature), context(feature, of.period())));
    }

    /**
     * Compares one feature with its true values as they are, with their noise, whatever a scenario knows. How pulses are found is
     * {@linkplain PulseFinder taken from} warm-up, horizon and guard; without a period, the {@linkplain Levels#of levels}
     * are those of warm-up and horizon.
     *
     * @param feature {@code 0} to {@code truth.features() - 1}
     * @param period samples per cycle, at least 2; empty if there are no pulses to match
     * @param context further data that some metrics need
     * @throws InvalidValueException see {@link Comparison}
     */
    public Comparison compare(int feature, OptionalDouble period, ComparisonContext context) {
        double[] before = warmUp.column(feature);
        double[] all = truth.column(feature);
        double[] judged = Arrays.copyOf(all, span.horizon());
        Optional<PulseRule> rule = period.isPresent()
                ? PulseFinder.of(joined(before, all), period.getAsDouble(), PulseSettings.NONE)
                        .rule()
                        .map(found -> found.from(before.length))
                : Levels.of(joined(before, judged)).map(PulseRule::of);
        return new Comparison(before, all, judged, predicted.column(feature), period, rule, context);
    }

    /**
     * The data of this forecast that some metrics need.
     *
     * @param feature {@code 0} to {@code truth.features() - 1}
     * @param period samples per cycle; if empty, the result has no cell activity
     */
    public ComparisonContext context(int feature, OptionalDouble period) {
        return new ComparisonContext(
                Optional.empty(),
                oneStepAhead.map(series -> series.column(feature)),
                Optional.empty(),
                period.isPresent() ? cellActivity(period.getAsDouble()) : Optional.empty(),
                quantiles.map(all -> all.target(feature)),
                new BitSet());
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
                + (features == 1 ? "" : ", " + features + " features")
                + scenario.map(of -> ", scenario " + of.scenario()).orElse(", without a scenario") + "]";
    }
}
