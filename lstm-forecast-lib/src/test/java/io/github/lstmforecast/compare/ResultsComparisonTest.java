package io.github.lstmforecast.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lstmforecast.gate.Allowance;
import io.github.lstmforecast.gate.Check.Outcome;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Judge;
import io.github.lstmforecast.gate.Judgement.SeedsOutcome;
import io.github.lstmforecast.gate.PassRate;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.json.Results;
import io.github.lstmforecast.result.json.Results.Check;
import io.github.lstmforecast.result.json.Results.Faults;
import io.github.lstmforecast.result.json.Results.Forecast;
import io.github.lstmforecast.result.json.Results.Over;
import io.github.lstmforecast.result.json.Results.Remarks;
import io.github.lstmforecast.result.json.Results.Run;
import io.github.lstmforecast.result.json.Results.Scenario;
import io.github.lstmforecast.result.json.Results.Seeds;
import io.github.lstmforecast.result.json.Results.Training;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultsComparisonTest {
    private static final int HORIZON = 28;
    private static final Regression.Rule SIGNIFICANT = new Regression.Rule(Optional.empty(), OptionalDouble.of(0.05));

    private static Results results(Scenario... scenarios) {
        return new Results(Verdict.PASS, List.of(scenarios));
    }

    /** A scenario with an rmse of its own from each of many origins. */
    private static Scenario scenario(int origins, int every, IntToDoubleFunction rmse) {
        return scenario("demand", Map.of("model.train.seed", "1"), forecasts(origins, every, Optional.empty(), i -> {
            Map<String, MetricValue> metrics = new LinkedHashMap<>();
            metrics.put("rmse", MetricValue.of(rmse.applyAsDouble(i)));
            metrics.put("mae", MetricValue.of(1));
            return metrics;
        }));
    }

    private static List<Forecast> forecasts(
            int origins, int every, Optional<String> column, IntFunction<Map<String, MetricValue>> metrics) {
        return IntStream.range(0, origins)
                .mapToObj(i -> new Forecast(
                        new Subject(100 + i * every, Optional.of("day " + i), column),
                        HORIZON,
                        0,
                        metrics.apply(i),
                        Faults.NONE,
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    /** Only the rmse has a limit. */
    private static Scenario scenario(String name, Map<String, String> inputs, List<Forecast> forecasts) {
        return scenario(name, Optional.of(run(inputs, forecasts, Optional.empty())), Optional.empty());
    }

    private static Run run(Map<String, String> inputs, List<Forecast> forecasts, Optional<Seeds> seeds) {
        return new Run(
                "jvm",
                "LSTM 20",
                "abc",
                OptionalDouble.empty(),
                Map.of(),
                forecasts,
                seeds,
                inputs,
                List.of(),
                Remarks.NONE,
                0,
                0);
    }

    private static Scenario scenario(String name, Optional<Run> run, Optional<Over> over) {
        return new Scenario(
                name,
                run.isPresent() ? Verdict.PASS : Verdict.ERROR,
                Verdict.PASS,
                Optional.empty(),
                Optional.empty(),
                run,
                List.of(new Check(
                        "rmse",
                        Optional.empty(),
                        Outcome.PASS,
                        OptionalDouble.empty(),
                        Limit.atMost(100),
                        OptionalDouble.empty(),
                        over)),
                List.of(),
                List.of(),
                List.of());
    }

    private static ScenarioChange change(Scenario then, Scenario now, Optional<Regression> regression) {
        return ResultsComparison.of(new Reference("release 1.0", results(then)), results(now), name -> regression)
                .scenarios()
                .get(0);
    }

    private static ScenarioChange change(Scenario then, Scenario now) {
        return change(then, now, Optional.empty());
    }

    private static ScenarioChange change(Scenario then, Scenario now, Regression.Rule rule) {
        return change(then, now, Optional.of(new Regression(Optional.of(rule), Map.of())));
    }

    private static MetricChange metric(String key, ScenarioChange change) {
        return change.metrics().stream()
                .filter(metric -> metric.metric().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static MetricChange rmse(Scenario then, Scenario now) {
        return metric("rmse", change(then, now));
    }

    @Test
    void a_metric_has_its_values_and_how_much_worse_it_is() {
        MetricChange change = rmse(scenario(1, 28, i -> 10), scenario(1, 28, i -> 12));

        assertThat(change.then()).contains(MetricValue.of(10));
        assertThat(change.now()).contains(MetricValue.of(12));
        assertThat(change.worse()).hasValue(2);
        assertThat(change.limit()).contains(Limit.atMost(100));
        assertThat(change.word()).contains(Word.TOO_FEW);
        assertThat(change.isRegression()).isFalse();
    }

    @Test
    void of_several_origins_the_judged_values_are_compared() {
        Scenario then = scenario(3, 28, i -> i);
        Scenario now = scenario(
                "demand",
                scenario(3, 28, i -> 2 * i).run(),
                Optional.of(new Over(Judge.MEAN, 3, OptionalDouble.empty())));

        assertThat(rmse(then, scenario(3, 28, i -> 2 * i)).worse()).hasValue(2); // the worst: 4 and 2
        assertThat(rmse(then, now).worse()).hasValue(1); // the means: 2 and 1
    }

    @Test
    void what_is_worse_at_every_origin_is_worse_and_the_other_way_better() {
        Scenario good = scenario(6, 28, i -> 10 + i);
        Scenario bad = scenario(6, 28, i -> 11 + 1.1 * i);

        assertThat(rmse(good, bad).word()).contains(Word.WORSE);
        assertThat(rmse(bad, good).word()).contains(Word.BETTER);
        assertThat(rmse(good, good).word()).contains(Word.NO_DIFFERENCE);
    }

    @Test
    void five_origins_are_too_few() {
        assertThat(rmse(scenario(5, 28, i -> 10), scenario(5, 28, i -> 20)).word())
                .contains(Word.TOO_FEW);
    }

    // The smallest p-value of 6 pairs is 1/32; twice that is more than 0.05.
    @Test
    void six_origins_are_too_few_for_two_metrics() {
        IntFunction<Map<String, MetricValue>> good = i -> Map.of("rmse", MetricValue.of(1), "mae", MetricValue.of(1));
        IntFunction<Map<String, MetricValue>> bad =
                i -> Map.of("rmse", MetricValue.of(2 + i), "mae", MetricValue.of(3 + i));
        for (int origins : new int[] {6, 7}) {
            ScenarioChange change = change(
                    scenario("demand", Map.of(), forecasts(origins, 28, Optional.empty(), good)),
                    scenario("demand", Map.of(), forecasts(origins, 28, Optional.empty(), bad)),
                    SIGNIFICANT);

            assertThat(metric("rmse", change).word()).contains(origins == 6 ? Word.TOO_FEW : Word.WORSE);
            assertThat(metric("mae", change).pValue().orElseThrow())
                    .isCloseTo(2 * Math.pow(2, 1 - origins), within(1e-12));
        }
    }

    @Test
    void origins_closer_than_a_horizon_count_once() {
        ScenarioChange change = change(scenario(20, 7, i -> 10), scenario(20, 7, i -> 20));

        assertThat(change.pairs()).isEqualTo("5 common origins; 15 more are closer than a horizon to one of them");
        assertThat(metric("rmse", change).word()).contains(Word.TOO_FEW);
    }

    @Test
    void columns_are_compared_by_themselves() {
        Optional<String> births = Optional.of("births");
        Optional<String> deaths = Optional.of("deaths");
        IntFunction<Map<String, MetricValue>> one = i -> Map.of("rmse", MetricValue.of(1));
        IntFunction<Map<String, MetricValue>> two = i -> Map.of("rmse", MetricValue.of(2));
        List<Forecast> then = new ArrayList<>(forecasts(7, 28, births, two));
        then.addAll(forecasts(7, 28, deaths, one));
        List<Forecast> now = new ArrayList<>(forecasts(7, 28, births, one));
        now.addAll(forecasts(7, 28, deaths, two));

        ScenarioChange change = change(scenario("a", Map.of(), then), scenario("a", Map.of(), now));

        assertThat(change.pairs()).isEqualTo("7 common origins");
        assertThat(change.metrics()).extracting(MetricChange::name).containsExactly("births rmse", "deaths rmse");
        assertThat(change.metrics())
                .extracting(metric -> metric.word().orElseThrow())
                .containsExactly(Word.BETTER, Word.WORSE);
    }

    @Test
    void a_column_that_is_new_has_no_common_origins() {
        IntFunction<Map<String, MetricValue>> one = i -> Map.of("rmse", MetricValue.of(1));
        List<Forecast> then = forecasts(7, 28, Optional.of("births"), one);
        List<Forecast> now = new ArrayList<>(then);
        now.addAll(forecasts(7, 28, Optional.of("deaths"), one));

        assertThat(change(scenario("a", Map.of(), then), scenario("a", Map.of(), now))
                        .pairs())
                .isEqualTo("births: 7 common origins; deaths: 0 common origins");
    }

    @Test
    void two_forecasts_from_one_origin_are_compared_once() {
        List<Forecast> one = forecasts(1, 28, Optional.empty(), i -> Map.of("rmse", MetricValue.of(1)));
        List<Forecast> twice = new ArrayList<>(one);
        twice.addAll(one);

        assertThat(change(scenario("a", Map.of(), twice), scenario("a", Map.of(), twice))
                        .pairs())
                .startsWith("1 common origin");
    }

    /** Trainings whose rmse is their seed, from a first seed on, and a factor. */
    private static Scenario seeds(int first, int count, double factor) {
        List<Training> trainings = IntStream.range(first, first + count)
                .mapToObj(seed -> new Training(
                        seed,
                        Optional.empty(),
                        "abc",
                        OptionalDouble.empty(),
                        Map.of("rmse", MetricValue.of(factor * seed)),
                        List.of()))
                .toList();
        Seeds seeds =
                new Seeds(Optional.of(new SeedsOutcome(new PassRate(count, count), 0.9, 0.9, List.of())), trainings);
        return scenario(
                "demand",
                Optional.of(run(
                        Map.of(),
                        forecasts(1, 28, Optional.empty(), i -> Map.of("rmse", MetricValue.of(factor))),
                        Optional.of(seeds))),
                Optional.empty());
    }

    @Test
    void many_trainings_are_compared_seed_by_seed_and_by_their_medians() {
        ScenarioChange change = change(seeds(1, 9, 1), seeds(3, 11, 2)); // seeds 1 to 9, and 3 to 13

        assertThat(change.pairs()).isEqualTo("7 common seeds");
        MetricChange rmse = metric("rmse", change);
        assertThat(rmse.then()).contains(MetricValue.of(6));
        assertThat(rmse.now()).contains(MetricValue.of(12));
        assertThat(rmse.test().orElseThrow().median()).isEqualTo(6); // the differences are the seeds 3 to 9
        assertThat(rmse.word()).contains(Word.WORSE);
    }

    /** Trainings that all have the same value of a metric, but for some. */
    private static Scenario trainings(String metric, int count, IntFunction<MetricValue> value) {
        List<Training> trainings = IntStream.range(0, count)
                .mapToObj(seed -> new Training(
                        seed,
                        Optional.empty(),
                        "abc",
                        OptionalDouble.empty(),
                        Map.of(metric, value.apply(seed)),
                        List.of()))
                .toList();
        Seeds seeds =
                new Seeds(Optional.of(new SeedsOutcome(new PassRate(count, count), 0.9, 0.9, List.of())), trainings);
        return scenario("demand", Optional.of(run(Map.of(), List.of(), Optional.of(seeds))), Optional.empty());
    }

    @Test
    void the_median_over_seeds_is_one_of_the_values() {
        IntFunction<MetricValue> good = seed -> new Defined(0.8, OptionalInt.empty(), "", OptionalDouble.of(0.8));
        IntFunction<MetricValue> bad = seed -> new Defined(0.4, OptionalInt.empty(), "", OptionalDouble.of(0.8));
        MetricChange coverage = metric(
                "coverage",
                change(trainings("coverage", 8, good), trainings("coverage", 8, bad), Regression.Rule.USUAL));
        MetricChange bias = metric(
                "bias",
                change(
                        trainings("bias", 8, seed -> MetricValue.of(0.1)),
                        trainings("bias", 8, seed -> MetricValue.of(seed % 2 == 0 ? 5 : -5)),
                        Regression.Rule.USUAL));

        assertThat(coverage.worse().orElseThrow()).isCloseTo(0.4, within(1e-12));
        assertThat(coverage.isRegression()).isTrue();
        assertThat(bias.worse().orElseThrow()).isCloseTo(4.9, within(1e-12));
    }

    @Test
    void a_value_that_a_pair_has_lost_is_worse_than_any() {
        IntFunction<Map<String, MetricValue>> now = i -> Map.of(
                "rmse",
                i < 9 ? new MetricValue.Undefined(Cause.FORECAST, "it is flat") : MetricValue.of(9.9 - i / 100.0));
        Scenario then = scenario(20, 28, i -> 10);

        MetricChange change = rmse(then, scenario("demand", Map.of(), forecasts(20, 28, Optional.empty(), now)));

        assertThat(change.test().orElseThrow().pairs()).isEqualTo(20);
        assertThat(change.word()).contains(Word.NO_DIFFERENCE);
    }

    @Test
    void without_enough_common_seeds_the_first_trainings_are_compared() {
        ScenarioChange change = change(seeds(1, 9, 1), seeds(8, 9, 2));

        assertThat(change.pairs()).isEqualTo("1 common origin");
        assertThat(metric("rmse", change).worse()).hasValue(1);
    }

    @Test
    void scenarios_that_are_new_or_gone_are_there_with_what_is_known() {
        Scenario old = scenario("old", Map.of(), List.of());
        Scenario young = scenario("young", Map.of(), List.of());

        List<ScenarioChange> changes = ResultsComparison.of(
                        new Reference("release 1.0", results(old)), results(young), name -> Optional.empty())
                .scenarios();

        assertThat(changes).extracting(ScenarioChange::name).containsExactly("young", "old");
        assertThat(changes.get(0).isNew()).isTrue();
        assertThat(changes.get(1).isGone()).isTrue();
    }

    @Test
    void inputs_that_have_changed_are_named() {
        ScenarioChange change = change(
                scenario("a", Map.of("model.train.seed", "1"), List.of()),
                scenario("a", Map.of("model.train.seed", "2"), List.of()));

        assertThat(change.inputs()).isEqualTo("model.train.seed 1 → 2");
    }

    @Test
    void a_metric_without_a_limit_or_rule_has_no_word() {
        assertThat(metric("mae", change(scenario(6, 28, i -> 1), scenario(6, 28, i -> 1)))
                        .word())
                .isEmpty();
    }

    @Test
    void a_value_that_is_worse_by_more_than_allowed_is_a_regression() {
        Scenario then = scenario(1, 28, i -> 10);

        ScenarioChange within = change(then, scenario(1, 28, i -> 11), Regression.Rule.USUAL);
        ScenarioChange beyond = change(then, scenario(1, 28, i -> 11.01), Regression.Rule.USUAL);

        assertThat(within.regression()).contains(Verdict.PASS);
        assertThat(within.findings()).isEmpty();
        assertThat(beyond.regression()).contains(Verdict.FAIL);
        assertThat(beyond.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.check().text()).isEqualTo("regression.rmse");
            assertThat(finding.kind()).isEqualTo(Finding.Kind.REGRESSION);
            assertThat(finding.actual()).hasValue(11.01);
            assertThat(finding.message())
                    .isEqualTo("rmse is 11.01, and in the reference results (release 1.0) 10; 1.01 worse, but at"
                            + " most 1 is allowed");
        });
        assertThat(change(then, scenario(1, 28, i -> 20)).regression()).isEmpty();
    }

    @Test
    void with_a_significance_only_what_is_worse_is_a_regression() {
        Scenario then = scenario(8, 28, i -> 10 + i);
        IntToDoubleFunction noise = i -> 10 + i + (i % 2 == 0 ? 3 : -3);

        ScenarioChange worse = change(then, scenario(8, 28, i -> 11 + 2 * i), SIGNIFICANT);
        ScenarioChange luck = change(then, scenario(8, 28, noise), SIGNIFICANT);

        assertThat(worse.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .isEqualTo("rmse is 25, and in the reference results (release 1.0) 17; the median of 8 pairs is"
                                + " 4.5 worse, from 2 to 7 with 95% confidence; p = 0.0078")); // 2 / 2^8
        assertThat(metric("rmse", luck).worse().orElseThrow()).isPositive();
        assertThat(luck.regression()).contains(Verdict.PASS);
        assertThat(luck.warnings()).isEmpty();
    }

    @Test
    void with_a_significance_alone_the_worst_origin_does_not_matter() {
        Scenario then = scenario(10, 28, i -> i == 9 ? 100 : 10 + i);
        Scenario now = scenario(10, 28, i -> i == 9 ? 99 : 12 + 2 * i);

        ScenarioChange change = change(then, now, SIGNIFICANT);

        assertThat(metric("rmse", change).worse()).hasValue(-1);
        assertThat(change.regression()).contains(Verdict.FAIL);
    }

    @Test
    void with_a_significance_and_an_amount_both_must_be_so() {
        Scenario then = scenario(8, 28, i -> 10 + i);
        Regression.Rule both = new Regression.Rule(Optional.of(new Allowance(0.1, 0, 0)), OptionalDouble.of(0.05));

        assertThat(change(then, scenario(8, 28, i -> 11 + i), both).regression())
                .contains(Verdict.PASS); // 1.7 worse is allowed
        assertThat(change(then, scenario(8, 28, i -> 12 + i), both).regression())
                .contains(Verdict.FAIL);
        assertThat(change(then, scenario(8, 28, i -> i == 7 ? 37 : 10 + i), both)
                        .regression())
                .contains(Verdict.PASS); // one origin alone
    }

    @Test
    void more_origins_than_before_are_not_worse() {
        ScenarioChange change =
                change(scenario(5, 28, i -> 10 + i), scenario(20, 28, i -> 10 + i), Regression.Rule.USUAL);

        assertThat(metric("rmse", change).worse()).hasValue(0);
        assertThat(change.regression()).contains(Verdict.PASS);
    }

    @Test
    void what_has_changed_is_the_first_thing_said() {
        ScenarioChange change = change(
                scenario(
                        "a",
                        Map.of("seed", "1"),
                        scenario(1, 28, i -> 1).run().orElseThrow().forecasts()),
                scenario(
                        "a",
                        Map.of("seed", "2"),
                        scenario(1, 28, i -> 2).run().orElseThrow().forecasts()),
                Regression.Rule.USUAL);

        assertThat(change.findings().get(0).message()).startsWith("seed 1 → 2: rmse is 2");
    }

    @Test
    void too_few_pairs_for_a_significance_are_a_warning() {
        ScenarioChange change = change(scenario(3, 28, i -> 1), scenario(3, 28, i -> 9), SIGNIFICANT);

        assertThat(change.regression()).contains(Verdict.PASS);
        assertThat(change.warnings())
                .containsExactly("whether mae, rmse got worse can't be told from 3 common origins; add origins or"
                        + " seeds, or limit the difference without regression.significance");
    }

    @Test
    void a_value_that_the_forecast_lost_is_a_regression() {
        Scenario now = scenario(
                "demand",
                Map.of("model.train.seed", "1"),
                forecasts(
                        1,
                        28,
                        Optional.empty(),
                        i -> Map.of("rmse", new MetricValue.Undefined(Cause.FORECAST, "it is flat"))));

        ScenarioChange change = change(scenario(1, 28, i -> 10), now, SIGNIFICANT);

        assertThat(change.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .isEqualTo("rmse has no value any more; in the reference results (release 1.0) it is 10"));
    }

    @Test
    void a_rule_of_a_metric_counts_before_the_others() {
        Regression regression =
                new Regression(Optional.of(Regression.Rule.USUAL), Map.of(StandardMetric.RMSE, Optional.empty()));

        ScenarioChange change = change(scenario(1, 28, i -> 1), scenario(1, 28, i -> 9), Optional.of(regression));

        assertThat(change.regression()).contains(Verdict.PASS);
        assertThat(metric("rmse", change).allowed()).isEmpty();
        assertThat(metric("mae", change).allowed()).hasValue(0.1);
    }

    @Test
    void a_reference_that_could_not_be_run_is_a_warning() {
        Scenario failed = scenario("demand", Optional.empty(), Optional.empty());

        ScenarioChange change = change(failed, scenario(1, 28, i -> 9), Regression.Rule.USUAL);

        assertThat(change.regression()).isEmpty();
        assertThat(change.warnings())
                .containsExactly("regressions were not checked: in the reference results (release 1.0) the scenario"
                        + " could not be run");
    }

    /** The errors of a model, which scatter by 15%, at 20 origins that are not equally difficult. */
    private static double[][] errors(SplittableRandom random, double factor) {
        double[][] errors = new double[2][20];
        for (int i = 0; i < 20; i++) {
            double difficulty = random.nextDouble(5, 15);
            errors[0][i] = difficulty * Math.exp(0.15 * random.nextGaussian());
            errors[1][i] = factor * difficulty * Math.exp(0.15 * random.nextGaussian());
        }
        return errors;
    }

    /** How often 20 origins show a difference, if the errors are larger by a factor. */
    private static double share(Word word, double factor, int trials) {
        SplittableRandom random = new SplittableRandom(42);
        int count = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[][] errors = errors(random, factor);
            if (rmse(scenario(20, 28, i -> errors[0][i]), scenario(20, 28, i -> errors[1][i]))
                    .word()
                    .equals(Optional.of(word))) {
                count++;
            }
        }
        return (double) count / trials;
    }

    // Two-sided at 5%, so 2.5% are worse; the standard error over 2,000 trials is 0.35%.
    @Test
    void without_a_difference_worse_is_as_rare_as_it_should_be() {
        assertThat(share(Word.WORSE, 1, 2_000)).isBetween(0.01, 0.036);
    }

    // scipy's wilcoxon finds 92.7% of 3,000 such pairs of models; the standard error over 500 trials is 1.2%.
    @Test
    void a_model_that_is_20_percent_worse_is_mostly_found() {
        assertThat(share(Word.WORSE, 1.2, 500)).isBetween(0.89, 0.965);
    }

    // At most 2.5% of the scenarios have a metric that is worse, however many metrics there are; standard error 0.5%.
    @Test
    void many_metrics_are_not_more_often_worse_by_luck() {
        List<String> keys = List.of("rmse", "mae", "nrmse", "mase", "phaseError", "phaseDrift");
        SplittableRandom random = new SplittableRandom(7);
        int scenarios = 0;
        for (int trial = 0; trial < 1_000; trial++) {
            List<Map<String, MetricValue>> then = new ArrayList<>();
            List<Map<String, MetricValue>> now = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                then.add(new LinkedHashMap<>());
                now.add(new LinkedHashMap<>());
            }
            for (String key : keys) {
                double[][] errors = errors(random, 1);
                for (int i = 0; i < 20; i++) {
                    then.get(i).put(key, MetricValue.of(errors[0][i]));
                    now.get(i).put(key, MetricValue.of(errors[1][i]));
                }
            }
            ScenarioChange change = change(
                    scenario("a", Map.of(), forecasts(20, 28, Optional.empty(), then::get)),
                    scenario("a", Map.of(), forecasts(20, 28, Optional.empty(), now::get)),
                    SIGNIFICANT);
            scenarios +=
                    change.metrics().stream().anyMatch(metric -> metric.word().equals(Optional.of(Word.WORSE))) ? 1 : 0;
        }
        assertThat(scenarios / 1_000.0).isBetween(0.005, 0.04);
    }

    /** A series without a cycle, say, with a limit of every metric's significance. */
    @Test
    void a_metric_that_the_scenario_has_no_place_for_is_not_undecided() {
        Scenario scenario = scenario(
                "demand",
                Map.of(),
                forecasts(
                        20,
                        HORIZON,
                        Optional.empty(),
                        i -> Map.of(
                                "rmse",
                                MetricValue.of(i + 1),
                                "phaseError",
                                new MetricValue.Undefined(Cause.MISSING, "no period is known"),
                                "missedPulses",
                                new MetricValue.Undefined(Cause.NO_PULSE, "there is no pulse"))));

        ScenarioChange change = change(scenario, scenario, SIGNIFICANT);

        assertThat(metric("phaseError", change).word()).isEmpty();
        assertThat(metric("missedPulses", change).word()).isEmpty();
        assertThat(metric("rmse", change).word()).hasValue(Word.NO_DIFFERENCE);
        assertThat(change.warnings()).isEmpty();
    }

    private static List<Forecast> column(String name) {
        return forecasts(1, 1, Optional.of(name), i -> Map.of("rmse", MetricValue.of(1)));
    }

    @Test
    void columns_and_inputs_of_others_are_no_lines_of_the_log() {
        Scenario then = scenario(
                "demand",
                Map.of("data", "a\n::error::forged"),
                Stream.concat(column("a").stream(), column("b\n::error::forged").stream())
                        .toList());
        Scenario now = scenario("demand", Map.of("data", "a"), column("a"));

        ScenarioChange change = ResultsComparison.of(
                        new Reference("r", results(then)), results(now), name -> Optional.empty())
                .scenarios()
                .get(0);

        assertThat(change.inputs()).isEqualTo("data a\\n::error::forged → a");
        assertThat(change.metrics())
                .extracting(MetricChange::name)
                .containsExactly("a rmse", "b\\n::error::forged rmse");
        assertThat(change.pairs()).contains("b\\n::error::forged: ");
    }
}
