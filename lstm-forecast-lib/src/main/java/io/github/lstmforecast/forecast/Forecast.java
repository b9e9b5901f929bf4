package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.metric.CellActivity;
import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.ComparisonContext;
import io.github.lstmforecast.metric.Levels;
import io.github.lstmforecast.signal.Autocorrelation;
import io.github.lstmforecast.signal.Series;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a model foretold.
 *
 * @param span which part of the series it is about
 * @param warmUp the true samples that the model was fed, {@code [warmUp][feature]}
 * @param truth what was to be foretold, {@code [horizon + guard][feature]}
 * @param closedLoop what was foretold with each output fed back as the next input, {@code [horizon + guard][feature]};
 *     its first step is the output at the last warm-up sample
 * @param oneStepAhead what the model foretold for each step while it was fed the truth, {@code [horizon][feature]}
 * @param cells h and c along the closed loop, over horizon and guard, where they were asked for; of a very long one only
 *     its beginning
 */
public record Forecast(
        ForecastSpan span,
        Series warmUp,
        Series truth,
        Series closedLoop,
        Series oneStepAhead,
        Optional<CellTrace> cells) {

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
                before, all, judged, closedLoop.column(feature), period, Levels.of(joined(before, judged)), context);
    }

    /**
     * The cells along the horizon.
     *
     * @param periodSteps samples per cycle, at least 2
     * @return nothing where there are no cells, or they were not recorded
     */
    public Optional<CellActivity> cellActivity(double periodSteps) {
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
