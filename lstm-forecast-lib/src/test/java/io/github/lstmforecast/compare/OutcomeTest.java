package io.github.lstmforecast.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
    private static final Optional<Verdict> RUN = Optional.of(Verdict.PASS);
    private static final MetricValue NONE = new Undefined(Cause.TRUTH, "there is one pulse");

    private static MetricChange metric(MetricValue then, MetricValue now, Optional<PairedTest> test, Word word) {
        return new MetricChange(
                "rmse",
                Optional.empty(),
                Optional.ofNullable(then),
                Optional.ofNullable(now),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                test,
                OptionalDouble.empty(),
                Optional.ofNullable(word),
                false,
                false);
    }

    private static MetricChange changed(Word word) {
        return metric(MetricValue.of(1), MetricValue.of(2), Optional.empty(), word);
    }

    private static Outcome outcome(
            Optional<Verdict> then, Optional<Verdict> now, String pairs, List<MetricChange> metrics) {
        return new ScenarioChange("demand", then, now, "", pairs, metrics, Optional.empty(), List.of(), List.of())
                .outcome();
    }

    private static Outcome outcome(MetricChange... metrics) {
        return outcome(RUN, RUN, "20 common origins", List.of(metrics));
    }

    @ParameterizedTest
    @CsvSource({
        "WORSE, NO_DIFFERENCE, WORSE",
        "WORSE, BETTER, WORSE_AND_BETTER",
        "BETTER, TOO_FEW, BETTER",
        "NO_DIFFERENCE, TOO_FEW, NO_DIFFERENCE",
        "TOO_FEW, , TOO_FEW",
        ", , CHANGED"
    })
    void the_words_of_metrics_that_have_changed_decide(Word one, Word other, Outcome outcome) {
        assertThat(outcome(changed(one), changed(other))).isEqualTo(outcome);
        assertThat(outcome(changed(other), changed(one))).isEqualTo(outcome);
    }

    @Test
    void the_same_values_are_unchanged_whatever_is_said_of_them() {
        assertThat(outcome(
                        metric(MetricValue.of(1), MetricValue.of(1), Optional.empty(), Word.TOO_FEW),
                        metric(MetricValue.of(0.0), MetricValue.of(-0.0), Optional.empty(), null),
                        metric(NONE, new Undefined(Cause.TRUTH, "in other words"), Optional.empty(), null)))
                .isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void a_metric_is_changed_if_it_is_new_or_gone_or_has_no_value_any_more() {
        assertThat(outcome(metric(null, MetricValue.of(1), Optional.empty(), null)))
                .isEqualTo(Outcome.CHANGED);
        assertThat(outcome(metric(MetricValue.of(1), null, Optional.empty(), null)))
                .isEqualTo(Outcome.CHANGED);
        assertThat(outcome(metric(MetricValue.of(1), NONE, Optional.empty(), null)))
                .isEqualTo(Outcome.CHANGED);
    }

    /** A percentile may stay where it is. */
    @Test
    void pairs_that_differ_are_a_change_if_the_judged_values_are_the_same() {
        PairedTest test = PairedTest.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8});

        assertThat(outcome(metric(MetricValue.of(1), MetricValue.of(1), Optional.of(test), Word.WORSE)))
                .isEqualTo(Outcome.WORSE);
    }

    @Test
    void a_scenario_that_only_one_of_the_results_has_is_not_compared() {
        assertThat(outcome(Optional.empty(), RUN, "", List.of())).isEqualTo(Outcome.NEW);
        assertThat(outcome(RUN, Optional.empty(), "", List.of())).isEqualTo(Outcome.GONE);
        assertThat(outcome(RUN, Optional.of(Verdict.ERROR), "", List.of())).isEqualTo(Outcome.NOT_RUN);
    }
}
