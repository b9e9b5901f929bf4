package io.github.lstmforecast.assertj;

import io.github.lstmforecast.forecast.CellTrace;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.scenario.ForecastResult;
import org.assertj.core.api.SoftAssertionsProvider;

/** Soft assertions on forecasts, to be combined with those of others. */
public interface ForecastSoftAssertionsProvider extends SoftAssertionsProvider {
    /**
     * Begins soft assertions on a forecast.
     *
     * @param actual what a model foretold
     * @return the assertions
     */
    default ForecastAssert assertThat(Forecast actual) {
        return proxy(ForecastAssert.class, Forecast.class, actual);
    }

    /**
     * Begins soft assertions on what came of a scenario.
     *
     * @param actual its model, its forecasts and its verdict
     * @return the assertions
     */
    default ForecastResultAssert assertThat(ForecastResult actual) {
        return proxy(ForecastResultAssert.class, ForecastResult.class, actual);
    }

    /**
     * Begins soft assertions on the cells of a network.
     *
     * @param actual h and c along a closed loop
     * @return the assertions
     */
    default CellTraceAssert assertThat(CellTrace actual) {
        return proxy(CellTraceAssert.class, CellTrace.class, actual);
    }
}
