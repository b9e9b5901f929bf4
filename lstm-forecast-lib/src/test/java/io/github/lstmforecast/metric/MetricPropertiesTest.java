package io.github.lstmforecast.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.metric.MetricValue.Defined;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What must hold of any forecast: a horizon of 60 steps and a guard of 9, with a period of 20. */
class MetricPropertiesTest {
    private static final int PERIOD = 20;
    private static final int HORIZON = 60;
    private static final int STEPS = 69;

    private static final List<Metric> TIMING = List.of(
            StandardMetric.MATCHED_PULSES,
            StandardMetric.MISSED_PULSES,
            StandardMetric.SPURIOUS_PULSES,
            StandardMetric.CENSORED_PULSES,
            StandardMetric.F1,
            StandardMetric.PHASE_ERROR,
            StandardMetric.MEAN_PHASE,
            StandardMetric.PHASE_LOCK,
            StandardMetric.PHASE_DRIFT,
            StandardMetric.PHASE_JITTER,
            StandardMetric.PERIOD_RATIO,
            StandardMetric.WIDTH_ERROR);

    /** Pulses of width 6 from step 5 on, each moved by as many steps as is given. */
    private static double[] pulses(int... late) {
        double[] values = new double[STEPS];
        for (int k = 0; k < late.length; k++) {
            int from = 5 + PERIOD * k + late[k];
            Arrays.fill(values, Math.max(0, from), Math.min(STEPS, from + 6), 1);
        }
        return values;
    }

    private static Metrics measure(double[] truth, double[] forecast, double scale, double offset) {
        double[] scaledTruth = scaled(truth, scale, offset);
        double[] scaledForecast = scaled(forecast, scale, offset);
        return MetricSet.STANDARD.measure(new Comparison(
                new double[] {offset},
                scaledTruth,
                Arrays.copyOf(scaledTruth, HORIZON),
                scaledForecast,
                OptionalDouble.of(PERIOD),
                Optional.of(PulseRule.of(new Levels(offset, scale + offset))),
                ComparisonContext.NONE
                        .withTraining(scaled(pulses(1, 3, 2), scale, offset))
                        .withBaselines(Map.of(Baseline.SEASONAL_NAIVE, scaled(pulses(2, 2, 2), scale, offset)))));
    }

    private static double[] scaled(double[] values, double scale, double offset) {
        return Arrays.stream(values).map(value -> scale * value + offset).toArray();
    }

    private static double value(Metrics metrics, Metric metric) {
        return ((Defined) metrics.get(metric)).value();
    }

    @Property(tries = 100)
    void a_shift_of_all_pulses_changes_their_phase_and_nothing_else_of_their_timing(
            @ForAll @IntRange(min = -5, max = 9) int shift) {
        Metrics metrics = measure(pulses(0, 0, 0), pulses(shift, shift, shift), 1, 0);

        assertThat(value(metrics, StandardMetric.PHASE_ERROR)).isCloseTo(Math.abs(shift) / 20.0, within(1e-12));
        assertThat(value(metrics, StandardMetric.MEAN_PHASE)).isCloseTo(shift / 20.0, within(1e-12));
        assertThat(value(metrics, StandardMetric.PHASE_LOCK)).isCloseTo(1, within(1e-12));
        for (Metric none : List.of(
                StandardMetric.PHASE_DRIFT,
                StandardMetric.PHASE_JITTER,
                StandardMetric.MISSED_PULSES,
                StandardMetric.SPURIOUS_PULSES)) {
            assertThat(value(metrics, none)).as(none.key()).isCloseTo(0, within(1e-12));
        }
        assertThat(value(metrics, StandardMetric.PERIOD_RATIO)).isCloseTo(1, within(1e-12));
        assertThat(value(metrics, StandardMetric.AMPLITUDE_RATIO)).isCloseTo(1, within(1e-12));
    }

