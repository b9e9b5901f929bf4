package io.github.lstmforecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.gate.Check;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.train.StateReset;
import org.junit.jupiter.api.Test;

class KeyedTest {
    @Test
    void a_key_of_a_scenario_has_hyphens() {
        assertThat(StateReset.EACH_EPOCH.key()).isEqualTo("each-epoch");
        assertThat(StateReset.NEVER.key()).isEqualTo("never");
    }

    @Test
    void a_key_of_results_is_in_camel_case() {
        assertThat(Baseline.SEASONAL_NAIVE.key()).isEqualTo("seasonalNaive");
        assertThat(Check.Outcome.PASS.key()).isEqualTo("pass");
    }

    @Test
    void a_constant_is_found_by_its_key() {
        assertThat(Keyed.find(Scaling.Mode.class, "zscore")).contains(Scaling.Mode.Z_SCORE);
        assertThat(Keyed.find(Scaling.Mode.class, "Z_SCORE")).isEmpty();
    }
}
