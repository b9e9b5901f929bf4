package io.github.lstmforecast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.signal.Difference.Mode;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransformSettingsTest {
    private static final OptionalDouble NO_CYCLE = OptionalDouble.empty();

    private static TransformSettings difference(Mode mode) {
        return new TransformSettings(false, false, false, mode, Scaling.Mode.NONE);
    }

    private static Series series(int length, DoubleUnaryOperator valueOfStep) {
        return Series.of(IntStream.range(0, length)
                .mapToDouble(valueOfStep::applyAsDouble)
                .toArray());
    }

    private static double[] numbers(TransformSettings settings, Series history, int start, double period, String name) {
        return settings.fit(history, start, OptionalDouble.of(period))
                .transforms()
                .get(0)
                .numbers()
                .get(name);
    }

    @Test
    void a_trend_is_the_line_through_the_training_data_and_no_row_before_it_counts() {
        Series line = series(60, step -> step < 20 ? 1000 : 7 + 0.25 * step);
        TransformSettings settings = new TransformSettings(false, true, false, Mode.NONE, Scaling.Mode.NONE);

        assertThat(numbers(settings, line, 20, 10, "intercept")).containsExactly(new double[] {7}, within(1e-12));
        assertThat(numbers(settings, line, 20, 10, "slope")).containsExactly(new double[] {0.25}, within(1e-14));
    }

    // numpy.polyfit([0, 1, 2, 3, 4], [3, 1, 4, 1, 5], 1) is [0.4, 2.0].
    @Test
    void a_trend_is_fitted_by_least_squares() {
        TransformSettings settings = new TransformSettings(false, true, false, Mode.NONE, Scaling.Mode.NONE);
        Series series = Series.of(3, 1, 4, 1, 5);

        assertThat(numbers(settings, series, 0, 2, "intercept")).containsExactly(new double[] {2}, within(1e-12));
        assertThat(numbers(settings, series, 0, 2, "slope")).containsExactly(new double[] {0.4}, within(1e-12));
    }

    // A cycle of four around a line: the moving mean of a cycle removes the line and the cycle's mean, 0.5.
    @Test
    void a_profile_is_the_mean_shape_of_a_cycle_and_sums_to_0() {
        double[] cycle = {3, 0, -1, 0};
        Series series = series(22, step -> 5 + 0.125 * step + cycle[(int) step % 4]);
        TransformSettings settings = new TransformSettings(false, false, true, Mode.NONE, Scaling.Mode.NONE);

        double[] values = numbers(settings, series, 2, 4, "values");

        assertThat(values).containsExactly(new double[] {2.5, -0.5, -1.5, -0.5}, within(1e-12));
    }

    // statsmodels 0.14, seasonal_decompose(x, period=5).seasonal[:5].
    @Test
    void a_profile_of_an_odd_cycle_is_that_of_the_classical_decomposition() {
        Series series = Series.of(1, 5, 2, 8, 3, 2, 7, 1, 9, 4, 3, 6, 2, 9, 5, 1, 8);
        TransformSettings settings = new TransformSettings(false, false, true, Mode.NONE, Scaling.Mode.NONE);

        assertThat(numbers(settings, series, 0, 5, "values"))
                .containsExactly(
                        new double[] {-2.126666666667, 1.773333333333, -2.926666666667, 4.073333333333, -0.793333333333
                        },
                        within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"CYCLE", "MEAN"})
    void what_looks_back_a_cycle_needs_one(Mode mode) {
        assertThatThrownBy(() -> difference(mode).fit(series(20, step -> step), 0, NO_CYCLE))
                .isInstanceOf(InvalidValueException.class)
                .extracting(e -> ((InvalidValueException) e).name())
                .isEqualTo("difference");
    }

    @Test
    void a_profile_needs_two_cycles() {
        TransformSettings settings = new TransformSettings(false, false, true, Mode.NONE, Scaling.Mode.NONE);

        assertThatThrownBy(() -> settings.fit(series(20, step -> step), 0, NO_CYCLE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("profile is true, but must be false for a series without a cycle");
        assertThatThrownBy(() -> settings.fit(series(19, step -> step), 0, OptionalDouble.of(10)))
                .hasMessage("profile is true, but must be false, or beside at least 20 training samples, two cycles;"
                        + " there are 19");
        assertThat(settings.fit(series(20, step -> step), 0, OptionalDouble.of(10))
                        .transforms())
                .hasSize(1);
    }

    @Test
    void a_logarithm_names_the_first_value_that_has_none() {
        TransformSettings settings = new TransformSettings(true, false, false, Mode.NONE, Scaling.Mode.NONE);

        assertThatThrownBy(() -> settings.fit(Series.of(-1, 2, 0, -3), 1, NO_CYCLE))
                .hasMessage("log is true, but must be false: all values must be above 0, but 0.0 at sample 2 is not");
    }

    @Test
    void differences_subtract_the_step_before_the_cycle_before_or_its_mean() {
        Series series = Series.of(1, 2, 4, 8, 16);
        OptionalDouble period = OptionalDouble.of(2);

        assertThat(difference(Mode.STEP).fit(series, 0, period).apply(series))
                .isEqualTo(Series.of(Double.NaN, 1, 2, 4, 8));
        assertThat(difference(Mode.CYCLE).fit(series, 0, period).apply(series))
                .isEqualTo(Series.of(Double.NaN, Double.NaN, 3, 6, 12));
        assertThat(difference(Mode.MEAN).fit(series, 0, period).apply(series))
                .isEqualTo(Series.of(Double.NaN, Double.NaN, 2.5, 5, 10));
    }

    // 7.5 is rounded to 8.
    @Test
    void a_cycle_that_is_no_whole_number_of_steps_is_rounded() {
        assertThat(difference(Mode.CYCLE).lag(OptionalDouble.of(7.5))).isEqualTo(8);
        assertThat(difference(Mode.CYCLE).lag(OptionalDouble.of(7.49))).isEqualTo(7);
    }

    @Test
    void a_scaling_is_fitted_to_what_the_other_transforms_leave() {
        TransformSettings settings = difference(Mode.STEP).withScale(Scaling.Mode.MIN_MAX);

        TransformChain chain = settings.fit(Series.of(100, 0, 1, 3, 7), 1, NO_CYCLE);

        assertThat(chain.transforms().get(1)).isEqualTo(Scaling.of(new double[] {1}, new double[] {3}));
    }

    /** Two targets, above 0, with a trend, a cycle and noise. */
    private record Wave(long seed, double period) {
        Series series(int length) {
            Random random = new Random(seed);
            double[] values = new double[2 * length];
            for (int step = 0; step < length; step++) {
                double phase = 2 * Math.PI * step / period;
                values[2 * step] = 50 + 0.3 * step + 10 * Math.sin(phase) + random.nextDouble();
                values[2 * step + 1] = 1e-3 * (3 + Math.cos(phase) + random.nextDouble());
            }
            return Series.of(values, 2);
        }
    }

    @Provide
    Arbitrary<TransformSettings> settings() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(Mode.values()),
                        Arbitraries.of(Scaling.Mode.values()))
                .as(TransformSettings::new);
    }

    @Provide
    Arbitrary<Wave> waves() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.of(2.0, 3.0, 7.0, 7.5, 10.5, 12.0, 24.25))
                .as(Wave::new);
    }

    private static final int ORIGIN = 100;
    private static final int START = 7;

    private static TransformChain fit(TransformSettings settings, Wave wave) {
        return settings.fit(wave.series(ORIGIN), START, OptionalDouble.of(wave.period));
    }

    private static void assertSame(Series actual, Series expected) {
        assertThat(actual.features()).isEqualTo(expected.features());
        for (int target = 0; target < expected.features(); target++) {
            double largest =
                    Arrays.stream(expected.column(target)).map(Math::abs).max().orElseThrow();
            assertThat(actual.column(target)).containsExactly(expected.column(target), within(1e-9 * largest));
        }
    }

    // What a perfect model of the transformed series forecasts.
    @Property
    void a_perfect_model_of_the_transformed_series_gives_a_perfect_forecast(
            @ForAll("settings") TransformSettings settings, @ForAll("waves") Wave wave) {
        Series whole = wave.series(180);
        TransformChain chain = fit(settings, wave);
        Series transformed = chain.apply(whole);

        assertSame(chain.undo(transformed.slice(ORIGIN, 180), whole.slice(0, ORIGIN)), whole.slice(ORIGIN, 180));
        assertSame(chain.undoOneStepAhead(transformed.slice(ORIGIN, 180), whole, ORIGIN), whole.slice(ORIGIN, 180));
    }

    @Property
    void nothing_but_the_first_steps_is_undefined(
            @ForAll("settings") TransformSettings settings, @ForAll("waves") Wave wave) {
        TransformChain chain = fit(settings, wave);
        double[] transformed = chain.apply(wave.series(120)).column(0);

        assertThat(chain.lag()).isEqualTo(settings.lag(OptionalDouble.of(wave.period)));
        assertThat(Arrays.stream(transformed).limit(chain.lag())).allMatch(value -> Double.isNaN(value));
        assertThat(Arrays.stream(transformed).skip(chain.lag())).allMatch(value -> Double.isFinite(value));
    }

    @Property
    void no_transformed_value_depends_on_a_later_one(
            @ForAll("settings") TransformSettings settings, @ForAll("waves") Wave wave) {
        TransformChain chain = fit(settings, wave);

        assertThat(chain.apply(wave.series(110)).slice(50, 110))
                .isEqualTo(chain.apply(wave.series(150)).slice(50, 110));
    }

    @Property
    void a_chain_that_was_saved_has_the_same_bits(
            @ForAll("settings") TransformSettings settings, @ForAll("waves") Wave wave) throws Exception {
        TransformChain chain = fit(settings, wave);
        ObjectMapper mapper = new ObjectMapper();

        assertThat(TransformChain.fromJson(mapper.readTree(mapper.writeValueAsString(chain.toJson()))))
                .isEqualTo(chain);
    }

    @Test
    void a_history_that_is_too_short_to_look_back_is_refused() {
        TransformChain chain = difference(Mode.CYCLE).fit(series(20, step -> step), 0, OptionalDouble.of(8));

        assertThatThrownBy(() -> chain.undo(Series.of(1), series(7, step -> step)))
                .isInstanceOf(InvalidValueException.class);
        assertThat(chain.undo(Series.of(1), series(8, step -> step + 5))).isEqualTo(Series.of(6));
    }

    @Test
    void what_depends_on_the_value_alone_is_said() {
        assertThat(List.of(
                        TransformSettings.NONE.isOfEachValue(),
                        TransformSettings.scaled(Scaling.Mode.Z_SCORE).isOfEachValue(),
                        new TransformSettings(true, false, false, Mode.NONE, Scaling.Mode.NONE).isOfEachValue()))
                .containsOnly(true);
        assertThat(List.of(
                        difference(Mode.STEP).isOfEachValue(),
                        new TransformSettings(false, true, false, Mode.NONE, Scaling.Mode.NONE).isOfEachValue(),
                        new TransformSettings(false, false, true, Mode.NONE, Scaling.Mode.NONE).isOfEachValue()))
                .containsOnly(false);
    }
}
