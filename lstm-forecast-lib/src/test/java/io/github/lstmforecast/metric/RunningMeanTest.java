package io.github.lstmforecast.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningMeanTest {
    private static final Offset<Double> ROUNDING = within(1e-9);

    @Test
    void a_window_of_an_odd_number_of_samples_is_their_mean() {
        // (1 + 5 + 3) / 3 and (5 + 3 + 4) / 3; the ends go on with their slope, 1.
        assertThat(RunningMean.of(new double[] {1, 5, 3, 4}, 3)).containsExactly(new double[] {2, 3, 4, 5}, ROUNDING);
    }

    @Test
    void of_a_window_of_an_even_number_the_outer_samples_count_half() {
        // (1/2 + 5 + 3 + 4 + 9/2) / 4 around the third of five samples.
        assertThat(RunningMean.of(new double[] {1, 5, 3, 4, 9}, 4)[2]).isEqualTo(4.25, ROUNDING);
    }

    @Test
    void of_a_window_of_a_fractional_number_they_count_in_part() {
        // 3.5 samples: the middle three whole, the outer two a quarter each.
        assertThat(RunningMean.of(new double[] {1, 5, 3, 4, 9}, 3.5)[2])
                .isEqualTo((0.25 * 1 + 5 + 3 + 4 + 0.25 * 9) / 3.5, ROUNDING);
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 3, 7.3, 12, 40})
    void a_line_is_its_own_running_mean_up_to_both_ends(double period) {
        double[] line = IntStream.range(0, 120).mapToDouble(i -> 1e6 + 0.25 * i).toArray();

        assertThat(RunningMean.of(line, period)).containsExactly(line, ROUNDING);
    }

    @Test
    void whole_cycles_leave_nothing_of_a_wave() {
        double[] wave = IntStream.range(0, 60)
                .mapToDouble(i -> 3 + Math.sin(2 * Math.PI * i / 12))
                .toArray();

        assertThat(RunningMean.of(wave, 12)).containsExactly(constant(60, 3), ROUNDING);
    }

    @Test
    void without_a_whole_cycle_it_is_the_mean_of_all() {
        assertThat(RunningMean.of(new double[] {1, 2, 6}, 10)).containsExactly(constant(3, 3), ROUNDING);
    }

    private static double[] constant(int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return values;
    }
}
