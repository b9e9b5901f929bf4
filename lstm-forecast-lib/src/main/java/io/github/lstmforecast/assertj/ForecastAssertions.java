package io.github.lstmforecast.assertj;

import io.github.lstmforecast.forecast.CellTrace;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.scenario.ForecastResult;

/** Entry point of the assertions, for a static import next to AssertJ's {@code Assertions.assertThat}. */
public final class ForecastAssertions {
    private ForecastAssertions() {}

    public static ForecastAssert assertThat(Forecast actual) {
        return new ForecastAssert(actual);
    }

    public static ForecastResultAssert assertThat(ForecastResult actual) {
        return new ForecastResultAssert(actual);
    }

    /** @param actual h and c along a forecast */
    public static CellTraceAssert assertThat(CellTrace actual) {
        return new CellTraceAssert(actual);
    }
}
