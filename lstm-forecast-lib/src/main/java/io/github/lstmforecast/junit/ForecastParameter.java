package io.github.lstmforecast.junit;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.scenario.ForecastResult;
import java.util.List;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** The types of parameters that tests get from a scenario. */
final class ForecastParameter {
    private static final List<Class<?>> TYPES = List.of(ForecastResult.class, Forecast.class, Forecaster.class);

    private ForecastParameter() {}

    static boolean isSupported(ParameterContext parameter) {
        return TYPES.contains(parameter.getParameter().getType());
    }

    static Object of(ParameterContext parameter, ForecastResult result) {
        Class<?> type = parameter.getParameter().getType();
        if (type == ForecastResult.class) {
            return result;
        }
        if (type == Forecaster.class) {
            return result.forecaster();
        }
        int forecasts = result.forecasts().size();
        if (forecasts > 1) {
            throw new ParameterResolutionException(
                    "the scenario " + result.scenario().name() + " makes " + forecasts
                            + " forecasts, but a parameter of type Forecast can hold only one; use a parameter of type"
                            + " ForecastResult, which has all of them");
        }
        return result.forecasts().get(0);
    }
}
