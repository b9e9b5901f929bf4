package io.github.lstmforecast.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.gate.Judgement.FailingSeed;
import io.github.lstmforecast.gate.Judgement.SeedsOutcome;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Several forecasts of one model, and several trainings of one model. */
class SeveralTest {
    private static final Subject JANUARY = new Subject(100, Optional.of("2001-01-31"), Optional.of("births"));
    private static final Subject LATER = new Subject(200, Optional.empty(), Optional.empty());

    private static Metrics metrics(Map<Metric, MetricValue> but) {
        Map<Metric, MetricValue> values = new TreeMap<>(Metric.ORDER);
        for (Metric metric : MetricSet.STANDARD.all()) {
            values.put(metric, defined(metric.better() == Metric.Better.NEAR_ONE ? 1 : 0));
        }
        values.putAll(but);
        return new Metrics(values, OptionalInt.empty(), List.of());
    }

    private static MetricValue defined(double value) {
        return new Defined(value, OptionalInt.empty(), "");
    }

    private static final Metrics GOOD = metrics(Map.of());
    private static final Metrics BAD =
            metrics(Map.of(StandardMetric.WIDTH_ERROR, defined(0.5), StandardMetric.PHASE_ERROR, defined(0.1)));

    private record OneForecast(Subject subject, Metrics metrics) implements Judged {}

    /** The only forecast of a training. */
    private static List<OneForecast> only(Metrics metrics) {
        return List.of(new OneForecast(LATER, metrics));
    }

    private static List<SeedResult> trainings(int good, int bad) {
        List<SeedResult> trainings = new ArrayList<>();
        for (int seed = 1; seed <= good + bad; seed++) {
            trainings.add(new SeedResult(seed, Optional.empty(), only(seed <= good ? GOOD : BAD)));
        }
        return trainings;
    }

    @Test
    void each_of_several_forecasts_is_judged_and_findings_say_which() {
        Judgement judgement =
                Gate.judge(List.of(new OneForecast(JANUARY, BAD), new OneForecast(LATER, GOOD)), Tolerances.DEFAULTS);

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.checks()).hasSize(2 * MetricSet.STANDARD.all().size());
        assertThat(judgement.checks().get(StandardMetric.NRMSE.ordinal()).subject())
                .contains(JANUARY);
        assertThat(judgement.findings())
                .extracting(Finding::message)
                .containsExactly(
                        "births from 100 (2001-01-31): phaseError is 0.1 cycles, but at most 0.05 is allowed (0.05 over)",
                        "births from 100 (2001-01-31): widthError is 0.5 cycles, but at most 0.1 is allowed (0.4 over)");
        assertThat(judgement.findings())
                .allSatisfy(finding -> assertThat(finding.subject()).contains(JANUARY));
    }

    @Test
    void the_only_forecast_needs_no_name() {
        Judgement judgement = Gate.judge(only(BAD), Tolerances.DEFAULTS);

        assertThat(judgement.findings().get(0).message()).startsWith("phaseError is 0.1");
        assertThat(judgement.findings().get(0).subject()).isEmpty();
    }

    @Test
    void enough_seeds_that_pass_are_a_pass_and_those_that_fail_are_told() {
        Judgement judgement = Gate.judge(trainings(58, 1), Tolerances.DEFAULTS, new Seeds(59, 0.9));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.findings()).isEmpty();
        SeedsOutcome seeds = judgement.seeds().orElseThrow();
        assertThat(seeds.rate()).isEqualTo(new PassRate(58, 59));
        assertThat(seeds.bound()).isCloseTo(0.922, within(0.0005));
        assertThat(seeds.failing())
                .containsExactly(
                        new FailingSeed(59, "phaseError is 0.1 cycles, but at most 0.05 is allowed (0.05 over)"));
    }

    @Test
    void too_few_seeds_that_pass_are_a_failure_that_tells_the_first_of_the_others() {
        Judgement judgement = Gate.judge(trainings(57, 2), Tolerances.DEFAULTS, new Seeds(59, 0.9));

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo(CheckId.Other.SEEDS);
            assertThat(finding.actual().orElseThrow()).isCloseTo(0.897, within(0.0005));
            assertThat(finding.limit()).contains(Limit.atLeast(0.9));
            assertThat(finding.message())
                    .isEqualTo(
                            "57 of 59 seeds pass: the probability of passing is at least 0.8971 with 95% confidence, "
                                    + "but at least 0.9 is required (0.002889 under); the first that fails is seed 58: "
                                    + "phaseError is 0.1 cycles, but at most 0.05 is allowed (0.05 over)");
        });
    }

    @Test
    void a_training_that_came_to_nothing_is_one_that_fails() {
        List<SeedResult> trainings = new ArrayList<>(trainings(58, 0));
        trainings.add(new SeedResult(59, Optional.of("the training diverged"), List.of()));

        SeedsOutcome seeds = Gate.judge(trainings, Tolerances.DEFAULTS, new Seeds(59, 0.9))
                .seeds()
                .orElseThrow();

        assertThat(seeds.rate().passed()).isEqualTo(58);
        assertThat(seeds.failing()).containsExactly(new FailingSeed(59, "the training diverged"));
    }

    @Test
    void a_truth_that_can_not_be_judged_by_is_an_error_however_many_seeds_there_are() {
        Metrics unjudged =
                metrics(Map.of(StandardMetric.PHASE_ERROR, new Undefined(Cause.NO_PULSE, "the truth has no pulse")));
        List<SeedResult> trainings = List.of(new SeedResult(1, Optional.empty(), only(unjudged)));

        assertThat(Gate.judge(trainings, Tolerances.DEFAULTS, new Seeds(1, 0.01))
                        .verdict())
                .isEqualTo(Verdict.ERROR);
    }

    @Test
    void the_worst_of_several_forecasts_is_taken_metric_by_metric() {
        Metrics other = metrics(Map.of(
                StandardMetric.NRMSE, defined(0.1),
                StandardMetric.SKILL, defined(-2),
                StandardMetric.BIAS, defined(-3),
                StandardMetric.PERIOD_RATIO, defined(0.5),
                StandardMetric.WIDTH_ERROR, new Undefined(Cause.TRUTH, "no end"),
                StandardMetric.MEAN_PHASE, new Undefined(Cause.FORECAST, "no match")));

        Map<Metric, MetricValue> worst =
                Metrics.worst(List.of(metrics(Map.of(StandardMetric.NRMSE, defined(0.5))), other));

        assertThat(worst.get(StandardMetric.NRMSE)).isEqualTo(defined(0.5));
        assertThat(worst.get(StandardMetric.SKILL)).isEqualTo(defined(-2));
        assertThat(worst.get(StandardMetric.BIAS)).isEqualTo(defined(-3));
        assertThat(worst.get(StandardMetric.PERIOD_RATIO)).isEqualTo(defined(0.5));
        assertThat(worst.get(StandardMetric.WIDTH_ERROR)).isEqualTo(defined(0));
        assertThat(worst.get(StandardMetric.MEAN_PHASE)).isInstanceOf(Undefined.class);
    }
}
