package io.github.lstmforecast.forecast;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.signal.Quantiles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Recorded forecasts, found by their first step, the origin. */
public final class RecordedForecaster implements Forecaster {
    private static final int MAX_LISTED = 5;

    private final Map<Integer, Prediction> byOrigin;

    /** @param byOrigin by the step of the series at which they start */
    public RecordedForecaster(Map<Integer, Prediction> byOrigin) {
        this.byOrigin = new TreeMap<>(byOrigin);
    }

    @Override
    public Prediction predict(History history, boolean traceCells) {
        Prediction recorded = byOrigin.get(history.from());
        InvalidValueException.unless(
                recorded != null,
                "from",
                history.from(),
                "a recorded origin: "
                        + byOrigin.keySet().stream()
                                .limit(MAX_LISTED)
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                        + (byOrigin.size() > MAX_LISTED ? ", ..." : ""));
        int found = recorded.values().length();
        InvalidValueException.unless(
                found >= history.steps(),
                "forecast",
                found + " recorded steps from " + history.from(),
                "at least " + history.steps() + " steps (horizon and guard)");
        return new Prediction(
                recorded.values().slice(0, history.steps()),
                recorded.cells(),
                recorded.quantiles().map(quantiles -> quantiles.slice(0, history.steps())));
    }

    @Override
    public List<Double> quantileLevels() {
        return byOrigin.values().stream()
                .flatMap(prediction -> prediction.quantiles().stream())
                .map(Quantiles::levels)
                .findFirst()
                .orElse(List.of());
    }

    @Override
    public String toString() {
        return "RecordedForecaster[" + byOrigin.size() + " origins]";
    }
}