    @Property(tries = 100)
    void truth_and_forecast_changed_round_have_the_opposite_phase(
            @ForAll @IntRange(min = -4, max = 4) int a,
            @ForAll @IntRange(min = -4, max = 4) int b,
            @ForAll @IntRange(min = -4, max = 4) int c) {
        Metrics there = measure(pulses(0, 0, 0), pulses(a, b, c), 1, 0);
        Metrics back = measure(pulses(a, b, c), pulses(0, 0, 0), 1, 0);

        assertThat(value(back, StandardMetric.MEAN_PHASE))
                .isCloseTo(-value(there, StandardMetric.MEAN_PHASE), within(1e-12));
        assertThat(value(back, StandardMetric.PHASE_ERROR))
                .isCloseTo(value(there, StandardMetric.PHASE_ERROR), within(1e-12));
        assertThat(value(back, StandardMetric.PHASE_LOCK))
                .isCloseTo(value(there, StandardMetric.PHASE_LOCK), within(1e-12));
        assertThat(value(back, StandardMetric.F1)).isEqualTo(value(there, StandardMetric.F1));
        assertThat(value(back, StandardMetric.PERIOD_RATIO))
                .isCloseTo(1 / value(there, StandardMetric.PERIOD_RATIO), within(1e-12));
    }

    @Property(tries = 100)
    void the_unit_of_the_signal_changes_no_timing_and_no_ratio(
            @ForAll @IntRange(min = -4, max = 4) int a,
            @ForAll @IntRange(min = -4, max = 4) int b,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double scale,
            @ForAll @DoubleRange(min = -1000, max = 1000) double offset) {
        Metrics own = measure(pulses(0, 0, 0), pulses(a, b, 0), 1, 0);
        Metrics other = measure(pulses(0, 0, 0), pulses(a, b, 0), scale, offset);

        for (Metric metric : TIMING) {
            assertThat(value(other, metric)).as(metric.key()).isCloseTo(value(own, metric), within(1e-6));
        }
        for (Metric metric : List.of(
                StandardMetric.NRMSE,
                StandardMetric.R2,
                StandardMetric.MASE,
                StandardMetric.SKILL,
                StandardMetric.VALID_STEPS,
                StandardMetric.FLAT,
                StandardMetric.AMPLITUDE_RATIO)) {
            assertThat(value(other, metric)).as(metric.key()).isCloseTo(value(own, metric), within(1e-6));
        }
        assertThat(value(other, StandardMetric.RMSE)).isCloseTo(scale * value(own, StandardMetric.RMSE), within(1e-6));
    }

    // A number that is not finite can't be made: the constructor of a value refuses it.
    @Property(tries = 500)
    void no_metric_is_ever_nan_or_infinite(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int horizon,
            @ForAll @IntRange(min = -3, max = 300) int power) {
        Random random = new Random(seed);
        double period = 2 + 10 * random.nextDouble();
        int steps = horizon + PulseMatching.guardSteps(period);
        double[] truth = random(random, steps, 0);
        double[] warmUp = random(random, 1 + random.nextInt(20), 0);
        double[] forecast = random(random, steps, power);

        Metrics metrics = MetricSet.STANDARD.measure(new Comparison(
                warmUp,
                truth,
                Arrays.copyOf(truth, horizon),
                forecast,
                OptionalDouble.of(period),
                Levels.of(truth).map(PulseRule::of),
                ComparisonContext.NONE
                        .withTraining(warmUp)
                        .withOneStepAhead(Arrays.copyOf(forecast, horizon))
                        .withBaselines(Map.of(Baseline.AUTOREGRESSION, forecast))));

        assertThat(metrics.values()).hasSize(MetricSet.STANDARD.all().size());
    }

    /** Numbers of which many are alike, so that signals are flat, and levels coincide, now and then. */
    private static double[] random(Random random, int length, int power) {
        int choices = 1 + random.nextInt(4);
        double[] values = new double[length];
        Arrays.setAll(values, i -> (random.nextInt(choices) - 1) * Math.pow(10, power));
        return values;
    }
}
