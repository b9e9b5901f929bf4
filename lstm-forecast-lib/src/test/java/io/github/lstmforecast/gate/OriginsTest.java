package io.github.lstmforecast.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.metric.LeadTime;
import io.github.lstmforecast.metric.LeadTimeMetric;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Forecasts from several origins, judged together. */
class OriginsTest {
    private record One(Subject subject, Metrics metrics) implements Judged {}

    private static Subject at(int from, String column) {
        return new Subject(from, Optional.of("day " + from), Optional.ofNullable(column));
    }

    private static One one(int from, String column, Metric metric, MetricValue value) {
        return new One(at(from, column), new Metrics(Map.of(metric, value), OptionalInt.empty(), List.of()));
    }

    private static Defined defined(double value) {
        return new Defined(value, OptionalInt.of(3), "the largest error is at step 3");
    }

    /** From 0, 10, 20 and so on. */
    private static List<One> rmse(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> one(10 * i, null, StandardMetric.RMSE, defined(values[i])))
                .toList();
    }

    private static Tolerances limit(Metric metric, Limit limit, Judge judge) {
        return Tolerances.only(Map.of(metric, limit)).withJudge(judge);
    }

    private static Judgement judged(Judge judge, double highest, double... values) {
        return Gate.judge(rmse(values), limit(StandardMetric.RMSE, Limit.atMost(highest), judge));
    }

    @Test
    void one_bad_origin_fails_by_the_worst_and_not_by_the_mean() {
        assertThat(judged(Judge.WORST, 2, 1, 1, 1, 4).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged(Judge.MEAN, 2, 1, 1, 1, 4).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judged(Judge.MEAN, 1.7, 1, 1, 1, 4).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_finding_has_the_judged_value_and_shows_the_worst_origin() {
        Judgement judgement = judged(Judge.MEAN, 1.5, 1, 4, 1, 1);

        assertThat(judgement.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.message())
                    .isEqualTo(
                            "rmse is 1.75, but at most 1.5 is allowed (0.25 over): the mean over 4 origins; the worst"
                                    + " is 4, from 10 (day 10): the largest error is at step 3");
            assertThat(finding.actual()).hasValue(1.75);
            assertThat(finding.subject()).contains(at(10, null));
            assertThat(finding.step()).hasValue(3);
        });
        assertThat(judgement.checks()).singleElement().satisfies(check -> {
            assertThat(check.over()).contains(new Check.Over(Judge.MEAN, 4, defined(4)));
            assertThat(check.subject()).contains(at(10, null));
            assertThat(check.outcome()).isEqualTo(Check.Outcome.FAIL);
        });
    }

    // Nearest rank: 9 of 10, 18 of 20; of fewer than 10, all.
    @ParameterizedTest
    @CsvSource({"10, 1, PASS", "10, 2, FAIL", "20, 2, PASS", "20, 3, FAIL", "9, 1, FAIL", "2, 1, FAIL"})
    void the_90th_percentile_allows_one_bad_origin_of_ten(int origins, int bad, Verdict verdict) {
        double[] values = new double[origins];
        for (int i = 0; i < bad; i++) {
            values[origins - 1 - i] = 100;
        }

        assertThat(judged(Judge.P90, 1, values).verdict()).isEqualTo(verdict);
    }

    @Test
    void of_a_limit_with_two_ends_the_origins_nearest_to_the_middle_count() {
        double[] values = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.1, 0.1};
        Tolerances range = limit(StandardMetric.RMSE, new Limit(0.4, 1), Judge.P90);

        assertThat(Gate.judge(rmse(values), range).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void each_column_is_judged_by_its_own_origins_and_named() {
        List<One> forecasts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            forecasts.add(one(10 * i, "good", StandardMetric.RMSE, defined(1)));
            forecasts.add(one(10 * i, "bad", StandardMetric.RMSE, defined(3 + i)));
        }

        Judgement judgement = Gate.judge(forecasts, limit(StandardMetric.RMSE, Limit.atMost(2), Judge.MEAN));

        assertThat(judgement.checks())
                .extracting(Check::outcome)
                .containsExactly(Check.Outcome.PASS, Check.Outcome.FAIL);
        assertThat(judgement.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.message()).startsWith("bad: rmse is 3.5, but");
            assertThat(finding.subject()).contains(at(10, "bad"));
        });
    }

    @Test
    void a_forecast_that_is_not_finite_fails_whatever_the_others_are() {
        List<One> forecasts = new ArrayList<>(rmse(0, 0, 0, 0, 0, 0, 0, 0, 0));
        MetricValue none = new Undefined(Cause.FORECAST, "the forecast is not finite");
        forecasts.add(
                new One(at(90, null), new Metrics(Map.of(StandardMetric.RMSE, none), OptionalInt.of(7), List.of())));

        Judgement judgement = Gate.judge(forecasts, limit(StandardMetric.RMSE, Limit.atMost(1), Judge.P90));

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.NOT_FINITE);
            assertThat(finding.subject()).contains(at(90, null));
        });
    }

    @Test
    void no_value_because_of_the_forecast_is_the_worst_and_because_of_the_truth_is_left_out() {
        MetricValue bad = new Undefined(Cause.FORECAST, "no pulse is matched");
        MetricValue unknown = new Undefined(Cause.TRUTH, "the truth has no pulse");
        List<One> withBad = new ArrayList<>(rmse(1, 1, 1));
        withBad.add(one(30, null, StandardMetric.RMSE, bad));
        List<One> withUnknown = new ArrayList<>(rmse(1, 3));
        withUnknown.add(one(20, null, StandardMetric.RMSE, unknown));
        Tolerances mean = limit(StandardMetric.RMSE, Limit.atMost(2), Judge.MEAN);

        assertThat(Gate.judge(withBad, mean).findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.UNDEFINED);
        Check check = Gate.judge(withUnknown, mean).checks().get(0);
        assertThat(((Defined) check.value()).value()).isEqualTo(2);
        assertThat(check.outcome()).isEqualTo(Check.Outcome.PASS);
    }

    @ParameterizedTest
    @EnumSource(Judge.class)
    void what_a_metric_needs_must_be_there_at_all_origins(Judge judge) {
        List<One> forecasts = new ArrayList<>(rmse(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
        forecasts.add(one(110, null, StandardMetric.RMSE, new Undefined(Cause.MISSING, "no quantiles")));

        assertThat(Gate.judge(forecasts, limit(StandardMetric.RMSE, Limit.atMost(2), judge))
                        .verdict())
                .isEqualTo(Verdict.ERROR);
    }

    @Test
    void with_p90_one_origin_of_ten_may_be_without_a_value() {
        List<One> forecasts = new ArrayList<>(rmse(1, 1, 1, 1, 1, 1, 1, 1, 1));
        forecasts.add(one(90, null, StandardMetric.RMSE, new Undefined(Cause.FORECAST, "no pulse is matched")));

        Judgement judgement = Gate.judge(forecasts, limit(StandardMetric.RMSE, Limit.atMost(2), Judge.P90));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(((Defined) judgement.checks().get(0).value()).detail()).contains("no pulse is matched");
    }

    @Test
    void a_limit_over_a_part_of_the_horizon_is_judged_like_any_other() {
        Metric part = new LeadTimeMetric(StandardMetric.RMSE, new LeadTime(2, 7));
        List<One> forecasts = List.of(one(0, null, part, defined(1)), one(10, null, part, defined(5)));

        assertThat(Gate.judge(forecasts, limit(part, Limit.atMost(2), Judge.MEAN))
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.check().text()).isEqualTo("rmse[2-7]"));
    }

    @Test
    void an_error_over_a_part_follows_from_the_same_cause_as_that_over_the_whole() {
        Metric part = new LeadTimeMetric(StandardMetric.RMSE, new LeadTime(2, 7));
        Metrics metrics = new Metrics(
                Map.of(StandardMetric.FLAT, defined(1), StandardMetric.RMSE, defined(9), part, defined(9)),
                OptionalInt.empty(),
                List.of());
        Tolerances limits = Tolerances.only(Map.of(
                StandardMetric.FLAT, Limit.atMost(0), StandardMetric.RMSE, Limit.atMost(1), part, Limit.atMost(1)));

        assertThat(Gate.judge(metrics, limits).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.consequences()).hasSize(2));
    }

    @Test
    void calibration_proposes_limits_for_the_judged_value() {
        List<SeedResult> trainings = List.of(
                new SeedResult(1, Optional.empty(), rmse(1, 1, 1, 5)),
                new SeedResult(2, Optional.empty(), rmse(2, 2, 2, 6)));
        Tolerances held = limit(StandardMetric.RMSE, Limit.atMost(100), Judge.MEAN);

        assertThat(Calibration.of(trainings, held).rows()).singleElement().satisfies(row -> {
            assertThat(row.values()).containsExactly(2.0, 3.0);
            assertThat(row.proposed()).contains(Limit.atMost(3));
        });
        assertThat(Calibration.of(trainings, held).proposed(held).judge()).isEqualTo(Judge.MEAN);
    }
}
