package io.github.lstmforecast.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.lstmforecast.gate.Check.Outcome;
import io.github.lstmforecast.gate.Judgement.SeedsOutcome;
import io.github.lstmforecast.gate.PassRate;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.result.json.Results;
import io.github.lstmforecast.result.json.Results.Check;
import io.github.lstmforecast.result.json.Results.Scenario;
import io.github.lstmforecast.result.json.Results.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class HistoryEntryTest {
    private static final BuildRun RUN =
            new BuildRun("2026-01-31T12:00:00Z", Optional.of("0123456789abcdef"), Optional.of("main"), "a:b", "1");

    private static Scenario scenario(Optional<Results.Run> run, Check... checks) {
        return new Scenario(
                "demand",
                Verdict.FAIL,
                Verdict.FAIL,
                Optional.empty(),
                Optional.empty(),
                run,
                List.of(checks),
                List.of(),
                List.of(),
                List.of());
    }

    private static Optional<Results.Run> run(Map<String, MetricValue> metrics, Optional<Seeds> seeds) {
        return Optional.of(new Results.Run(
                "jvm",
                "LSTM",
                "abc",
                OptionalDouble.empty(),
                metrics,
                List.of(),
                seeds,
                Map.of(),
                List.of(),
                Results.Remarks.NONE,
                0,
                0));
    }

    private static Check check(String metric, Limit limit, double... actual) {
        OptionalDouble value = Arrays.stream(actual).findFirst();
        OptionalDouble margin =
                value.isPresent() ? OptionalDouble.of(limit.margin(value.getAsDouble())) : OptionalDouble.empty();
        return new Check(metric, Optional.empty(), Outcome.PASS, value, limit, margin, Optional.empty());
    }

    @Test
    void it_has_the_values_that_are_defined_and_the_limits_of_these() {
        HistoryEntry entry = HistoryEntry.of(
                RUN,
                scenario(
                        run(
                                Map.of(
                                        "rmse",
                                        MetricValue.of(3),
                                        "mae",
                                        MetricValue.of(2),
                                        "phaseError",
                                        new Undefined(Cause.TRUTH, "no pulse")),
                                Optional.empty()),
                        check("rmse", Limit.atMost(5), 3),
                        check("phaseError", Limit.atMost(0.1))),
                Optional.of("f00d"));

        assertThat(entry.metrics()).containsOnly(entry("rmse", 3.0), entry("mae", 2.0));
        assertThat(entry.limits()).containsOnly(entry("rmse", Limit.atMost(5)));
        assertThat(entry.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(entry.golden()).contains("f00d");
        assertThat(entry.shortCommit()).contains("0123456");
    }

    // The second of three columns is 1 from its limit, the others 2 and 3.
    @Test
    void of_several_columns_it_has_the_one_nearest_to_its_limit() {
        HistoryEntry entry = HistoryEntry.of(
                RUN,
                scenario(
                        run(Map.of("rmse", MetricValue.of(7)), Optional.empty()),
                        check("rmse", Limit.atMost(5), 3),
                        check("rmse", Limit.atMost(2), 1),
                        check("rmse", Limit.atMost(10), 7)),
                Optional.empty());

        assertThat(entry.metrics()).containsOnly(entry("rmse", 1.0));
        assertThat(entry.limits()).containsOnly(entry("rmse", Limit.atMost(2)));
    }

    @Test
    void of_many_seeds_the_probability_of_passing_has_the_limit() {
        SeedsOutcome outcome = new SeedsOutcome(new PassRate(9, 10), 0.6, 0.5, List.of());

        HistoryEntry entry = HistoryEntry.of(
                RUN,
                scenario(run(
                        Map.of("rmse", MetricValue.of(7)), Optional.of(new Seeds(Optional.of(outcome), List.of())))),
                Optional.empty());

        assertThat(entry.metrics()).containsOnly(entry("rmse", 7.0), entry("passProbability", 0.6));
        assertThat(entry.limits()).containsOnly(entry("passProbability", Limit.atLeast(0.5)));
    }

    @Test
    void a_scenario_that_could_not_be_run_has_its_verdict_alone() {
        HistoryEntry entry = HistoryEntry.of(RUN, scenario(Optional.empty()), Optional.empty());

        assertThat(entry.metrics()).isEmpty();
        assertThat(entry.limits()).isEmpty();
    }
}
