package io.github.lstmforecast.forecast;

import io.github.lstmforecast.signal.Series;
import java.util.Arrays;

/** Continues the last value, with a constant slope for each target. */
final class Drift implements Forecaster {
    private final double[] slopes; // per step

    private Drift(double[] slopes) {
        this.slopes = slopes;
    }

    /** Repeats the last value. */
    static Drift flat(int targets) {
        return new Drift(new double[targets]);
    }

    /**
     * Continues the mean slope of a series: {@code (last - first) / (samples - 1)}.
     *
     * @param training {@code [time][target]}, at least 2 samples
     */
    static Drift fit(Series training) {
        int last = training.length() - 1;
        double[] slopes = new double[training.features()];
        Arrays.setAll(slopes, target -> (training.get(last, target) - training.get(0, target)) / last);
        return new Drift(slopes);
    }

    @Override
    public Prediction predict(History history, boolean traceCells) {
        Series warmUp = history.warmUpTargets();
        double[] forecast = new double[history.steps() * slopes.length];
        for (int step = 0; step < history.steps(); step++) {
            for (int target = 0; target < slopes.length; target++) {
                forecast[step * slopes.length + target] =
                        warmUp.get(warmUp.length() - 1, target) + (step + 1) * slopes[target];
            }
        }
        return Prediction.of(Series.of(forecast, slopes.length));
    }

    @Override
    public String toString() {
        return "Drift" + Arrays.toString(slopes);
    }
}
