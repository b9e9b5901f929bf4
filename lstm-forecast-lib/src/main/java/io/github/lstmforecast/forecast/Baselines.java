package io.github.lstmforecast.forecast;

import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.signal.Series;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The simple forecasters that a model is compared with, if the series and its period allow them. */
public final class Baselines {
    private final Map<Baseline, Fitted> fitted = new EnumMap<>(Baseline.class);

    private record Fitted(Forecaster forecaster, double shortestWarmUp) {}

    private Baselines() {}

    /**
     * Fits the baselines: with a cycle {@link Baseline#SEASONAL_NAIVE} and {@link Baseline#AUTOREGRESSION}, without one
     * {@link Baseline#LAST_VALUE} and {@link Baseline#DRIFT}.
     *
     * @param training {@code [time][target]}, all finite; may be empty
     * @param period samples per cycle, at least 2; empty if there are no cycles
     */
    public static Baselines fit(Series training, OptionalDouble period) {
        Baselines baselines = new Baselines();
        if (period.isPresent()) {
            SeasonalNaive naive = new SeasonalNaive(period.getAsDouble());
            baselines.fitted.put(Baseline.SEASONAL_NAIVE, new Fitted(naive, naive.shortestWarmUp()));
            int order = (int) Math.round(period.getAsDouble());
            if (order <= Baseline.LONGEST_CYCLE && training.length() > 2 * order) {
                Forecaster model = new LinearAutoregression(LinearFit.leastSquares(training, order));
                baselines.fitted.put(Baseline.AUTOREGRESSION, new Fitted(model, order));
            }
        } else {
            baselines.fitted.put(Baseline.LAST_VALUE, new Fitted(Drift.flat(training.features()), 1));
            if (training.length() >= 2) {
                baselines.fitted.put(Baseline.DRIFT, new Fitted(Drift.fit(training), 1));
            }
        }
        return baselines;
    }

    /** The baselines that can forecast from a warm-up of this length. */
    public Map<Baseline, Forecaster> forecasters(int warmUp) {
        Map<Baseline, Forecaster> forecasters = new EnumMap<>(Baseline.class);
        fitted.forEach((baseline, fit) -> {
            if (warmUp >= fit.shortestWarmUp) {
                forecasters.put(baseline, fit.forecaster);
            }
        });
        return forecasters;
    }

    /**
     * The forecasts of all baselines that can forecast from this warm-up.
     *
     * @param warmUp {@code [warmUp][target]}
     * @return {@code [steps][target]} for each
     */
    public Map<Baseline, Series> forecast(Series warmUp, int steps) {
        Map<Baseline, Series> forecasts = new EnumMap<>(Baseline.class);
        forecasters(warmUp.length())
                .forEach((baseline, forecaster) -> forecasts.put(
                        baseline,
                        forecaster.predict(History.of(warmUp, steps), false).values()));
        return forecasts;
    }
}
