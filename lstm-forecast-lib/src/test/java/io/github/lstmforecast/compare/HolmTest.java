package io.github.lstmforecast.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {
    // statsmodels.stats.multitest.multipletests(p, method="holm"): by hand 4 * 0.01, 3 * 0.02, max(0.06, 2 * 0.03), 0.5
    @Test
    void the_smallest_is_multiplied_most_and_the_order_stays() {
        assertThat(Holm.corrected(new double[] {0.03, 0.01, 0.5, 0.02}))
                .containsExactly(new double[] {0.06, 0.04, 0.5, 0.06}, within(1e-12));
    }

    @Test
    void no_p_value_is_above_1() {
        assertThat(Holm.corrected(new double[] {0.6, 0.9})).containsExactly(1, 1);
    }

    @Test
    void one_alone_stays_as_it_is() {
        assertThat(Holm.corrected(new double[] {0.03})).containsExactly(0.03);
    }
}
