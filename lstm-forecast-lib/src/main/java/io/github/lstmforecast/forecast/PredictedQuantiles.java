package io.github.lstmforecast.forecast;

import io.github.lstmforecast.signal.Quantiles;
import io.github.lstmforecast.signal.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the quantiles that a model outputs beside its forecast, a number of steps at a time. */
final class PredictedQuantiles {
    private final List<Double> levels;
    private final int steps;
    private final int targets;
    private final double[][] values; // (level)(step, target)
    private final float[] output; // (level, step, target) of one output of the model

    /**
     * @param steps of the forecast
     * @param outputSteps how many the model predicts at a time
     */
    PredictedQuantiles(List<Double> levels, int steps, int outputSteps, int targets) {
        this.levels = levels;
        this.steps = steps;
        this.targets = targets;
        this.values = new double[levels.size()][Math.multiplyExact(steps, targets)];
        this.output = new float[levels.size() * outputSteps * targets];
    }

    /** Receives the next quantiles of the model, {@code [level][step][target]}. */
    float[] output() {
        return output;
    }

    /** Stores {@link #output()}, as far as its steps are within the forecast. */
    void store(int step) {
        int ofLevel = levels.isEmpty() ? 0 : output.length / levels.size();
        int wanted = Math.min(ofLevel, (steps - step) * targets);
        for (int level = 0; level < values.length; level++) {
            for (int i = 0; i < wanted; i++) {
                values[level][step * targets + i] = output[level * ofLevel + i];
            }
        }
    }

    /** Empty if there are no levels. */
    Optional<Quantiles> all() {
        if (levels.isEmpty()) {
            return Optional.empty();
        }
        List<Series> series = new ArrayList<>();
        for (double[] ofLevel : values) {
            series.add(Series.of(ofLevel, targets));
        }
        return Optional.of(new Quantiles(levels, series));
    }
}
