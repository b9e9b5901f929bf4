package io.github.lstmforecast.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.compare.MetricChange;
import io.github.lstmforecast.compare.PairedTest;
import io.github.lstmforecast.compare.ResultsComparison;
import io.github.lstmforecast.compare.ScenarioChange;
import io.github.lstmforecast.compare.Word;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.MetricValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonLogTest {
    private static final PairedTest TEST = new PairedTest(20, 20, 1, 0.5, 1.5, 0.001);
    private static final MetricChange SAME = metric("nrmse", 0.1, 0.1, Word.NO_DIFFERENCE);

    private static Optional<MetricValue> value(double value) {
        return Double.isNaN(value) ? Optional.empty() : Optional.of(MetricValue.of(value));
    }

    /** A metric of which less is better, with a limit of 20 where it has a word; NaN for a value that is not there. */
    private static MetricChange metric(String key, double then, double now, Word word) {
        return metric(key, then, now, word, false);
    }

    private static MetricChange metric(String key, double then, double now, Word word, boolean isRegression) {
        double worse = now - then;
        boolean isTested = (word == Word.WORSE || word == Word.BETTER);
        return new MetricChange(
                key,
                Optional.empty(),
                value(then),
                value(now),
                Double.isNaN(worse) ? OptionalDouble.empty() : OptionalDouble.of(worse),
                word == null ? Optional.empty() : Optional.of(Limit.atMost(20)),
                OptionalDouble.empty(),
                isTested ? Optional.of(TEST) : Optional.empty(),
                isTested ? OptionalDouble.of(0.0031) : OptionalDouble.empty(),
                Optional.ofNullable(word),
                false,
                isRegression);
    }

    private static ScenarioChange scenario(String name, String inputs, MetricChange... metrics) {
        return change(name, Optional.of(Verdict.PASS), Optional.of(Verdict.PASS), inputs, "20 common origins", metrics);
    }

    private static ScenarioChange change(
            String name,
            Optional<Verdict> then,
            Optional<Verdict> now,
            String inputs,
            String pairs,
            MetricChange... metrics) {
        return new ScenarioChange(
                name, then, now, inputs, pairs, List.of(metrics), Optional.empty(), List.of(), List.of());
    }

    private static List<String> lines(ScenarioChange... scenarios) {
        return lines(List.of(scenarios));
    }

    private static List<String> lines(List<ScenarioChange> scenarios) {
        return new ComparisonLog(new ResultsComparison("release 1.0", Optional.empty(), scenarios)).lines();
    }

    @Test
    void what_has_changed_is_a_table_with_the_change_by_the_direction_of_the_metric() {
        assertThat(lines(
                        scenario(
                                "summer",
                                "model.train.seed 1 → 2",
                                metric("rmse", 10, 12.5, Word.WORSE, true),
                                metric("missedPulses", 0, 2, Word.TOO_FEW),
                                metric("mae", 4, 5, null),
                                SAME),
                        scenario("winter", "", metric("rmse", 8, 6, Word.BETTER))))
                .containsExactly(
                        "Compared with release 1.0: 1 worse, 1 better",
                        " scenario  metric        then   now  change      limit",
                        " summer    rmse            10  12.5  25% worse   at most 20  more than allowed; worse  20 pairs, p = 0.0031",
                        " summer    missedPulses     0     2  2 worse     at most 20  too few to tell",
                        " winter    rmse             8     6  25% better  at most 20  better                    20 pairs, p = 0.0031",
                        "1 more change of a metric is in compare.md",
                        "summer: changed inputs: model.train.seed 1 → 2",
                        "summer: based on 20 common origins",
                        "winter: based on 20 common origins");
    }

    @Test
    void where_nothing_has_changed_there_is_one_line() {
        assertThat(lines(scenario("summer", "", SAME), scenario("winter", "", SAME)))
                .containsExactly("Compared with release 1.0: 2 unchanged");
    }

    @Test
    void scenarios_and_metrics_that_are_new_or_gone_are_named() {
        assertThat(lines(
                        scenario(
                                "summer",
                                "",
                                metric("skill", Double.NaN, 0.5, null),
                                metric("acme.cost", 7, Double.NaN, null)),
                        change("spring", Optional.empty(), Optional.of(Verdict.PASS), "", ""),
                        change("winter", Optional.of(Verdict.PASS), Optional.empty(), "", ""),
                        change("broken", Optional.of(Verdict.PASS), Optional.of(Verdict.ERROR), "", "")))
                .containsExactly(
                        "Compared with release 1.0: 1 changed, 1 new, 1 gone, 1 not run",
                        "2 more changes of metrics are in compare.md",
                        "summer: new metrics: skill",
                        "summer: metrics gone: acme.cost",
                        "A scenario is new: spring",
                        "A scenario is gone: winter");
    }

    /** 500 scenarios with two metrics each that luck explains, and one that got worse. */
    @Test
    void of_many_changes_those_are_shown_that_matter() {
        List<ScenarioChange> scenarios = new ArrayList<>(IntStream.range(0, 500)
                .mapToObj(i -> scenario(
                        "s" + i,
                        "model.train.seed 1 → 2",
                        metric("rmse", 10, 10 + i / 1000.0, Word.NO_DIFFERENCE),
                        metric("mae", 10, 9, Word.NO_DIFFERENCE)))
                .toList());
        scenarios.add(300, scenario("bad", "", metric("rmse", 10, 10.1, Word.WORSE)));

        List<String> lines = lines(scenarios);

        assertThat(lines).hasSizeLessThan(100);
        assertThat(lines).first().isEqualTo("Compared with release 1.0: 1 worse, 500 no difference shown");
        assertThat(lines).anyMatch(line -> line.matches(" bad +rmse +10 +10\\.1 +1% worse .*"));
        // One row is s0's rmse, which is the same.
        assertThat(lines).contains("960 more changes of metrics are in compare.md");
        // Two of each of the other 39 scenarios, and one of bad.
        assertThat(lines).contains("39 more notes on scenarios are in compare.md");
    }
}
