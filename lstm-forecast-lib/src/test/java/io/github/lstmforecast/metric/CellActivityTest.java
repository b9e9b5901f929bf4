package io.github.lstmforecast.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CellActivityTest {
    /** One unit, a value for each step. */
    private static float[][] one(double... values) {
        float[][] cells = new float[values.length][1];
        for (int step = 0; step < values.length; step++) {
            cells[step][0] = (float) values[step];
        }
        return cells;
    }

    private static double decoding(float[][] cells, double period, int firstSample) {
        return ((Defined) new CellActivity(cells, period, firstSample).countDecoding()).value();
    }

    private static float[][] random(int steps, int units, long seed) {
        Random random = new Random(seed);
        float[][] cells = new float[steps][units];
        for (float[] step : cells) {
            for (int unit = 0; unit < units; unit++) {
                step[unit] = random.nextFloat();
            }
        }
        return cells;
    }

    @Test
    void a_cell_that_counts_can_be_read_at_every_step() {
        assertThat(decoding(one(0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3), 4, 0)).isEqualTo(1);
    }

    @Test
    void where_the_count_begins_does_not_matter() {
        assertThat(decoding(one(2, 3, 0, 1, 2, 3, 0, 1, 2, 3), 4, 2)).isEqualTo(1);
        assertThat(decoding(one(2, 3, 0, 1, 2, 3, 0, 1, 2, 3), 4, 1_000_002)).isEqualTo(1);
    }

    // Positions 0 and 1 look alike, so half of the steps can't be told.
    @Test
    void a_tie_is_wrong() {
        assertThat(decoding(one(5, 5, 2, 3, 5, 5, 2, 3, 5, 5, 2, 3), 4, 0)).isEqualTo(0.5);
    }

    // 0.1f summed in any order must give equal means, or rounding would decide the tie.
    @Test
    void a_tie_of_values_that_are_no_binary_fractions_is_wrong_as_well() {
        float[][] cells = one(0.1, 0.1, 0.7, 0.1, 0.1, 0.7, 0.1, 0.1, 0.7, 0.1, 0.1, 0.7, 0.1, 0.1, 0.7);

        assertThat(decoding(cells, 3, 0)).isEqualTo(1 / 3.0);
    }

    @Test
    void cells_that_stay_the_same_tell_nothing() {
        assertThat(decoding(one(5, 5, 5, 5, 5, 5), 2, 0)).isZero();
    }

    // In the last cycle 0 and 1 have changed places. Read from the other two, its two steps are wrong; the four of the
    // others, each read from one cycle like it and one unlike: means 0.5 and 0.5, a tie.
    @Test
    void a_cycle_is_read_from_the_others_only() {
        assertThat(decoding(one(0, 1, 0, 1, 1, 0), 2, 0)).isZero();
        assertThat(decoding(one(0, 1, 0, 1, 0, 1, 1, 0), 2, 0)).isEqualTo(6 / 8.0);
    }

    // Unit 0 counts in steps of 1, unit 1 is noise a thousand times as large; divided by their
    // deviations, both weigh alike, and the count shows. Unscaled it would drown.
    @Test
    void units_weigh_alike_whatever_their_range() {
        float[][] cells = random(200, 2, 1);
        for (int step = 0; step < 200; step++) {
            cells[step][0] = step % 2;
            cells[step][1] *= 1000;
        }

        assertThat(decoding(cells, 2, 0)).isGreaterThan(0.95);
    }

    @Test
    void noise_is_read_by_chance_only() {
        assertThat(decoding(random(10_000, 3, 2), 10, 0)).isCloseTo(0.1, within(0.02));
    }

    // Positions of samples 0 to 9 with a period of 2.5: 0 1 2 0 1 | 0 1 2 0 1, cycles 0 0 0 1 1 2 2 2 3 3.
    @Test
    void a_period_may_be_fractional() {
        assertThat(decoding(one(0, 1, 2, 0.5, 1.5, 0, 1, 2, 0.5, 1.5), 2.5, 0)).isEqualTo(1);
    }

    @Test
    void less_than_two_cycles_can_not_be_read() {
        assertThat(new CellActivity(one(0, 1, 2, 3, 0, 1, 2), 4, 0).countDecoding())
                .isEqualTo(new Undefined(Cause.TRUTH, "less than 2 cycles are forecast"));
    }

    @Property(tries = 50)
    void scale_and_offset_of_a_unit_change_nothing(
            @ForAll @IntRange(min = 0, max = 1000) int seed, @ForAll @DoubleRange(min = 0.25, max = 8) double factor) {
        float[][] cells = random(40, 3, seed);
        float[][] other = random(40, 3, seed);
        for (float[] step : other) {
            step[1] = (float) (factor * step[1]);
        }

        assertThat(decoding(other, 5, 0)).isCloseTo(decoding(cells, 5, 0), within(0.051));
        assertThat(decoding(cells, 5, 5)).isEqualTo(decoding(cells, 5, 0));
    }

    // c is 0 0 4 0 in each cycle: active at position 2 of 4 only, which is half way round.
    @Test
    void a_unit_that_is_active_at_one_position_prefers_that() {
        CellActivity.Unit unit = new CellActivity(one(0, 0, 4, 0, 0, 0, 4, 0, 0, 0, 4, 0), 4, 0)
                .units()
                .get(0);

        assertThat(unit.depth()).isEqualTo(4);
        assertThat(unit.periodSteps()).hasValue(4);
        assertThat(unit.preferredPhase().orElseThrow()).isCloseTo(0.5, within(1e-12));
        assertThat(unit.concentration()).isCloseTo(1, within(1e-12));
    }

    // Equally active at positions 0 and 1 of 4: the mean of angles 0 and 90 degrees is 45, of length 1 / sqrt 2.
    @Test
    void a_unit_that_is_active_at_two_positions_prefers_their_middle() {
        CellActivity.Unit unit = new CellActivity(one(-1, -1, -3, -3, -1, -1, -3, -3), 4, 0)
                .units()
                .get(0);

        assertThat(unit.depth()).isEqualTo(2);
        assertThat(unit.preferredPhase().orElseThrow()).isCloseTo(0.125, within(1e-12));
        assertThat(unit.concentration()).isCloseTo(Math.sqrt(0.5), within(1e-12));
    }

    @Test
    void a_unit_that_is_active_at_opposite_positions_prefers_none() {
        CellActivity.Unit unit =
                new CellActivity(one(1, 0, 1, 0, 1, 0, 1, 0), 4, 0).units().get(0);

        assertThat(unit.preferredPhase()).isEmpty();
        assertThat(unit.concentration()).isCloseTo(0, within(1e-9));
    }

    // The first two steps, before the last two whole cycles, are not looked at.
    @Test
    void only_the_last_whole_cycles_are_looked_at() {
        CellActivity.Unit unit = new CellActivity(one(100, -100, 1, 0, 0, 0, 1, 0, 0, 0), 4, 0)
                .units()
                .get(0);

        assertThat(unit.depth()).isEqualTo(1);
    }

    @Test
    void a_constant_unit_does_nothing() {
        CellActivity.Unit unit = new CellActivity(one(3, 3, 3, 3), 2, 0).units().get(0);

        assertThat(unit.depth()).isZero();
        assertThat(unit.periodSteps()).isEmpty();
        assertThat(unit.preferredPhase()).isEmpty();
        assertThat(unit.concentration()).isZero();
    }

    @Test
    void a_period_below_2_is_rejected() {
        assertThatThrownBy(() -> new CellActivity(one(0, 1), 1, 0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("period is 1.0, but must be at least 2 (samples)");
    }
}
