package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.signal.Series;

/**
 * Repeats the last cycle of the warm-up: step k is what was there {@code floor(k mod period)} samples after the last
 * whole samples that hold a cycle began.
 *
 * @param periodSteps samples per cycle, at least 2, not necessarily whole
 */
public record SeasonalNaive(double periodSteps) implements Forecaster {
    public SeasonalNaive {
        InvalidValueException.unless(periodSteps >= 2, "period", periodSteps, "at least 2 (samples)");
    }

    /** The shortest warm-up that it can forecast from, in samples. */
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
                "at least " + (long) shortestWarmUp() + ", a cycle");
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
