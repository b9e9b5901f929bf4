package io.github.lstmforecast.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SumsTest {
    // Added one after the other, ten times 0.1 is 0.9999999999999999.
    @Test
    void what_is_lost_in_rounding_is_added_again() {
        double[] tenths = new double[10];
        Arrays.fill(tenths, 0.1);

        assertThat(Sums.sum(tenths)).isEqualTo(1);
        assertThat(Sums.mean(tenths)).isEqualTo(0.1);
    }

    // A double near 1e16 has steps of 2.
    @Test
    void small_numbers_beside_a_large_one_are_not_lost() {
        assertThat(Sums.sum(new double[] {1e16, 1, 1, 1, 1})).isEqualTo(1e16 + 4);
    }

    @Test
    void a_part_is_summed() {
        assertThat(Sums.sum(new double[] {1, 2, 4, 8}, 1, 3)).isEqualTo(6);
        assertThat(Sums.sum(new double[] {1}, 1, 1)).isZero();
    }

    @Test
    void a_sum_that_is_too_large_is_infinite_and_of_nothing_known_unknown() {
        assertThat(Sums.sum(new double[] {1e308, 1e308, 1e308})).isInfinite();
        assertThat(Sums.sum(new double[] {1, Double.NEGATIVE_INFINITY, 1})).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Sums.sum(new double[] {1, Double.NaN, 1})).isNaN();
    }
}
