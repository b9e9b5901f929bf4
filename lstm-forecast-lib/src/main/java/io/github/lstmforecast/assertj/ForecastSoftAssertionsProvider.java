package io.github.lstmforecast.assertj;

import io.github.lstmforecast.forecast.CellTrace;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.scenario.ForecastResult;
import org.assertj.core.api.SoftAssertionsProvider;

/** Soft assertions on forecasts, to be combined with other providers. */
public interface ForecastSoftAssertionsProvider extends SoftAssertionsProvider {
    default ForecastAssert assertThat(Forecast actual) {
        return proxy(ForecastAssert.class, Forecast.class, actual);
    }

    default ForecastResultAssert assertThat(ForecastResult actual) {
        return proxy(ForecastResultAssert.class, ForecastResult.class, actual);
    }

    default CellTraceAssert assertThat(CellTrace actual) {
        return proxy(CellTraceAssert.class, CellTrace.class, actual);
    }
}
