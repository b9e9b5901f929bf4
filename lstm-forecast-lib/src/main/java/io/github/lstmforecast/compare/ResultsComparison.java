package io.github.lstmforecast.compare;

import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.golden.GoldenRecord;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.result.json.Results;
import io.github.lstmforecast.result.json.Results.Check;
import io.github.lstmforecast.result.json.Results.Run;
import io.github.lstmforecast.result.json.Results.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Compares the results of a build with reference results. */
public final class ResultsComparison {
    private static final double SIGNIFICANT = 0.05;

    private ResultsComparison() {}

    /**
     * How each scenario has changed.
     *
     * @return the scenarios of now in their order, then those that are gone
     */
    public static List<ScenarioChange> of(Results reference, Results now) {
        Map<String, Scenario> before = new LinkedHashMap<>();
        reference.scenarios().forEach(scenario -> before.put(scenario.name(), scenario));
        List<ScenarioChange> changes = new ArrayList<>();
        for (Scenario scenario : now.scenarios()) {
            changes.add(change(
                    scenario.name(), Optional.ofNullable(before.remove(scenario.name())), Optional.of(scenario)));
        }
        before.forEach((name, gone) -> changes.add(change(name, Optional.of(gone), Optional.empty())));
        return changes;
    }

    private static ScenarioChange change(String name, Optional<Scenario> then, Optional<Scenario> now) {
        Optional<Run> before = then.flatMap(Scenario::run);
        Optional<Run> after = now.flatMap(Scenario::run);
        Optional<Pairs> pairs = before.flatMap(was -> after.map(is -> Pairs.of(was, is)));
        return new ScenarioChange(
                name,
                then.map(Scenario::verdict),
                now.map(Scenario::verdict),
                before.flatMap(was -> after.map(is -> GoldenRecord.changes(was.inputs(), is.inputs())))
                        .orElse(""),
                pairs.map(Pairs::text).orElse(""),
                metrics(before, after, now.map(Scenario::checks).orElse(List.of()), pairs));
    }

    private static List<MetricChange> metrics(
            Optional<Run> then, Optional<Run> now, List<Check> checks, Optional<Pairs> pairs) {
        Map<String, Limit> limits = new LinkedHashMap<>();
        checks.forEach(check -> limits.put(check.metric(), check.limit()));
        Map<String, PairedTest> tests = new LinkedHashMap<>();
        pairs.ifPresent(both -> limits.keySet().forEach(key -> both.test(key).ifPresent(test -> tests.put(key, test))));
        Map<String, Double> pValues = corrected(tests);
        Set<String> keys = new LinkedHashSet<>();
        now.ifPresent(run -> keys.addAll(run.metrics().keySet()));
        then.ifPresent(run -> keys.addAll(run.metrics().keySet()));
        List<MetricChange> changes = new ArrayList<>();
        for (String key : keys) {
            Optional<MetricValue> was =
                    then.flatMap(run -> Optional.ofNullable(run.metrics().get(key)));
            Optional<MetricValue> is =
                    now.flatMap(run -> Optional.ofNullable(run.metrics().get(key)));
            Optional<PairedTest> test = Optional.ofNullable(tests.get(key));
            changes.add(new MetricChange(
                    key,
                    was,
                    is,
                    worse(key, was, is),
                    Optional.ofNullable(limits.get(key)),
                    test,
                    test.isPresent() ? OptionalDouble.of(pValues.get(key)) : OptionalDouble.empty(),
                    limits.containsKey(key) && pairs.isPresent()
                            ? Optional.of(
                                    test.map(of -> word(of, pValues.get(key))).orElse(Word.TOO_FEW))
                            : Optional.empty()));
        }
        return changes;
    }

    private static Map<String, Double> corrected(Map<String, PairedTest> tests) {
        double[] pValues = Holm.corrected(
                tests.values().stream().mapToDouble(PairedTest::pValue).toArray());
        Map<String, Double> byKey = new LinkedHashMap<>();
        for (String key : tests.keySet()) {
            byKey.put(key, pValues[byKey.size()]);
        }
        return byKey;
    }

    private static Word word(PairedTest test, double pValue) {
        if (pValue > SIGNIFICANT || test.median() == 0) {
            return Word.NO_DIFFERENCE;
        }
        return test.median() > 0 ? Word.WORSE : Word.BETTER;
    }

    /** How much worse a value is; empty if that is not known. */
    static OptionalDouble worse(String key, Optional<MetricValue> then, Optional<MetricValue> now) {
        Optional<Metric> metric = Extensions.metrics().find(key);
        if (metric.isPresent() && then.orElse(null) instanceof Defined was && now.orElse(null) instanceof Defined is) {
            return OptionalDouble.of(metric.get().badness(is) - metric.get().badness(was));
        }
        return OptionalDouble.empty();
    }
}
