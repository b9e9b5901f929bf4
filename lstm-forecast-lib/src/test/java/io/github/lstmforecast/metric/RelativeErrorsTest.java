package io.github.lstmforecast.metric;

import static io.github.lstmforecast.metric.Pictures.LEVELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A horizon of 4 steps, and a period of 2, which takes a guard of 1. */
class RelativeErrorsTest {
    private static final double[] TRUTH = {0, 1, 0, 1};

    private static Comparison compare(double[] truth, double[] forecast, Background background) {
        double[] clean = Arrays.copyOf(truth, 5);
        return new Comparison(
                new double[1], clean, truth, Arrays.copyOf(forecast, 5), 2, Optional.of(LEVELS), background);
    }

    private static Background training(double... training) {
        return new Background(training, new double[0], Map.of(), Optional.empty());
    }

    private static Background baseline(Baseline baseline, double... foretold) {
        return new Background(new double[0], new double[0], Map.of(baseline, foretold), Optional.empty());
    }

    private static double[] of(double... values) {
        return values;
    }

    private static void assertUndefined(MetricValue value, Cause cause, String reason) {
        assertThat(value).isEqualTo(new Undefined(cause, reason));
    }

    // Errors 0.5, 0, 0, 0: 1 - 0.25 / (4 * 0.25).
    @Test
    void r2_is_1_less_the_share_of_the_spread_that_is_left() {
        MetricValue value = Metric.R2.of(compare(TRUTH, of(0.5, 1, 0, 1), Background.NONE));

        assertThat(value).isEqualTo(new Defined(0.75, OptionalInt.of(0), "the largest error is +0.5000 at step 0"));
    }

    @Test
    void the_mean_has_an_r2_of_0_and_worse_is_below() {
        assertThat(value(Metric.R2.of(compare(TRUTH, of(0.5, 0.5, 0.5, 0.5), Background.NONE)))).isCloseTo(0, within(1e-12));
        assertThat(value(Metric.R2.of(compare(TRUTH, of(1, 0, 1, 0), Background.NONE)))).isCloseTo(-3, within(1e-12));
    }

    @Test
    void a_constant_truth_defines_no_r2() {
        assertUndefined(
                Metric.R2.of(compare(of(1, 1, 1, 1), TRUTH, Background.NONE)), Cause.TRUTH, "the truth is constant");
    }

    // The mean error is 0.125; the training series goes up by 1, 2 and 3, so 2 on average, and by 3 and 5 in two steps.
    @Test
    void mase_is_the_error_over_the_mean_step_of_the_training_series() {
        Comparison comparison = compare(TRUTH, of(0.5, 1, 0, 1), training(0, 1, 3, 6));

        assertThat(value(Metric.MASE.of(comparison))).isEqualTo(0.125 / 2);
        assertThat(value(Metric.SEASONAL_MASE.of(comparison))).isEqualTo(0.125 / 4);
    }

    @Test
    void mase_needs_a_training_series_that_changes() {
        assertUndefined(
                Metric.MASE.of(compare(TRUTH, TRUTH, Background.NONE)), Cause.TRUTH, "the training series is not known");
        assertUndefined(
                Metric.SEASONAL_MASE.of(compare(TRUTH, TRUTH, training(0, 1))),
                Cause.TRUTH,
                "the training series is no longer than a cycle");
        assertUndefined(
                Metric.MASE.of(compare(TRUTH, TRUTH, training(3, 3, 3))), Cause.TRUTH, "the training series is constant");
        assertUndefined(
                Metric.SEASONAL_MASE.of(compare(TRUTH, TRUTH, training(0, 1, 0, 1))),
                Cause.TRUTH,
                "the training series repeats itself exactly");
    }

