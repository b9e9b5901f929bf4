package io.github.lstmforecast.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.metric.MetricValue.Defined;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {
    // The documented keys, units, default limits, and what the number 0.5 means as a limit.
    @ParameterizedTest
    @CsvSource({
        "MAE,             mae,            '',               anything,          at most 0.5",
        "RMSE,            rmse,           '',               anything,          at most 0.5",
        "NRMSE,           nrmse,          '',               at most 0.2,       at most 0.5",
        "FLAT,            flat,           '',               at most 0.0,       at most 0.5",
        "MISSED_PULSES,   missedPulses,   '',               at most 0.0,       at most 0.5",
        "SPURIOUS_PULSES, spuriousPulses, '',               at most 0.0,       at most 0.5",
        "PHASE_ERROR,     phaseError,     cycles,           at most 0.05,      at most 0.5",
        "PHASE_DRIFT,     phaseDrift,     cycles per cycle, from -0.01 to 0.01, from -0.5 to 0.5",
    })
    void a_metric_has_a_key_a_unit_and_a_default(
            Metric metric, String key, String unit, String defaultLimit, String limitOfAHalf) {
        assertThat(metric.key()).isEqualTo(key);
        assertThat(metric.unit()).isEqualTo(unit);
        assertThat(metric.defaultLimit().describe(String::valueOf)).isEqualTo(defaultLimit);
        assertThat(metric.limit(0.5).describe(String::valueOf)).isEqualTo(limitOfAHalf);
    }

    @ParameterizedTest
    @EnumSource
    void a_metric_is_found_by_its_key(Metric metric) {
        assertThat(Metric.byKey(metric.key())).contains(metric);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RMSE", "phaseerror", "phase error"})
    void another_key_finds_nothing(String key) {
        assertThat(Metric.byKey(key)).isEmpty();
    }

    @Test
    void keys_differ() {
        assertThat(Arrays.stream(Metric.values()).map(Metric::key)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_value_that_is_not_finite_is_a_mistake_in_the_metric(double value) {
        assertThatThrownBy(() -> new Defined(value, OptionalInt.empty(), "somewhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a metric gave " + value + " (somewhere)");
    }
}
