package io.github.lstmforecast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.signal.FilledSeries.Gap;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FilledSeriesTest {
    private static final double GAP = Double.NaN;

    private static double[] whole(GapFill fill, int cycle, double... values) {
        return FilledSeries.of(Series.of(values), fill, cycle).whole().column(0);
    }

    private static double[] asOf(int origin, GapFill fill, int cycle, double... values) {
        return FilledSeries.of(Series.of(values), fill, cycle)
                .asOf(origin, values.length)
                .column(0);
    }

    @Test
    void interpolate_draws_a_line_from_the_value_before_to_the_value_after() {
        assertThat(whole(GapFill.INTERPOLATE, 2, 1, GAP, GAP, GAP, 9)).containsExactly(1, 3, 5, 7, 9);
    }

    @Test
    void carry_repeats_the_last_value() {
        assertThat(whole(GapFill.CARRY, 2, 1, GAP, GAP, 7)).containsExactly(1, 1, 1, 7);
    }

    @Test
    void seasonal_repeats_the_value_one_cycle_before_over_several_cycles_too() {
        assertThat(whole(GapFill.SEASONAL, 2, 1, 5, GAP, GAP, GAP, GAP, 2)).containsExactly(1, 5, 1, 5, 1, 5, 2);
    }

    @Test
    void seasonal_carries_the_last_value_in_the_first_cycle() {
        assertThat(whole(GapFill.SEASONAL, 3, 1, GAP, 4, GAP)).containsExactly(1, 1, 4, 1);
    }

    @Test
    void a_gap_at_the_start_has_the_first_value() {
        for (GapFill fill : new GapFill[] {GapFill.INTERPOLATE, GapFill.CARRY, GapFill.SEASONAL}) {
            assertThat(whole(fill, 2, GAP, GAP, 3, 4)).containsExactly(3, 3, 3, 4);
        }
    }

    @Test
    void a_gap_at_the_end_has_no_value_to_draw_a_line_to() {
        assertThat(whole(GapFill.INTERPOLATE, 2, 1, 2, GAP, GAP)).containsExactly(1, 2, 2, 2);
    }

    @Test
    void a_line_ends_where_the_forecast_begins() {
        // As 1 2 3 4 5 6 7 with all values.
        assertThat(asOf(3, GapFill.INTERPOLATE, 2, 1, GAP, GAP, GAP, 5, GAP, 7)).containsExactly(1, 1, 1, 1, 5, 5, 7);
        assertThat(asOf(4, GapFill.INTERPOLATE, 2, 1, GAP, 3, GAP, 5, GAP, 7)).containsExactly(1, 2, 3, 3, 5, 5, 7);
        assertThat(asOf(5, GapFill.INTERPOLATE, 2, 1, GAP, 3, GAP, 5, 6, 7)).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void each_feature_is_filled_by_itself() {
        FilledSeries filled =
                FilledSeries.of(Series.of(new double[] {1, 10, GAP, 20, 3, GAP, 4, 40}, 2), GapFill.INTERPOLATE, 2);

        assertThat(filled.whole().toArray()).containsExactly(1, 10, 2, 20, 3, 30, 4, 40);
        assertThat(filled.isFilled(1, 0)).isTrue();
        assertThat(filled.isFilled(1, 1)).isFalse();
        assertThat(filled.isFilled(2, 1)).isTrue();
    }

    @Test
    void a_series_without_gaps_stays_as_it_is() {
        Series series = Series.of(1, 2, 3);

        assertThat(FilledSeries.of(series, GapFill.ERROR, 2).whole()).isSameAs(series);
        assertThat(FilledSeries.of(series, GapFill.ERROR, 2).asOf(2, 3)).isEqualTo(series);
    }

    @Test
    void a_gap_that_nothing_may_fill_is_refused() {
        assertThatThrownBy(() -> FilledSeries.of(Series.of(1, GAP, GAP), GapFill.ERROR, 2))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("interpolate, carry or seasonal, since there are 2");
        assertThatThrownBy(() -> FilledSeries.of(Series.of(GAP, GAP), GapFill.CARRY, 2))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_forecast_begins_behind_the_first_value() {
        FilledSeries filled = FilledSeries.of(Series.of(GAP, GAP, 3, 4), GapFill.CARRY, 2);

        assertThatThrownBy(() -> filled.asOf(2, 4))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("at least 3");
        assertThat(filled.asOf(3, 4).column(0)).containsExactly(3, 3, 3, 4);
    }

    @Test
    void the_longest_gap_is_found() {
        FilledSeries filled = FilledSeries.of(Series.of(1, GAP, 2, GAP, GAP, 3, GAP, GAP), GapFill.CARRY, 2);

        assertThat(filled.longestGap(0, 8)).hasValue(new Gap(0, 3, 2));
        assertThat(filled.longestGap(0, 3)).hasValue(new Gap(0, 1, 1));
        assertThat(filled.longestGap(5, 6)).isEmpty();
    }

    /** Two features of 60 steps, of which about a third are gaps, but for the first. */
    private static double[] random(long seed) {
        Random random = new Random(seed);
        double[] values = new double[120];
        for (int i = 0; i < values.length; i++) {
            values[i] = i >= 2 && random.nextInt(3) == 0 ? GAP : random.nextGaussian();
        }
        return values;
    }

    @Property(tries = 500)
    void nothing_from_the_origin_on_changes_anything_before_it(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 59) int origin,
            @ForAll @IntRange(min = 2, max = 9) int cycle) {
        double[] values = random(seed);
        double[] changed = random(seed + 1);
        System.arraycopy(values, 0, changed, 0, 2 * origin);

        for (GapFill fill : new GapFill[] {GapFill.INTERPOLATE, GapFill.CARRY, GapFill.SEASONAL}) {
            Series one = FilledSeries.of(Series.of(values, 2), fill, cycle).asOf(origin, 60);
            Series other = FilledSeries.of(Series.of(changed, 2), fill, cycle).asOf(origin, 60);
            assertThat(one.slice(0, origin)).as("%s", fill).isEqualTo(other.slice(0, origin));
        }
    }

    @Property(tries = 500)
    void no_later_value_changes_what_is_fed_for_one_step_ahead(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 58) int origin,
            @ForAll @IntRange(min = 0, max = 59) int ahead,
            @ForAll @IntRange(min = 2, max = 9) int cycle) {
        int known = Math.min(59, origin + ahead);
        double[] values = random(seed);
        double[] changed = random(seed + 1);
        System.arraycopy(values, 0, changed, 0, 2 * known);

        for (GapFill fill : new GapFill[] {GapFill.INTERPOLATE, GapFill.CARRY, GapFill.SEASONAL}) {
            Series one = FilledSeries.of(Series.of(values, 2), fill, cycle).asOf(origin, 60);
            Series other = FilledSeries.of(Series.of(changed, 2), fill, cycle).asOf(origin, 60);
            assertThat(one.slice(0, known)).as("%s", fill).isEqualTo(other.slice(0, known));
        }
    }

    @Property(tries = 200)
    void what_the_file_has_stays_and_all_else_is_finite(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int origin) {
        double[] values = random(seed);
        for (GapFill fill : new GapFill[] {GapFill.INTERPOLATE, GapFill.CARRY, GapFill.SEASONAL}) {
            double[] filled = FilledSeries.of(Series.of(values, 2), fill, 7)
                    .asOf(origin, 60)
                    .toArray();
            for (int i = 0; i < values.length; i++) {
                assertThat(filled[i]).isFinite();
                if (!Double.isNaN(values[i])) {
                    assertThat(filled[i]).isEqualTo(values[i]);
                }
            }
        }
    }
}