    // Errors of ours 0.1 at each step, of theirs 0.4.
    @Test
    void skill_is_what_is_better_than_a_plain_model() {
        double[] ours = of(0.1, 1.1, 0.1, 1.1);
        double[] theirs = of(0.4, 1.4, 0.4, 1.4);

        MetricValue skill = Metric.SKILL.of(compare(TRUTH, ours, baseline(Baseline.SEASONAL_NAIVE, theirs)));
        MetricValue arSkill = Metric.AR_SKILL.of(compare(TRUTH, ours, baseline(Baseline.AUTOREGRESSION, theirs)));

        assertThat(value(skill)).isCloseTo(0.75, within(1e-12));
        assertThat(((Defined) skill).detail()).isEqualTo("its rmse is 0.1000, that of repeating the last cycle 0.4000");
        assertThat(value(arSkill)).isCloseTo(0.75, within(1e-12));
        assertThat(((Defined) arSkill).detail()).isEqualTo("its rmse is 0.1000, that of a linear autoregression 0.4000");
    }

    @Test
    void what_is_worse_than_a_plain_model_has_a_skill_below_0() {
        double[] theirs = of(0.1, 1.1, 0.1, 1.1);

        assertThat(value(Metric.SKILL.of(
                        compare(TRUTH, of(0.4, 1.4, 0.4, 1.4), baseline(Baseline.SEASONAL_NAIVE, theirs)))))
                .isCloseTo(-3, within(1e-12));
    }

    @Test
    void a_plain_model_without_an_error_can_not_be_beaten() {
        assertUndefined(
                Metric.SKILL.of(compare(TRUTH, TRUTH, baseline(Baseline.SEASONAL_NAIVE, TRUTH))),
                Cause.TRUTH,
                "repeating the last cycle makes no error");
    }

    @Test
    void an_unstable_plain_model_is_beaten_by_whatever_stays_finite() {
        double[] theirs = of(1e200, -1e300, Double.POSITIVE_INFINITY, Double.NaN);

        assertThat(value(Metric.AR_SKILL.of(compare(TRUTH, TRUTH, baseline(Baseline.AUTOREGRESSION, theirs))))).isEqualTo(1);
    }

    @Test
    void without_the_plain_model_there_is_no_skill() {
        assertUndefined(
                Metric.SKILL.of(compare(TRUTH, TRUTH, Background.NONE)),
                Cause.TRUTH,
                "the warm-up is shorter than a cycle");
        assertThat(((Undefined) Metric.AR_SKILL.of(compare(TRUTH, TRUTH, Background.NONE))).reason())
                .startsWith("a linear autoregression on one cycle needs a warm-up of a cycle");
    }

    @Test
    void errors_too_large_to_square_are_the_forecasts_fault() {
        double[] huge = of(1e200, 0, 0, 0);

        for (MetricValue value : new MetricValue[] {
            Metric.R2.of(compare(TRUTH, huge, Background.NONE)),
            Metric.SKILL.of(compare(TRUTH, huge, baseline(Baseline.SEASONAL_NAIVE, 1, 1, 1, 1)))
        }) {
            assertUndefined(
                    value,
                    Cause.FORECAST,
                    "its errors are too large to compute with, up to +1.000e+200 at step 0");
        }
    }

    // The last cycle is 7, 8, 9, with a period of 2.5: i mod 2.5 is 0, 1, 2, 0.5, 1.5, 0, ...
    @Test
    void the_last_cycle_is_repeated_on_the_clock_of_its_period() {
        assertThat(Baseline.seasonalNaive(of(5, 6, 7, 8, 9), 2.5, 7).orElseThrow())
                .containsExactly(7, 8, 9, 7, 8, 7, 8);
        assertThat(Baseline.seasonalNaive(of(5, 6, 7), 3, 5).orElseThrow()).containsExactly(5, 6, 7, 5, 6);
        assertThat(Baseline.seasonalNaive(of(5, 6), 2.5, 7)).isEmpty();
    }

    private static double value(MetricValue value) {
        return ((Defined) value).value();
    }
}
