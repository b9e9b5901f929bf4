package io.github.lstmforecast.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.ComparisonContext;
import io.github.lstmforecast.metric.Levels;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.Onset;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.plot.Forecasts;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ForecastTest {
    @Test
    void the_period_is_found_if_the_truth_is_periodic() {
        assertThat(Forecasts.of(step -> 0, 50).period()).hasValue(10);
        assertThat(Forecasts.of(step -> step * step, step -> 0, 25, 50, 5).period())
                .isEmpty();
        assertThat(Forecasts.of(step -> 7, step -> 0, 25, 50, 5).period()).isEmpty();
        assertThat(Forecasts.of(step -> 7, step -> 0, 1, 1, 0).period()).isEmpty();
    }

    // The second feature is twice the first, and all predictions are 0.
    @Test
    void each_feature_is_compared_with_its_own_truth() {
        Forecast forecast = Forecasts.traced(2, List.of(true), 50);

        Comparison second = forecast.compare(1, OptionalDouble.of(10), ComparisonContext.NONE);

        assertThat(second.horizon()).isEqualTo(50);
        assertThat(second.levels()).contains(new Levels(0, 2));
        assertThat(((Defined) StandardMetric.MAX_ABS_ERROR.of(second)).value()).isEqualTo(2);
        assertThat(second.missed()).hasSize(5);
    }

    // The truth is 9 only at step 52, in the guard, so 9 must not be a level.
    @Test
    void the_levels_are_those_of_warm_up_and_horizon() {
        Forecast forecast =
                Forecasts.of(step -> step == 52 ? 9 : Forecasts.TRUTH.applyAsDouble(step), Forecasts.TRUTH, 25, 50, 5);

        assertThat(forecast.compare(0, OptionalDouble.of(10), ComparisonContext.NONE)
                        .levels())
                .contains(new Levels(0, 1));
    }

    @Test
    void a_guard_that_is_too_short_leaves_pulses_near_the_end_unjudged() {
        Forecast forecast = Forecasts.of(Forecasts.TRUTH, Forecasts.TRUTH, 25, 50, 0);

        Comparison comparison = forecast.compare(0, OptionalDouble.of(10), ComparisonContext.NONE);

        assertThat(comparison.truthOnsets()).extracting(Onset::step).doesNotContain(48);
    }

    @Test
    void the_text_of_a_forecast_has_its_span() {
        assertThat(Forecasts.of(step -> 0, 50)).hasToString("Forecast[50 steps from 1000, without a scenario]");
        assertThat(Forecasts.traced(2, List.of(true), 50))
                .hasToString("Forecast[50 steps from 25, 2 features, without a scenario]");
        assertThat(Forecasts.traced(1, List.of(true), 50).cells().orElseThrow())
                .hasToString("CellTrace[55 steps, units [2]]");
    }
}
