package io.github.lstmforecast.forecast;

import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.signal.Difference;
import io.github.lstmforecast.signal.Features;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.TransformChain;
import io.github.lstmforecast.signal.TransformSettings;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The simple forecasters that a model is compared with, if the series and its period allow them. */
public final class Baselines {
    private final Map<Baseline, Fitted> fitted = new EnumMap<>(Baseline.class);

    /**
     * A baseline that is ready.
     *
     * @param shortest how many samples it needs
     * @param readsAll whether it is given all samples before the forecast, not only the warm-up
     */
    private record Fitted(Forecaster forecaster, double shortest, boolean readsAll) {}

    private Baselines() {}

    /**
     * Fits the {@linkplain Baseline#plainest plainest} baselines.
     *
     * @param training {@code [time][target]}, all finite; may be empty
     * @param period samples per cycle, at least 2; empty if there are no cycles
     */
    public static Baselines plainest(Series training, OptionalDouble period) {
        Baselines baselines = new Baselines();
        if (period.isPresent()) {
            SeasonalNaive naive = new SeasonalNaive(period.getAsDouble());
            baselines.ofWarmUp(Baseline.SEASONAL_NAIVE, naive, naive.shortestWarmUp());
            int order = (int) Math.round(period.getAsDouble());
            if (order <= Baseline.LONGEST_CYCLE && training.length() > 2 * order) {
                LinearFit.leastSquares(training, order)
                        .ifPresent(spec ->
                                baselines.ofWarmUp(Baseline.AUTOREGRESSION, new LinearAutoregression(spec), order));
            }
        } else {
            baselines.ofWarmUp(Baseline.LAST_VALUE, Drift.flat(training.features()), 1);
            baselines.addDrift(training);
        }
        return baselines;
    }

    /** Fits all baselines; parameters as {@link #plainest}. */
    public static Baselines all(Series training, OptionalDouble period) {
        Baselines baselines = plainest(training, period);
        baselines.addDrift(training);
        baselines.addLinear(training, period);
        if (period.isEmpty() || period.getAsDouble() <= Baseline.LONGEST_CYCLE) {
            OptionalInt cycle =
                    period.isPresent() ? OptionalInt.of((int) Math.round(period.getAsDouble())) : OptionalInt.empty();
            baselines.fitted.put(Baseline.THETA, new Fitted(new Theta(cycle), Theta.SHORTEST_HISTORY, true));
        }
        return baselines;
    }

    private void ofWarmUp(Baseline baseline, Forecaster forecaster, double shortest) {
        fitted.put(baseline, new Fitted(forecaster, shortest, false));
    }

    private void addDrift(Series training) {
        if (training.length() >= 2) {
            ofWarmUp(Baseline.DRIFT, Drift.fit(training), 1);
        }
    }

    private void addLinear(Series training, OptionalDouble period) {
        Difference.Mode mode = period.isPresent() ? Difference.Mode.CYCLE : Difference.Mode.STEP;
        TransformSettings differences = TransformSettings.NONE.withDifference(mode);
        int lag = differences.lag(period);
        int rows = training.length() - lag; // the first differences are undefined
        if (rows < 3 || !canSubtract(training)) {
            return;
        }
        LinearSettings settings = LinearSettings.defaults(period, rows);
        TransformChain transforms = differences.fit(training, 0, period);
        Forecaster model = TransformedForecaster.of(
                new LinearAutoregression(LinearFit.fit(Features.of(transforms.apply(training)), settings)), transforms);
        fitted.put(Baseline.LINEAR, new Fitted(model, lag + settings.order(), true));
    }

    /** Whether all differences of values are finite. */
    private static boolean canSubtract(Series series) {
        return Arrays.stream(series.toArray()).allMatch(value -> Math.abs(value) < Double.MAX_VALUE / 2);
    }

    /**
     * The forecasts of all baselines that can forecast from the samples before the origin.
     *
     * @param known {@code [time][target]}, the true values, at least to the beginning of the span
     * @return {@code [horizon and guard][target]} for each
     */
    public Map<Baseline, Series> forecast(Series known, ForecastSpan span) {
        History warmUp = History.of(known.slice(span.start(), span.from()), span.horizon() + span.guard());
        History all = History.of(known.slice(0, span.from()), span.horizon() + span.guard());
        Map<Baseline, Series> forecasts = new EnumMap<>(Baseline.class);
        fitted.forEach((baseline, fit) -> {
            History history = fit.readsAll ? all : warmUp;
            if (history.warmUp() >= fit.shortest && (!fit.readsAll || canSubtract(history.targets()))) {
                forecasts.put(baseline, fit.forecaster.predict(history, false).values());
            }
        });
        return forecasts;
    }
}
