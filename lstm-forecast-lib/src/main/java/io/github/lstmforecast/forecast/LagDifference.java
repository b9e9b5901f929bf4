package io.github.lstmforecast.forecast;

import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.signal.SeriesTransform;
import java.util.Map;

/** {@code z(t) = y(t) - y(t - lag)}; NaN for the first {@code lag} steps. */
record LagDifference(int lag) implements SeriesTransform {
    @Override
    public String key() {
        return "lagDifference";
    }

    @Override
    public Series apply(Series history) {
        double[] differences = history.toArray();
        for (int i = differences.length - 1; i >= 0; i--) {
            int step = i / history.features();
            differences[i] = step < lag ? Double.NaN : differences[i] - history.get(step - lag, i % history.features());
        }
        return Series.of(differences, history.features());
    }

    @Override
    public Series undo(Series forecast, Series history) {
        int features = forecast.features();
        double[] values = forecast.toArray();
        for (int i = 0; i < values.length; i++) {
            int step = i / features;
            values[i] +=
                    step < lag ? history.get(history.length() + step - lag, i % features) : values[i - lag * features];
        }
        return Series.of(values, features);
    }

    @Override
    public Map<String, double[]> numbers() {
        return Map.of("lag", new double[] {lag});
    }
}
