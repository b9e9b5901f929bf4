package acme;

import static io.github.lstmforecast.assertj.ForecastAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.junit.ForecastScenario;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.scenario.ForecastResult;
import org.junit.jupiter.api.Test;

class ExtensionsTest {
    private static final Metric COST = Extensions.metrics().byKey("acme.cost").orElseThrow();

    @Test
    @ForecastScenario("../scenarios/src/forecast/own-engine")
    void a_model_of_the_own_engine_passes(ForecastResult result) {
        assertThat(result).passes().matchesGolden().has(COST, Limit.atMost(41));
    }

    @Test
    @ForecastScenario("../scenarios/src/forecast/own-metric")
    void a_forecast_that_costs_too_much_fails(ForecastResult result) {
        assertThat(result).passes().matchesGolden();
        assertThatThrownBy(() -> assertThat(result).has(COST, Limit.atMost(0.001)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("acme.cost");
    }
}
