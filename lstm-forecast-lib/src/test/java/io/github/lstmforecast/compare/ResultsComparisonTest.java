package io.github.lstmforecast.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lstmforecast.gate.Check.Outcome;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.result.json.Results;
import io.github.lstmforecast.result.json.Results.Check;
import io.github.lstmforecast.result.json.Results.Faults;
import io.github.lstmforecast.result.json.Results.Forecast;
import io.github.lstmforecast.result.json.Results.Remarks;
import io.github.lstmforecast.result.json.Results.Run;
import io.github.lstmforecast.result.json.Results.Scenario;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultsComparisonTest {
    private static final int HORIZON = 28;

    private static Results results(Scenario... scenarios) {
        return new Results(Verdict.PASS, List.of(scenarios));
    }

    /** A scenario with an rmse of its own from each of many origins. */
    private static Scenario scenario(int origins, int every, IntToDoubleFunction rmse) {
        return scenario("demand", origins, every, Map.of("model.train.seed", "1"), rmse);
    }

    private static Scenario scenario(
            String name, int origins, int every, Map<String, String> inputs, IntToDoubleFunction rmse) {
        List<Forecast> forecasts = IntStream.range(0, origins)
                .mapToObj(i -> new Forecast(
                        new Subject(100 + i * every, Optional.of("day " + i), Optional.empty()),
                        HORIZON,
                        0,
                        Map.of("rmse", MetricValue.of(rmse.applyAsDouble(i))),
                        Faults.NONE,
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        double worst = IntStream.range(0, origins)
                .mapToDouble(rmse::applyAsDouble)
                .max()
                .orElse(0);
        return new Scenario(
                name,
                Verdict.PASS,
                Verdict.PASS,
                Optional.empty(),
                Optional.of(new Run(
                        "jvm",
                        "LSTM 20",
                        "abc",
                        OptionalDouble.empty(),
                        Map.of("rmse", MetricValue.of(worst), "mae", MetricValue.of(1)),
                        forecasts,
                        Optional.empty(),
                        inputs,
                        List.of(),
                        Remarks.NONE,
                        0,
                        0)),
                List.of(new Check(
                        "rmse",
                        Optional.empty(),
                        Outcome.PASS,
                        OptionalDouble.of(worst),
                        Limit.atMost(100),
                        OptionalDouble.of(1),
                        Optional.empty())),
                List.of(),
                List.of(),
                List.of());
    }

    private static MetricChange rmse(Scenario then, Scenario now) {
        return ResultsComparison.of(results(then), results(now)).get(0).metrics().stream()
                .filter(change -> change.metric().equals("rmse"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_metric_has_its_values_and_how_much_worse_it_is() {
        MetricChange change = rmse(scenario(1, 28, i -> 10), scenario(1, 28, i -> 12));

        assertThat(change.then()).contains(MetricValue.of(10));
        assertThat(change.now()).contains(MetricValue.of(12));
        assertThat(change.worse()).hasValue(2);
        assertThat(change.limit()).contains(Limit.atMost(100));
        assertThat(change.word()).contains(Word.TOO_FEW);
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

    @Test
    void origins_closer_than_a_horizon_count_once() {
        ScenarioChange change = ResultsComparison.of(
                        results(scenario(20, 7, i -> 10)), results(scenario(20, 7, i -> 20)))
                .get(0);

        assertThat(change.pairs()).isEqualTo("5 common origins; 15 more are closer than a horizon to one of them");
        assertThat(change.metrics().get(0).word().isPresent()
                        || change.metrics().get(1).word().isPresent())
                .isTrue();
    }

    @Test
    void scenarios_that_are_new_or_gone_are_there_with_what_is_known() {
        Scenario old = scenario("old", 6, 28, Map.of(), i -> 1);
        Scenario young = scenario("young", 6, 28, Map.of(), i -> 1);

        List<ScenarioChange> changes = ResultsComparison.of(results(old), results(young));

        assertThat(changes).extracting(ScenarioChange::name).containsExactly("young", "old");
        assertThat(changes.get(0).then()).isEmpty();
        assertThat(changes.get(1).now()).isEmpty();
    }

    @Test
    void inputs_that_have_changed_are_named() {
        ScenarioChange change = ResultsComparison.of(
                        results(scenario("a", 1, 1, Map.of("model.train.seed", "1"), i -> 1)),
                        results(scenario("a", 1, 1, Map.of("model.train.seed", "2"), i -> 1)))
                .get(0);

        assertThat(change.inputs()).isEqualTo("model.train.seed 1 → 2");
    }

    @Test
    void a_metric_without_a_limit_has_no_word() {
        MetricChange mae =
                ResultsComparison.of(results(scenario(6, 28, i -> 1)), results(scenario(6, 28, i -> 1)))
                        .get(0)
                        .metrics()
                        .stream()
                        .filter(change -> change.metric().equals("mae"))
                        .findFirst()
                        .orElseThrow();

        assertThat(mae.word()).isEmpty();
    }

    /** How often 20 origins show a difference, if one model's errors, which scatter by 15%, are larger by a factor. */
    private static double share(Word word, double factor, int trials) {
        SplittableRandom random = new SplittableRandom(42);
        int count = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[] difficulty = random.doubles(20, 5, 15).toArray();
            double[] then = new double[20];
            double[] now = new double[20];
            for (int i = 0; i < 20; i++) {
                then[i] = difficulty[i] * Math.exp(0.15 * random.nextGaussian());
                now[i] = factor * difficulty[i] * Math.exp(0.15 * random.nextGaussian());
            }
            if (rmse(scenario(20, 28, i -> then[i]), scenario(20, 28, i -> now[i]))
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

    @Test
    void a_model_that_is_20_percent_worse_is_mostly_found() {
        assertThat(share(Word.WORSE, 1.2, 500)).isGreaterThan(0.8);
    }
}
