package io.github.lstmforecast.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Cost;
import io.github.lstmforecast.gate.Check.Outcome;
import io.github.lstmforecast.gate.Finding.Kind;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.QuantileFault;
import io.github.lstmforecast.metric.StandardMetric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    /** Within every default limit. */
    private static Map<Metric, MetricValue> good() {
        Map<Metric, MetricValue> values = new TreeMap<>(Metric.ORDER);
        for (Metric metric : MetricSet.STANDARD.all()) {
            values.put(metric, defined(metric.better() == Metric.Better.NEAR_ONE ? 1 : 0));
        }
        return values;
    }

    private static MetricValue defined(double value) {
        return new MetricValue.Defined(value, OptionalInt.empty(), "");
    }

    private static Metrics goodBut(Metric metric, MetricValue value) {
        Map<Metric, MetricValue> values = good();
        values.put(metric, value);
        return new Metrics(values, OptionalInt.empty(), List.of());
    }

    private static Tolerances asked(Metric metric, Limit limit) {
        return new Tolerances(Map.of(metric, limit), Map.of());
    }

    private static Check check(Judgement judgement, Metric metric) {
        return judgement.checks().stream()
                .filter(check -> check.metric() == metric)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_forecast_within_every_limit_passes_and_its_margins_are_told() {
        Judgement judgement = Gate.judge(goodBut(StandardMetric.NRMSE, defined(0.05)), Tolerances.DEFAULTS);

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.checks()).extracting(Check::metric).containsExactlyElementsOf(MetricSet.STANDARD.all());
        assertThat(check(judgement, StandardMetric.NRMSE).outcome()).isEqualTo(Outcome.PASS);
        assertThat(check(judgement, StandardMetric.NRMSE).margin()).hasValue(0.2 - 0.05);
        assertThat(check(judgement, StandardMetric.PHASE_DRIFT).margin()).hasValue(0.01);
        assertThat(check(judgement, StandardMetric.RMSE).outcome()).isEqualTo(Outcome.NOT_LIMITED);
        assertThat(check(judgement, StandardMetric.RMSE).margin()).isEmpty();
    }

    @Test
    void a_passed_limit_is_told_with_value_limit_excess_step_and_detail() {
        MetricValue late = new MetricValue.Defined(0.1, OptionalInt.of(7), "the pulse due at step 7 comes 1 step late");

        Judgement judgement = Gate.judge(goodBut(StandardMetric.PHASE_ERROR, late), Tolerances.DEFAULTS);

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(check(judgement, StandardMetric.PHASE_ERROR).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(check(judgement, StandardMetric.PHASE_ERROR).margin()).hasValue(0.05 - 0.1);
        assertThat(judgement.findings())
                .containsExactly(Finding.of(
                                StandardMetric.PHASE_ERROR,
                                Kind.LIMIT,
                                "phaseError is 0.1 cycles, but at most 0.05 is allowed (0.05 over): the pulse due at step 7 comes 1 step"
                                        + " late")
                        .withActual(0.1)
                        .withLimit(Limit.atMost(0.05))
                        .at(7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.02 | phaseDrift is 0.02 cycles per cycle, but from -0.01 to 0.01 is allowed (0.01 over)",
                "-0.02 | phaseDrift is -0.02 cycles per cycle, but from -0.01 to 0.01 is allowed (0.01 under)"
            })
    void a_range_is_passed_at_either_end(double value, String message) {
        Judgement judgement = Gate.judge(goodBut(StandardMetric.PHASE_DRIFT, defined(value)), Tolerances.DEFAULTS);

        assertThat(judgement.findings()).extracting(Finding::message).containsExactly(message);
    }

    @Test
    void a_value_below_a_least_one_is_under_it() {
        Judgement judgement = Gate.judge(
                goodBut(StandardMetric.RMSE, defined(0.25)),
                asked(StandardMetric.RMSE, new Limit(0.5, Double.POSITIVE_INFINITY)));

        assertThat(judgement.findings())
                .extracting(Finding::message)
                .containsExactly("rmse is 0.25, but at least 0.5 is allowed (0.25 under)");
    }

    @Test
    void a_value_just_beyond_a_limit_is_told_with_all_its_digits() {
        Judgement judgement = Gate.judge(goodBut(StandardMetric.NRMSE, defined(Math.nextUp(0.2))), Tolerances.DEFAULTS);

        assertThat(judgement.findings())
                .extracting(Finding::message)
                .containsExactly("nrmse is 0.20000000000000004, but at most 0.2 is allowed (2.776E-17 over)");
    }

    @Test
    void limits_are_inclusive_and_nothing_is_rounded() {
        Limit limit = new Limit(0.25, 0.5);

        for (double value : new double[] {0.25, Math.nextUp(0.25), Math.nextDown(0.5), 0.5}) {
            assertThat(Gate.judge(goodBut(StandardMetric.MAE, defined(value)), asked(StandardMetric.MAE, limit))
                            .verdict())
                    .as("%s", value)
                    .isEqualTo(Verdict.PASS);
        }
        for (double value : new double[] {Math.nextDown(0.25), Math.nextUp(0.5)}) {
            assertThat(Gate.judge(goodBut(StandardMetric.MAE, defined(value)), asked(StandardMetric.MAE, limit))
                            .verdict())
                    .as("%s", value)
                    .isEqualTo(Verdict.FAIL);
        }
    }

    @Test
    void a_limit_of_nothing_allows_nothing() {
        Judgement judgement = Gate.judge(goodBut(StandardMetric.MISSED_PULSES, defined(1)), Tolerances.DEFAULTS);

        assertThat(judgement.findings())
                .extracting(Finding::message)
                .containsExactly("missedPulses is 1, but at most 0 is allowed (1 over)");
    }

    @Test
    void a_metric_without_a_limit_may_be_anything() {
        Judgement judgement =
                Gate.judge(goodBut(StandardMetric.NRMSE, defined(99)), asked(StandardMetric.NRMSE, Limit.NONE));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(check(judgement, StandardMetric.NRMSE).outcome()).isEqualTo(Outcome.NOT_LIMITED);
    }

    @Test
    void everything_that_is_wrong_is_told_and_what_follows_from_a_cause_with_it() {
        Map<Metric, MetricValue> values = good();
        values.put(StandardMetric.PHASE_DRIFT, new MetricValue.Undefined(Cause.FORECAST, "no pulse is matched"));
        values.put(StandardMetric.NRMSE, defined(0.3));
        values.put(StandardMetric.MISSED_PULSES, defined(5));

        Judgement judgement = Gate.judge(new Metrics(values, OptionalInt.empty(), List.of()), Tolerances.DEFAULTS);

        assertThat(judgement.findings())
                .extracting(Finding::message)
                .containsExactly("missedPulses is 5, but at most 0 is allowed (5 over)");
        assertThat(judgement.findings().get(0).consequences())
                .extracting(Finding::message)
                .containsExactly(
                        "nrmse is 0.3, but at most 0.2 is allowed (0.1 over)",
                        "phaseDrift has no value: no pulse is matched");
    }

    @Test
    void a_metric_without_a_value_because_of_the_forecast_fails() {
        MetricValue undefined = new MetricValue.Undefined(Cause.FORECAST, "no pulse is matched");

        Judgement judgement = Gate.judge(goodBut(StandardMetric.PHASE_ERROR, undefined), Tolerances.DEFAULTS);

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(check(judgement, StandardMetric.PHASE_ERROR).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judgement.findings())
                .containsExactly(Finding.of(
                                StandardMetric.PHASE_ERROR,
                                Kind.UNDEFINED,
                                "phaseError has no value: no pulse is matched")
                        .withLimit(Limit.atMost(0.05)));
    }

    @Test
    void a_default_without_a_value_because_of_the_truth_is_not_applicable() {
        MetricValue undefined = new MetricValue.Undefined(Cause.TRUTH, "the truth has only 2 pulses");

        Judgement judgement = Gate.judge(goodBut(StandardMetric.PHASE_DRIFT, undefined), Tolerances.DEFAULTS);

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(check(judgement, StandardMetric.PHASE_DRIFT).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(check(judgement, StandardMetric.PHASE_DRIFT).margin()).isEmpty();
    }

    @Test
    void what_was_asked_for_without_a_value_because_of_the_truth_is_an_error() {
        MetricValue undefined = new MetricValue.Undefined(Cause.TRUTH, "the truth has only 2 pulses");

        Judgement judgement = Gate.judge(
                goodBut(StandardMetric.PHASE_DRIFT, undefined), asked(StandardMetric.PHASE_DRIFT, Limit.within(0.02)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(check(judgement, StandardMetric.PHASE_DRIFT).outcome()).isEqualTo(Outcome.ERROR);
        assertThat(judgement.findings())
                .containsExactly(Finding.of(
                                StandardMetric.PHASE_DRIFT,
                                Kind.NOT_JUDGEABLE,
                                "phaseDrift has no value: the truth has only 2 pulses; forecast a longer horizon, or set its tolerance to"
                                        + " none")
                        .withLimit(Limit.within(0.02)));
    }

    @Test
    void a_truth_without_a_pulse_is_one_error_for_all_metrics_that_want_pulses() {
        Map<Metric, MetricValue> values = good();
        for (Metric metric :
                List.of(StandardMetric.MISSED_PULSES, StandardMetric.SPURIOUS_PULSES, StandardMetric.PHASE_ERROR)) {
            values.put(metric, new MetricValue.Undefined(Cause.NO_PULSE, "the truth has no pulse"));
        }

        Judgement judgement = Gate.judge(
                new Metrics(values, OptionalInt.empty(), List.of()), asked(StandardMetric.SPURIOUS_PULSES, Limit.NONE));

        assertThat(judgement.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(judgement.findings())
                .containsExactly(Finding.of(
                        StandardMetric.MISSED_PULSES,
                        Kind.NOT_JUDGEABLE,
                        "the truth has no pulse in warm-up or horizon, so timing can't be judged (missedPulses, phaseError);"
                                + " forecast a longer horizon, or set these tolerances to none"));
    }

    @Test
    void a_truth_without_a_pulse_is_no_error_where_no_timing_is_asked_for() {
        Judgement judgement = Gate.judge(
                goodBut(
                        StandardMetric.PHASE_ERROR,
                        new MetricValue.Undefined(Cause.NO_PULSE, "the truth has no pulse")),
                asked(StandardMetric.PHASE_ERROR, Limit.NONE));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_forecast_that_is_not_finite_is_one_finding_for_all_metrics() {
        Map<Metric, MetricValue> values = new TreeMap<>(Metric.ORDER);
        for (Metric metric : MetricSet.STANDARD.all()) {
            values.put(metric, new MetricValue.Undefined(Cause.FORECAST, "the forecast is not finite"));
        }

        Judgement judgement = Gate.judge(new Metrics(values, OptionalInt.of(20), List.of()), Tolerances.DEFAULTS);

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.findings())
                .containsExactly(Finding.of(
                                CheckId.Other.FORECAST,
                                Kind.NOT_FINITE,
                                "the forecast is not finite (NaN or infinite) from step 20 on")
                        .at(20));
        assertThat(check(judgement, StandardMetric.NRMSE).outcome()).isEqualTo(Outcome.NOT_JUDGED);
        assertThat(check(judgement, StandardMetric.RMSE).outcome()).isEqualTo(Outcome.NOT_LIMITED);
    }

    @Test
    void crossed_quantiles_are_a_finding_beside_the_metrics() {
        QuantileFault fault = new QuantileFault(QuantileFault.Kind.CROSSED, 7, "quantiles cross");

        Judgement judgement = Gate.judge(
                new Metrics(good(), OptionalInt.empty(), Optional.of(fault), List.of()), Tolerances.DEFAULTS);

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.findings())
                .containsExactly(Finding.of(CheckId.Other.FORECAST, Kind.CROSSED_QUANTILES, "quantiles cross")
                        .at(7));
        assertThat(check(judgement, StandardMetric.NRMSE).outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void a_quantile_that_is_not_finite_is_told_in_place_of_the_forecast() {
        QuantileFault fault = new QuantileFault(QuantileFault.Kind.NOT_FINITE, 7, "q0.1 is not finite");

        Judgement judgement =
                Gate.judge(new Metrics(good(), OptionalInt.of(7), Optional.of(fault), List.of()), Tolerances.DEFAULTS);

        assertThat(judgement.findings())
                .containsExactly(Finding.of(CheckId.Other.FORECAST, Kind.NOT_FINITE, "q0.1 is not finite")
                        .at(7));
    }

    @Test
    void an_error_outweighs_a_failure() {
        Map<Metric, MetricValue> values = good();
        values.put(StandardMetric.NRMSE, defined(1));
        values.put(StandardMetric.PHASE_ERROR, new MetricValue.Undefined(Cause.NO_PULSE, "the truth has no pulse"));

        assertThat(Gate.judge(new Metrics(values, OptionalInt.empty(), List.of()), Tolerances.DEFAULTS)
                        .verdict())
                .isEqualTo(Verdict.ERROR);
    }

    @Test
    void a_scenario_that_was_not_run_is_an_error_with_its_reason() {
        Judgement judgement = Judgement.notRun("there is no such file");

        assertThat(judgement.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(judgement.checks()).isEmpty();
        assertThat(judgement.findings()).containsExactly(Finding.notRun("there is no such file"));
    }

    private static Metrics only(Metric metric, MetricValue value) {
        return new Metrics(Map.of(metric, value), OptionalInt.empty(), List.of());
    }

    @Test
    void a_metric_of_ones_own_is_judged_like_any_other() {
        Metric cost = new Cost();

        Judgement judgement = Gate.judge(only(cost, MetricValue.of(2)), asked(cost, Limit.atMost(1.5)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.findings())
                .containsExactly(
                        Finding.of(cost, Kind.LIMIT, "acme.cost is 2 EUR, but at most 1.5 is allowed (0.5 over)")
                                .withActual(2)
                                .withLimit(Limit.atMost(1.5)));
    }

    @Test
    void a_limit_of_a_metric_that_was_not_measured_is_an_error() {
        Judgement judgement =
                Gate.judge(only(StandardMetric.RMSE, MetricValue.of(0)), asked(new Cost(), Limit.atMost(1.5)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(judgement.findings())
                .extracting(Finding::message)
                .containsExactly(
                        "acme.cost has no value: it was not measured; put the jar that has it on the class path,"
                                + " or set its tolerance to none");
        assertThat(judgement.checks()).extracting(Check::outcome).containsExactly(Outcome.NOT_LIMITED, Outcome.ERROR);
    }

    @Test
    void a_limit_of_the_build_is_not_passed_over_either() {
        Tolerances tolerances = new Tolerances(Map.of(), Map.of(new Cost(), Limit.atMost(1.5)));

        assertThat(Gate.judge(only(StandardMetric.RMSE, MetricValue.of(0)), tolerances)
                        .verdict())
                .isEqualTo(Verdict.ERROR);
    }

    @Test
    void a_metric_that_was_not_measured_and_has_no_limit_is_no_error() {
        Judgement judgement = Gate.judge(only(StandardMetric.RMSE, MetricValue.of(0)), asked(new Cost(), Limit.NONE));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.checks()).extracting(Check::metric).containsExactly(StandardMetric.RMSE);
    }

    @Test
    void a_limit_of_a_metric_whose_needs_are_not_met_is_an_error_that_says_what_to_do() {
        MetricValue missing = new MetricValue.Undefined(
                Cause.MISSING, "there is no forecast one step ahead; use a model that runs step by step");

        Judgement judgement = Gate.judge(
                only(StandardMetric.ONE_STEP_MAE, missing), asked(StandardMetric.ONE_STEP_MAE, Limit.atMost(1)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(judgement.findings())
                .containsExactly(Finding.of(
                                StandardMetric.ONE_STEP_MAE,
                                Kind.NOT_JUDGEABLE,
                                "oneStepMae has no value: there is no forecast one step ahead; use a model that runs step"
                                        + " by step, or set its tolerance to none")
                        .withLimit(Limit.atMost(1)));
    }

    @Test
    void a_default_of_a_metric_whose_needs_are_not_met_is_not_applicable() {
        MetricValue missing = new MetricValue.Undefined(Cause.MISSING, "no period is known");

        Judgement judgement = Gate.judge(only(StandardMetric.PHASE_ERROR, missing), Tolerances.DEFAULTS);

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.checks()).extracting(Check::outcome).containsExactly(Outcome.NOT_APPLICABLE);
    }
}
