package io.github.lstmforecast.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Cost;
import io.github.lstmforecast.metric.StandardMetric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckIdTest {
    @ParameterizedTest
    @CsvSource({
        "SCENARIO, scenario, false",
        "FORECAST, forecast, false",
        "SEEDS, passProbability, false",
        "GOLDEN, golden, true",
        "GOLDEN_FORECASTS, golden.forecasts, true",
        "GOLDEN_WEIGHTS, golden.weights, true",
        "GOLDEN_OUTPUTS, golden.outputs, true"
    })
    void a_check_has_the_name_that_results_have(CheckId.Other check, String text, boolean isGolden) {
        assertThat(check.text()).isEqualTo(text);
        assertThat(check.isGolden()).isEqualTo(isGolden);
    }

    @Test
    void a_check_of_a_metric_has_its_key() {
        assertThat(new CheckId.OfMetric(StandardMetric.PHASE_ERROR).text()).isEqualTo("phaseError");
        assertThat(new CheckId.OfMetric(new Cost()).isGolden()).isFalse();
        assertThat(new CheckId.OfGoldenMetric(new Cost()).text()).isEqualTo("golden.acme.cost");
        assertThat(new CheckId.OfGoldenMetric(new Cost()).isGolden()).isTrue();
    }
}
