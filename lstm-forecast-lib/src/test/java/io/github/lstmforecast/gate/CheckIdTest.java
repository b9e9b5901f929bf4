package io.github.lstmforecast.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Cost;
import io.github.lstmforecast.metric.StandardMetric;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckIdTest {
    @ParameterizedTest
    @CsvSource({
        "SCENARIO, scenario",
        "FORECAST, forecast",
        "SEEDS, passProbability",
        "GOLDEN, golden",
        "GOLDEN_FORECASTS, golden.forecasts",
        "GOLDEN_WEIGHTS, golden.weights",
        "GOLDEN_OUTPUTS, golden.outputs"
    })
    void a_check_has_the_name_that_results_have(CheckId.Other check, String text) {
        assertThat(check.text()).isEqualTo(text);
    }

    @Test
    void a_check_of_a_metric_has_its_key() {
        assertThat(new CheckId.OfMetric(StandardMetric.PHASE_ERROR).text()).isEqualTo("phaseError");
        assertThat(new CheckId.OfGoldenMetric(new Cost()).text()).isEqualTo("golden.acme.cost");
        assertThat(new CheckId.OfRegression(new Cost(), Optional.of("births")).text())
                .isEqualTo("regression.acme.cost");
    }
}
