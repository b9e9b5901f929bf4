package io.github.lstmforecast.plot;

import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.model.ModelState;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.signal.Series;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Forecasts made by hand. Unless stated otherwise, the truth is a pulse of width 3 and height 1 in every 10 steps, due
 * at steps 5, 15, 25 and so on.
 */
public final class Forecasts {
    public static final int WARM_UP = 25;
    public static final int GUARD = 5;
    public static final IntToDoubleFunction TRUTH = late(0);

    private Forecasts() {}

    public static IntToDoubleFunction late(int steps) {
        return step -> Math.floorMod(step - 5 - steps, 10) < 3 ? 1 : 0;
    }

    public static Forecast of(IntToDoubleFunction predicted, int horizon) {
        return of(TRUTH, predicted, WARM_UP, horizon, GUARD);
    }

    public static Forecast of(
            IntToDoubleFunction truth, IntToDoubleFunction predicted, int warmUp, int horizon, int guard) {
        return new Forecast(
                new ForecastSpan(1_000, warmUp, horizon, guard),
                series(truth, -warmUp, 0),
                series(truth, 0, horizon + guard),
                series(predicted, 0, horizon + guard),
                Optional.of(series(predicted, 0, horizon)),
                Optional.empty(),
                Optional.empty());
    }

    private static Series series(IntToDoubleFunction values, int from, int to) {
        return Series.of(IntStream.range(from, to).mapToDouble(values).toArray(), 1);
    }

    /**
     * The forecast of a model that repeats the last sample, which is 0. The truth is {@code f + 1} high in feature
     * {@code f}. Each layer has two units: their h is the number of steps since the beginning of the warm-up, plus 1 and
     * plus 2; their c are waves of period 10.
     */
    public static Forecast traced(int features, List<Boolean> layersHaveCells, int horizon) {
        double[] values = IntStream.range(0, (WARM_UP + horizon + GUARD) * features)
                .mapToDouble(i -> TRUTH.applyAsDouble(i / features - WARM_UP) * (i % features + 1))
                .toArray();
        return new ClosedLoop(new Waves(features, layersHaveCells))
                .forecast(Series.of(values, features), new ForecastSpan(WARM_UP, WARM_UP, horizon, GUARD));
    }

    private record Waves(int inputs, List<Boolean> layersHaveCells) implements SequenceModel {
        @Override
        public int outputs() {
            return inputs;
        }

        @Override
        public List<Integer> units() {
            return layersHaveCells.stream().map(any -> 2).toList();
        }

        @Override
        public boolean hasCells(int layer) {
            return layersHaveCells.get(layer);
        }

        @Override
        public ModelState start() {
            return new ModelState() {
                private int steps;

                @Override
                public void step(float[] input, float[] output) {
                    System.arraycopy(input, 0, output, 0, input.length);
                    steps++;
                }

                // As many steps as samples: the first unit is highest half a cycle in, the second a tenth.
                @Override
                public void copyTo(int layer, float[] hidden, float[] cell, int at) {
                    for (int unit = 0; unit < 2; unit++) {
                        hidden[at + unit] = steps + unit + 1;
                        if (hasCells(layer)) {
                            cell[at + unit] = (float) Math.cos(2 * Math.PI * (steps - 5 + 4 * unit) / 10);
                        }
                    }
                }
            };
        }
    }
}
