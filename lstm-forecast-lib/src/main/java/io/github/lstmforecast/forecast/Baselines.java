package io.github.lstmforecast.forecast;

import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.signal.Series;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The simple forecasters that a model is compared with, if the series and its period allow them. */
public final class Baselines {
    private final Optional<SeasonalNaive> seasonalNaive;
    private final Optional<LinearAutoregression> autoregression;

    private Baselines(Optional<SeasonalNaive> seasonalNaive, Optional<LinearAutoregression> autoregression) {
        this.seasonalNaive = seasonalNaive;
        this.autoregression = autoregression;
    }

    /**
     * Fits the baselines.
     *
     * @param training {@code [time][target]}, all finite; may be empty
     * @param period samples per cycle, at least 2; empty if there are no cycles
     */
    public static Baselines fit(Series training, OptionalDouble period) {
        return period.isPresent()
                ? fit(training, period.getAsDouble())
                : new Baselines(Optional.empty(), Optional.empty());
    }

    /** {@link #fit(Series, OptionalDouble)} with a cycle. */
    public static Baselines fit(Series training, double periodSteps) {
        return new Baselines(Optional.of(new SeasonalNaive(periodSteps)), LinearAutoregression.fit(training, (int)
                Math.round(periodSteps)));
    }

    /** The baselines that can forecast from a warm-up of this length. */
    public Map<Baseline, Forecaster> forecasters(int warmUp) {
        Map<Baseline, Forecaster> forecasters = new EnumMap<>(Baseline.class);
        seasonalNaive
                .filter(naive -> warmUp >= naive.shortestWarmUp())
                .ifPresent(naive -> forecasters.put(Baseline.SEASONAL_NAIVE, naive));
        autoregression
                .filter(model -> warmUp >= model.order())
                .ifPresent(model -> forecasters.put(Baseline.AUTOREGRESSION, model));
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
