package io.github.lstmforecast.forecast;

import java.util.Map;

/** Makes a forecaster of your own for a scenario. A constructor can be one: {@code DemandForecaster::new}. */
@FunctionalInterface
public interface ForecasterFactory {
    /** Called once for each scenario; a forecaster that learns does it here. */
    Forecaster create(ForecasterContext context);

    /**
     * What the forecasts depend on beside the scenario, by name: versions of libraries, say. A golden model records it, to
     * tell later what has changed. Called after the forecasts.
     */
    default Map<String, String> inputs() {
        return Map.of();
    }
}
