package io.github.lstmforecast.assertj;

import io.github.lstmforecast.forecast.CellTrace;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.scenario.ForecastResult;

/** Where assertions begin; to be imported beside AssertJ's own {@code Assertions.assertThat}. */
public final class ForecastAssertions {
    private ForecastAssertions() {}

    /**
     * Begins assertions on a forecast.
     *
     * @param actual what a model foretold
     * @return the assertions
     */
    public static ForecastAssert assertThat(Forecast actual) {
        return new ForecastAssert(actual);
    }

    /**
     * Begins assertions on what came of a scenario.
     *
     * @param actual its model, its forecasts and its verdict
     * @return the assertions
     */
    public static ForecastResultAssert assertThat(ForecastResult actual) {
        return new ForecastResultAssert(actual);
    }

    /**
     * Begins assertions on the cells of a network.
     *
     * @param actual h and c along a closed loop
     * @return the assertions
     */
    public static CellTraceAssert assertThat(CellTrace actual) {
        return new CellTraceAssert(actual);
    }
}
