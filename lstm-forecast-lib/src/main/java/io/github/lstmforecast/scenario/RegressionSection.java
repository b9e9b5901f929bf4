package io.github.lstmforecast.scenario;

import io.github.lstmforecast.compare.Regression;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.gate.Allowance;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** {@code regression}: how much worse than the reference results metrics may be. */
final class RegressionSection {
    private static final String SIGNIFICANCE = "significance";
    private static final String METRICS = "metrics";

    private RegressionSection() {}

    static Optional<Regression> read(YamlMap top) throws ScenarioException {
        if (!top.has("regression")) {
            return Optional.empty();
        }
        YamlMap regression = top.map("regression", AllowanceKeys.and(SIGNIFICANCE, METRICS));
        boolean isOfAll = AllowanceKeys.areIn(regression) || regression.has(SIGNIFICANCE) || !regression.has(METRICS);
        Optional<Regression.Rule> all = isOfAll ? Optional.of(rule(regression, Optional.empty())) : Optional.empty();
        MetricSet known = Extensions.metrics();
        YamlMap metrics = regression.map(
                METRICS,
                new AllowedKeys(
                        key -> known.find(key).isPresent(),
                        "of metrics to how much worse they may be: rmse: { relative: 0.05 }",
                        known::aboutUnknown));
        Map<Metric, Optional<Regression.Rule>> byMetric = new TreeMap<>(Metric.ORDER);
        for (String key : metrics.keys()) {
            byMetric.put(known.find(key).orElseThrow(), regression.attempt(() -> ofMetric(metrics, key, all), all));
        }
        return Optional.of(new Regression(all, byMetric));
    }

    private static Optional<Regression.Rule> ofMetric(YamlMap metrics, String key, Optional<Regression.Rule> all)
            throws ScenarioException {
        if (metrics.isMapping(key)) {
            return Optional.of(rule(metrics.map(key, AllowanceKeys.and(SIGNIFICANCE)), all));
        }
        if (!metrics.scalar(key).equals(LimitText.NONE)) {
            throw metrics.wrong(key, "a mapping, as { relative: 0.05 }, or none");
        }
        return Optional.empty();
    }

    /** @param all has what the mapping of a metric does not say */
    private static Regression.Rule rule(YamlMap map, Optional<Regression.Rule> all) throws ScenarioException {
        return map.make(() -> new Regression.Rule(
                worse(map, all),
                map.has(SIGNIFICANCE)
                        ? OptionalDouble.of(map.number(SIGNIFICANCE, Regression.SIGNIFICANT))
                        : all.map(Regression.Rule::significance).orElse(OptionalDouble.empty())));
    }

    private static Optional<Allowance> worse(YamlMap map, Optional<Regression.Rule> all) {
        Optional<Allowance> ofAll = all.flatMap(Regression.Rule::worse);
        if (AllowanceKeys.areIn(map)) {
            return Optional.of(AllowanceKeys.read(map, ofAll.orElse(Allowance.USUAL)));
        }
        return all.isPresent() || map.has(SIGNIFICANCE) ? ofAll : Optional.of(Allowance.USUAL);
    }
}
