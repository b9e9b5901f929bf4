package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.signal.Series;

/**
 * Repeats the last cycle of the warm-up: step k is the sample {@code floor(k mod period)} of the last
 * {@code ceil(period)} samples.
 *
 * @param periodSteps samples per cycle, at least 2; may be a fraction
 */
public record SeasonalNaive(double periodSteps) implements Forecaster {
    public SeasonalNaive {
        InvalidValueException.unless(periodSteps >= 2, "period", periodSteps, "at least 2 (samples)");
    }

    /** The minimum length of the warm-up, in samples. */
    public double shortestWarmUp() {
        return Math.ceil(periodSteps);
    }

    @Override
    public Prediction predict(History history, boolean traceCells) {
        return Prediction.of(predict(history.warmUpTargets(), history.steps()));
    }

    Series predict(Series warmUp, int steps) {
        InvalidValueException.unless(
                warmUp.length() >= shortestWarmUp(),
                "warmUp",
                warmUp.length() + " samples",
                "at least " + (long) shortestWarmUp() + ", one cycle");
        int start = warmUp.length() - (int) shortestWarmUp();
        double[] forecast = new double[steps * warmUp.features()];
        for (int step = 0; step < steps; step++) {
            for (int target = 0; target < warmUp.features(); target++) {
                forecast[step * warmUp.features() + target] =
                        warmUp.get(start + (int) Math.floor(step % periodSteps), target);
            }
        }
        return Series.of(forecast, warmUp.features());
    }
}
