package io.github.lstmforecast.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.Tries;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.StandardMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {
    private static final MetricValue NO_MATCH = new Undefined(Cause.FORECAST, "no match");
    private static final MetricValue TOO_FEW = new Undefined(Cause.TRUTH, "too few");

    private record OneForecast(Subject subject, Metrics metrics) implements Judged {}

    private static MetricValue defined(double value) {
        return new Defined(value, OptionalInt.empty(), "");
    }

    /** The given values; every other metric has a good value. */
    private static Metrics metrics(Map<Metric, MetricValue> but) {
        Map<Metric, MetricValue> values = new TreeMap<>(Metric.ORDER);
        for (Metric metric : MetricSet.STANDARD.all()) {
            values.put(metric, defined(metric.better() == Metric.Better.NEAR_ONE ? 1 : 0));
        }
        values.putAll(but);
        return new Metrics(values, OptionalInt.empty(), List.of());
    }

    private static SeedResult training(long seed, Metrics... forecasts) {
        return new SeedResult(
                seed,
                Optional.empty(),
                IntStream.range(0, forecasts.length)
                        .mapToObj(i ->
                                new OneForecast(new Subject(100 * i, Optional.empty(), Optional.empty()), forecasts[i]))
                        .toList());
    }

    private static SeedResult training(long seed, Metric metric, MetricValue value) {
        return training(seed, metrics(Map.of(metric, value)));
    }

    private static SeedResult good(long seed) {
        return training(seed, metrics(Map.of()));
    }

    private static Calibration calibrate(SeedResult... trainings) {
        return Calibration.of(List.of(trainings), Tolerances.DEFAULTS);
    }

    private static Calibration.Row row(Calibration calibration, Metric metric) {
        return calibration.rows().stream()
                .filter(row -> row.metric() == metric)
                .findFirst()
                .orElseThrow();
    }

    // 0.1001 is rounded up to 0.101, so that it is allowed itself; a skill of 0.5555 down to 0.555.
    @Test
    void a_calibrated_limit_is_the_worst_value_rounded_away_from_the_good() {
        List<SeedResult> trainings = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            trainings.add(training(
                    seed,
                    metrics(Map.of(
                            StandardMetric.NRMSE, defined(seed == 7 ? 0.1001 : 0.001 * seed),
                            StandardMetric.SKILL, defined(seed == 9 ? 0.5555 : 0.9),
                            StandardMetric.PHASE_DRIFT, defined(seed % 2 == 0 ? 0.001 : -0.002)))));
        }

        Calibration calibration = Calibration.of(trainings, Tolerances.DEFAULTS);

        Calibration.Row nrmse = row(calibration, StandardMetric.NRMSE);
        assertThat(nrmse.best()).hasValue(0);
        assertThat(nrmse.median()).hasValue(0.010);
        assertThat(nrmse.most()).hasValue(0.019);
        assertThat(nrmse.worst()).hasValue(0.1001);
        assertThat(nrmse.proposed()).contains(Limit.atMost(0.101));
        assertThat(row(calibration, StandardMetric.SKILL).proposed()).contains(Limit.atLeast(0.555));
        assertThat(row(calibration, StandardMetric.PHASE_DRIFT).proposed()).contains(Limit.within(0.002));
        assertThat(calibration.coverage()).isCloseTo(0.861, within(0.0005));
    }

    // The worst forecast of the training is 0.8, but 1.2 must be allowed too.
    @Test
    void a_calibrated_range_holds_every_forecast_of_every_training() {
        SeedResult training = training(
                1,
                metrics(Map.of(StandardMetric.PERIOD_RATIO, defined(0.8))),
                metrics(Map.of(StandardMetric.PERIOD_RATIO, defined(1.2))));

        assertThat(row(calibrate(training), StandardMetric.PERIOD_RATIO).proposed())
                .contains(new Limit(0.8, 1.2));
    }

    private static MetricValue coverage(double value) {
        return new Defined(value, OptionalInt.empty(), "", OptionalDouble.of(0.8));
    }

    @Test
    void a_coverage_is_the_worse_the_farther_it_is_from_its_level_and_its_limit_is_a_range_with_it() {
        SeedResult training = training(
                1,
                metrics(Map.of(StandardMetric.COVERAGE, coverage(0.96))),
                metrics(Map.of(StandardMetric.COVERAGE, coverage(0.82))),
                metrics(Map.of(StandardMetric.COVERAGE, coverage(0.92))));

        Calibration.Row row = row(calibrate(training), StandardMetric.COVERAGE);

        assertThat(row.values()).containsExactly(0.82, 0.92, 0.96);
        assertThat(row.proposed()).contains(new Limit(0.8, 0.96));
    }

    @Test
    void one_training_is_spread_over_its_forecasts() {
        Calibration calibration = calibrate(training(
                1,
                metrics(Map.of(StandardMetric.NRMSE, defined(0.3), StandardMetric.PHASE_JITTER, NO_MATCH)),
                metrics(Map.of(StandardMetric.NRMSE, defined(0.1), StandardMetric.PHASE_JITTER, NO_MATCH)),
                metrics(Map.of(StandardMetric.NRMSE, defined(0.2)))));

        assertThat(calibration.isOfOneTraining()).isTrue();
        assertThat(calibration.forecasts()).isEqualTo(3);
        assertThat(row(calibration, StandardMetric.NRMSE).values()).containsExactly(0.1, 0.2, 0.3);
        assertThat(row(calibration, StandardMetric.NRMSE).proposed()).contains(Limit.atMost(0.3));
        assertThat(row(calibration, StandardMetric.PHASE_JITTER).without()).isEqualTo(2);
    }

    // Of 3 trainings 1 is within a limit of phaseError: 1 - 0.95^(1/3) = 0.017; 2 of 3 within each other: 0.135
    // (Clopper-Pearson).
    @Test
    void trainings_that_diverge_and_metrics_without_a_value_are_not_within_a_limit() {
        Calibration calibration = calibrate(
                good(1),
                new SeedResult(2, Optional.of("diverged"), List.of()),
                training(
                        3,
                        metrics(Map.of(StandardMetric.PHASE_ERROR, NO_MATCH, StandardMetric.PHASE_JITTER, TOO_FEW))));

        assertThat(calibration.trainings()).isEqualTo(2);
        assertThat(calibration.failed()).isEqualTo(1);
        assertThat(calibration.coverage()).isCloseTo(0.135, within(0.0005));
        assertThat(row(calibration, StandardMetric.PHASE_ERROR).without()).isEqualTo(1);
        assertThat(row(calibration, StandardMetric.PHASE_ERROR).coverage()).isCloseTo(0.017, within(0.0005));
        assertThat(row(calibration, StandardMetric.PHASE_JITTER).without()).isZero();
    }

    @Test
    void proposed_tolerances_limit_what_is_limited_now_and_nothing_else() {
        Tolerances held = new Tolerances(
                Map.of(StandardMetric.SKILL, Limit.atLeast(0), StandardMetric.NRMSE, Limit.NONE), Map.of());

        Tolerances proposed = Calibration.of(List.of(good(1), good(2)), held).proposed(held);

        assertThat(proposed.limit(StandardMetric.PHASE_ERROR)).isEqualTo(Limit.atMost(0));
        assertThat(proposed.limit(StandardMetric.SKILL)).isEqualTo(Limit.atLeast(0));
        assertThat(proposed.limit(StandardMetric.NRMSE).isNone()).isTrue();
        assertThat(proposed.limit(StandardMetric.RMSE).isNone()).isTrue();
    }

    @Test
    void a_metric_without_a_value_with_the_own_seed_is_proposed_no_limit() {
        Calibration calibration = calibrate(training(1, StandardMetric.PHASE_JITTER, NO_MATCH), good(2), good(3));

        assertThat(row(calibration, StandardMetric.PHASE_JITTER).proposed()).contains(Limit.NONE);
    }

    // Set in the scenario, a limit on what the truth gives no value of is an error; by default it is passed over.
    @Test
    void a_limit_that_one_of_several_truths_cannot_be_held_to_stays_the_default() {
        Calibration calibration = calibrate(training(
                1,
                metrics(Map.of(StandardMetric.PHASE_DRIFT, TOO_FEW)),
                metrics(Map.of(StandardMetric.PHASE_DRIFT, defined(0.005)))));

        assertThat(row(calibration, StandardMetric.PHASE_DRIFT).proposed()).isEmpty();
    }

    // Any values, also none, of several forecasts: made at random, so that no case is forgotten.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_own_seed_passes_with_what_is_proposed(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < Tries.of(50); round++) {
            SeedResult[] trainings = IntStream.range(0, 3)
                    .mapToObj(i -> training(i, any(random), any(random)))
                    .toArray(SeedResult[]::new);
            Tolerances held = new Tolerances(
                    Map.of(StandardMetric.RMSE, Limit.atMost(0), StandardMetric.PHASE_ERROR, Limit.atMost(0)),
                    Map.of(StandardMetric.BIAS, Limit.within(0)));

            Tolerances proposed = Calibration.of(List.of(trainings), held).proposed(held);

            assertThat(Gate.judge(trainings[0].forecasts(), proposed).findings())
                    .as("round %d", round)
                    .isEmpty();
        }
    }

    private static Metrics any(Random random) {
        Map<Metric, MetricValue> values = new TreeMap<>(Metric.ORDER);
        for (Metric metric : MetricSet.STANDARD.all()) {
            int kind = random.nextInt(8);
            values.put(
                    metric,
                    kind == 0
                            ? NO_MATCH
                            : kind == 1
                                    ? TOO_FEW
                                    : defined(
                                            metric.better() == Metric.Better.SMALLER
                                                    ? random.nextDouble()
                                                    : random.nextGaussian()));
        }
        return new Metrics(values, OptionalInt.empty(), List.of());
    }

    @Test
    void a_model_that_is_worse_than_a_baseline_in_most_trainings_is_of_no_use() {
        Calibration calibration = calibrate(
                training(1, StandardMetric.AR_SKILL, defined(-0.1)),
                training(2, StandardMetric.AR_SKILL, defined(-2)),
                training(3, StandardMetric.SKILL, defined(-1)));

        assertThat(calibration.uselessness())
                .contains(
                        "worse than repeating the last cycle in 1 of 3, worse than a linear autoregression in 2 of 3");
    }

    @Test
    void a_model_that_is_flat_or_has_no_pulse_in_most_trainings_is_of_no_use() {
        Metrics flat = metrics(Map.of(
                StandardMetric.FLAT, defined(1),
                StandardMetric.MATCHED_PULSES, defined(0),
                StandardMetric.MISSED_PULSES, defined(4)));

        assertThat(calibrate(training(1, flat), training(2, flat), good(3)).uselessness())
                .contains("flat in 2 of 3, without a matched pulse in 2 of 3");
    }

    @Test
    void a_model_that_diverges_in_most_trainings_is_of_no_use() {
        SeedResult[] trainings = new SeedResult[3];
        Arrays.fill(trainings, new SeedResult(2, Optional.of("diverged"), List.of()));
        trainings[0] = good(1);

        assertThat(calibrate(trainings).uselessness()).contains("diverged in 2 of 3");
    }

    @Test
    void a_model_that_is_of_use_in_half_of_its_trainings_is_of_use() {
        Calibration calibration = calibrate(training(1, StandardMetric.FLAT, defined(1)), good(2));

        assertThat(calibration.uselessness()).isEmpty();
        assertThat(calibration.shortcomings()).containsExactly(new Shortcoming("flat", 1, 2));
    }

    @Test
    void a_training_is_what_most_of_its_forecasts_are() {
        Metrics flat = metrics(Map.of(StandardMetric.FLAT, defined(1)));
        Metrics good = metrics(Map.of());

        assertThat(calibrate(training(1, flat, flat, good)).shortcomings()).hasSize(1);
        assertThat(calibrate(training(1, flat, good)).shortcomings()).isEmpty();
    }

    @Test
    void a_forecast_where_no_pulse_is_due_has_none_to_match() {
        assertThat(calibrate(training(1, StandardMetric.MATCHED_PULSES, defined(0)))
                        .shortcomings())
                .isEmpty();
    }

    @Test
    void a_baseline_may_be_better_where_the_scenario_allows_it() {
        List<SeedResult> trainings = Collections.nCopies(3, training(1, StandardMetric.SKILL, defined(-0.1)));
        Tolerances allowing = new Tolerances(Map.of(StandardMetric.SKILL, Limit.atLeast(-0.2)), Map.of());
        Tolerances forbidding = new Tolerances(Map.of(StandardMetric.SKILL, Limit.atLeast(0)), Map.of());

        assertThat(Calibration.of(trainings, allowing).uselessness()).isEmpty();
        assertThat(Calibration.of(trainings, forbidding).uselessness()).isPresent();
    }
}
