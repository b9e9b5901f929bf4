package io.github.lstmforecast.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected parts are computed by hand. */
class MarginUseTest {
    private static final Limit LIMIT = Limit.atMost(0.02);

    private static HistoryEntry run(double rmse) {
        return Runs.rmse("abcdef0123456789", rmse, LIMIT);
    }

    private static HistoryEntry several(Map<String, Double> metrics, Map<String, Limit> limits) {
        return new HistoryEntry(run(0).run(), "pulse", Verdict.PASS, Optional.empty(), metrics, limits);
    }

    // The margin was 0.02 - 0.01 = 0.01, and is 0.02 - 0.014 = 0.006: 40% of it is used.
    @Test
    void what_is_used_is_what_is_lost_of_the_best_margin() {
        MarginUse use = MarginUse.greatest(run(0.014), List.of(run(0.012), run(0.01), run(0.016)))
                .orElseThrow();

        assertThat(use.used()).isCloseTo(0.4, within(1e-12));
        assertThat(use.text())
                .isEqualTo("rmse has used 40% of its margin, compared with the best of the last 3 runs: 0.014 now, 0.01"
                        + " then (commit abcdef0), at most 0.02 is allowed");
    }

    @Test
    void a_value_at_its_limit_has_used_all() {
        assertThat(MarginUse.greatest(run(0.02), List.of(run(0.01)))
                        .orElseThrow()
                        .text())
                .startsWith("rmse has used 100% of its margin, compared with the last run: 0.02 now, 0.01 then");
    }

    @ParameterizedTest
    @CsvSource({"0.01, as good", "0.009, better", "0.01003, by 0.3%", "0.021, outside of the limit"})
    void nothing_is_said_if_nothing_is_used_or_a_finding_says_it(double now) {
        assertThat(MarginUse.greatest(run(now), List.of(run(0.01)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.02", "0.03"})
    void there_is_no_margin_to_use_if_the_best_run_had_none(double best) {
        assertThat(MarginUse.greatest(run(0.02), List.of(run(best)))).isEmpty();
    }

    @Test
    void the_first_run_has_nothing_to_be_compared_with() {
        assertThat(MarginUse.greatest(run(0.014), List.of())).isEmpty();
    }

    @Test
    void only_the_last_ten_runs_that_have_the_metric_count() {
        List<HistoryEntry> runs = new ArrayList<>();
        runs.add(run(0.001));
        for (int i = 0; i < 10; i++) {
            runs.add(run(0.01));
            runs.add(several(Map.of(), Map.of())); // could not be judged
        }

        MarginUse use = MarginUse.greatest(run(0.015), runs).orElseThrow();

        assertThat(use.used()).isCloseTo(0.5, within(1e-12));
        assertThat(use.runs()).isEqualTo(10);
    }

    // Then at most 0.1, so the margin was 0.09; held to the limit of now, 0.02, it was 0.01.
    @Test
    void earlier_values_are_held_to_the_limit_of_now() {
        MarginUse use = MarginUse.greatest(run(0.015), List.of(Runs.rmse("a", 0.01, Limit.atMost(0.1))))
                .orElseThrow();

        assertThat(use.used()).isCloseTo(0.5, within(1e-12));
    }

    // bias: 1.5 of 2 left, then 1 (33% used); coverage: from 0.1 left to 0.05 (50% used); mae has no limit.
    @Test
    void of_several_metrics_the_one_with_most_used_is_named() {
        Map<String, Limit> limits = Map.of("bias", Limit.within(2), "coverage", new Limit(0.7, 0.9));
        HistoryEntry then = several(Map.of("bias", -0.5, "coverage", 0.8, "mae", 1.0), limits);
        HistoryEntry now = several(Map.of("bias", 1.0, "coverage", 0.85, "mae", 9.0), limits);

        MarginUse use = MarginUse.greatest(now, List.of(then)).orElseThrow();

        assertThat(use.metric()).isEqualTo("coverage");
        assertThat(use.used()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void values_that_look_the_same_get_more_digits() {
        HistoryEntry then = Runs.rmse("a", 1000.01, Limit.atMost(1000.1));
        HistoryEntry now = Runs.rmse("b", 1000.02, Limit.atMost(1000.1));

        assertThat(MarginUse.greatest(now, List.of(then)).orElseThrow().text()).contains("1000.02 now, 1000.01 then");
    }

    @Test
    void a_limit_of_zero_has_no_margin() {
        assertThat(MarginUse.greatest(Runs.rmse("b", 0, Limit.atMost(0)), List.of(Runs.rmse("a", 0, Limit.atMost(0)))))
                .isEmpty();
    }
}
