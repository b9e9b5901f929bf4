package io.github.lstmforecast.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.InvalidValueException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurveTest {
    @Test
    void few_points_are_all_kept() {
        double[] values = {3, 1, Double.NaN, 4, 1, 5, Double.POSITIVE_INFINITY, 2};

        Curve curve = Curve.of(-4, values, 8);

        assertThat(curve.x()).containsExactly(-4, -3, -2, -1, 0, 1, 2, 3);
        assertThat(curve.y()).isEqualTo(values);
        assertThat(curve.size()).isEqualTo(8);
    }

    // By hand: 8 points at the most are two ends and three runs, 0 to 3, 4 to 7, 8 to 11.
    @Test
    void of_each_run_the_least_and_the_greatest_are_kept_in_their_order() {
        double[] values = {5, 9, 1, 5, 5, 2, 5, 7, 6, 6, 6, 6};

        Curve curve = Curve.of(0, values, 8);

        assertThat(curve.x()).containsExactly(0, 1, 2, 5, 7, 8, 11);
        assertThat(curve.y()).containsExactly(5, 9, 1, 2, 7, 6, 6);
    }

    @Test
    void points_keep_their_own_x() {
        double[] x = IntStream.range(0, 100).mapToDouble(i -> i * i).toArray();
        double[] y = new double[100];
        y[50] = 1;

        Curve curve = Curve.of(x, y, 10);

        assertThat(curve.x()).contains(0, 2500, 9801);
        assertThat(curve.y()[Arrays.binarySearch(curve.x(), 2500)]).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, -1})
    void a_pulse_one_sample_wide_stays_wherever_it_is(double height) {
        for (int at = 0; at < 10_000; at++) {
            double[] values = new double[10_000];
            values[at] = height;

            Curve curve = Curve.of(0, values, 100);

            int found = Arrays.binarySearch(curve.x(), at);
            assertThat(found).as("position %d", at).isNotNegative();
            assertThat(curve.y()[found]).isEqualTo(height);
        }
    }

    static Stream<Arguments> notFinite() {
        return Stream.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)
                .flatMap(value -> Stream.of(0, 1, 2, 498, 499, 500, 501, 502, 997, 998, 999)
                        .map(at -> Arguments.of(value, at)));
    }

    @ParameterizedTest
    @MethodSource("notFinite")
    void what_is_not_finite_does_not_hide_behind_what_is(double value, int at) {
        double[] values = IntStream.range(0, 1_000).mapToDouble(i -> i % 7).toArray();
        values[at] = value;

        Curve curve = Curve.of(0, values, 20);

        int found = Arrays.binarySearch(curve.x(), at);
        assertThat(found).isNotNegative();
        assertThat(curve.y()[found]).isEqualTo(Double.valueOf(value));
    }

    // A pulse in the same run as a gap: both are to be seen.
    @Test
    void what_is_finite_does_not_hide_behind_what_is_not() {
        double[] values = new double[1_000];
        values[500] = Double.NaN;
        values[501] = 1;
        values[502] = -1;
        values[503] = Double.NaN;

        Curve curve = Curve.of(0, values, 20);

        assertThat(curve.x()).contains(500, 501, 502);
        assertThat(curve.least()).isEqualTo(-1);
        assertThat(curve.greatest()).isEqualTo(1);
    }

    @Test
    void what_is_never_finite_has_neither_a_least_nor_a_greatest() {
        Curve curve = Curve.of(0, new double[] {Double.NaN, Double.NEGATIVE_INFINITY}, 6);

        assertThat(curve.least()).isNaN();
        assertThat(curve.greatest()).isNaN();
    }

    @Property
    void a_thinned_line_keeps_its_ends_and_extremes_and_no_more_points_than_allowed(
            @ForAll @IntRange(min = 1, max = 3_000) int length,
            @ForAll @IntRange(min = 6, max = 300) int most,
            @ForAll @DoubleRange(min = 0, max = 0.2) double notFinite,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[] values = random.doubles(length)
                .map(value -> random.nextDouble() < notFinite ? Double.NaN : value)
                .toArray();

        Curve curve = Curve.of(0, values, most);

        Curve all = new Curve(new double[length], values);
        assertThat(curve.size()).isLessThanOrEqualTo(Math.min(length, most)).isEqualTo(curve.y().length);
        assertThat(curve.x()).startsWith(0).endsWith(length - 1).isSorted().doesNotHaveDuplicates();
        assertThat(Arrays.stream(curve.x()).map(x -> values[(int) x]).toArray()).isEqualTo(curve.y());
        assertThat(curve.least()).isEqualTo(Double.valueOf(all.least()));
        assertThat(curve.greatest()).isEqualTo(Double.valueOf(all.greatest()));
        assertThat(Arrays.stream(curve.y()).anyMatch(Double::isNaN))
                .isEqualTo(Arrays.stream(values).anyMatch(Double::isNaN));
    }

    @Property
    void a_line_of_numbers_is_thinned_to_at_least_half_as_many_points_as_it_may_have(
            @ForAll @IntRange(min = 301, max = 3_000) int length,
            @ForAll @IntRange(min = 6, max = 300) int most,
            @ForAll long seed) {
        Curve curve = Curve.of(0, new Random(seed).doubles(length).toArray(), most);

        assertThat(curve.size()).isGreaterThanOrEqualTo(most / 2);
    }

    @Test
    void nothing_is_a_line_without_points() {
        assertThat(Curve.of(1, new double[0], 6).size()).isZero();
    }

    @Test
    void a_line_may_have_six_points_and_as_many_y_as_x() {
        assertThatThrownBy(() -> Curve.of(0, new double[3], 5))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("most is 5, but must be at least 6");
        assertThatThrownBy(() -> new Curve(new double[2], new double[3]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("y is 3 values, but must be 2, as many as x");
    }
}
