package io.github.lstmforecast.junit;

import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.scenario.ForecastResult;
import java.util.List;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** The parameters that a scenario is handed over in. */
final class ForecastParameter {
    private static final List<Class<?>> TYPES = List.of(ForecastResult.class, Forecast.class, Forecaster.class);

    private ForecastParameter() {}

    static boolean isOne(ParameterContext parameter) {
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
                            + " forecasts, so a parameter of the type Forecast could be any of them; take a ForecastResult,"
                            + " which has them all");
        }
        return result.forecasts().get(0);
    }
}
