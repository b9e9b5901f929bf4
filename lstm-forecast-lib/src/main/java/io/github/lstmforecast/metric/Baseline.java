package io.github.lstmforecast.metric;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.Keyed;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Plain forecasts that need no network. A model that is not better than these does not earn its place. */
public enum Baseline implements Keyed {
    /** The last cycle of the warm-up, repeated. */
    SEASONAL_NAIVE("repeating the last cycle", "the warm-up is shorter than a cycle"),
    /** A {@linkplain Autoregression linear autoregression} on the last cycle, in closed loop. */
    AUTOREGRESSION(
            "a linear autoregression",
            "a linear autoregression on one cycle needs a warm-up of a cycle, training data of more than two, and a cycle of"
                    + " at most " + Autoregression.LARGEST_ORDER + " samples");

    private final String description;
    private final String missing;

    Baseline(String description, String missing) {
        this.description = description;
        this.missing = missing;
    }

    @Override
    public String key() {
        return Keyed.camelCase(this);
    }

    /**
     * The baseline in words.
     *
     * @return what it does, as a noun
     */
    public String description() {
        return description;
    }

    /**
     * What the plain models foretell.
     *
     * @param warmUp what the model was fed, {@code [warmUp]}
     * @param periodSteps samples per cycle, at least 2
     * @param steps how far to forecast
     * @param autoregression fitted on the training data, where that is possible
     * @return {@code [steps]} of each; one that can't be had is not in it
     */
    public static Map<Baseline, double[]> forecasts(
            double[] warmUp, double periodSteps, int steps, Optional<Autoregression> autoregression) {
        Map<Baseline, double[]> forecasts = new EnumMap<>(Baseline.class);
        seasonalNaive(warmUp, periodSteps, steps).ifPresent(naive -> forecasts.put(SEASONAL_NAIVE, naive));
        autoregression
                .flatMap(model -> model.forecast(warmUp, steps))
                .ifPresent(linear -> forecasts.put(AUTOREGRESSION, linear));
        return forecasts;
    }

    /** Why there may be none. */
    String missing() {
        return missing;
    }

    /**
     * Repeats the last cycle of a warm-up: step {@code i} is its sample {@code floor(i mod period)}, counted from
     * {@code ceil(period)} samples before the forecast.
     *
     * @param warmUp what the model was fed, {@code [warmUp]}
     * @param periodSteps samples per cycle, at least 2
     * @param steps how far to forecast
     * @return {@code [steps]}, or nothing where the warm-up is shorter than a cycle
     */
    public static Optional<double[]> seasonalNaive(double[] warmUp, double periodSteps, int steps) {
        InvalidValueException.unless(periodSteps >= 2, "period", periodSteps, "at least 2 (samples)");
        int start = warmUp.length - (int) Math.ceil(periodSteps);
        if (start < 0) {
            return Optional.empty();
        }
        double[] forecast = new double[steps];
        Arrays.setAll(forecast, step -> warmUp[start + (int) Math.floor(step % periodSteps)]);
        return Optional.of(forecast);
    }
}
