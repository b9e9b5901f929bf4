package io.github.lstmforecast.compare;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.gate.Allowance;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Judge;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.golden.GoldenRecord;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.result.json.Results.Check;
import io.github.lstmforecast.result.json.Results.Forecast;
import io.github.lstmforecast.result.json.Results.Over;
import io.github.lstmforecast.result.json.Results.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares one scenario. */
final class ScenarioComparer {
    private final String reference;
    private final Optional<Scenario> then;
    private final Optional<Scenario> now;
    private final Optional<Regression> regression;
    private final Side before;
    private final Side after;
    private final MetricSet known = Extensions.metrics();

    /** A metric of a column on both sides. */
    private record Row(
            String metric,
            Optional<String> column,
            Optional<MetricValue> then,
            Optional<MetricValue> now,
            Optional<PairedTest> test) {}

    ScenarioComparer(
            String reference, Optional<Scenario> then, Optional<Scenario> now, Optional<Regression> regression) {
        this.reference = reference;
        this.then = then;
        this.now = now;
        this.regression = regression;
        this.before = new Side(then.flatMap(Scenario::run));
        this.after = new Side(now.flatMap(Scenario::run));
    }

    ScenarioChange change() {
        List<Row> rows = new ArrayList<>();
        String pairs = rowsOfSeeds(rows).orElseGet(() -> rowsOfOrigins(rows));
        List<MetricChange> metrics = changes(rows);
        String inputs = before.run()
                .flatMap(was -> after.run().map(is -> GoldenRecord.changes(was.inputs(), is.inputs())))
                .orElse("");
        boolean isChecked = regression.isPresent() && canCompare();
        RegressionFindings regressions = new RegressionFindings(reference, metrics);
        List<Finding> findings = isChecked ? regressions.findings(inputs) : List.of();
        return new ScenarioChange(
                now.or(() -> then).map(Scenario::name).orElseThrow(),
                then.map(Scenario::verdict),
                now.map(Scenario::verdict),
                inputs,
                pairs,
                metrics,
                isChecked ? Optional.of(findings.isEmpty() ? Verdict.PASS : Verdict.FAIL) : Optional.empty(),
                findings,
                warnings(regressions, pairs));
    }

    private List<String> warnings(RegressionFindings regressions, String pairs) {
        if (regression.isEmpty() || then.isEmpty() || after.run().isEmpty()) {
            return List.of();
        }
        return before.run().isEmpty()
                ? List.of(regressions.notChecked())
                : regressions.undecided(pairs).stream().toList();
    }

    private boolean canCompare() {
        return before.run().isPresent() && after.run().isPresent();
    }

    /** Compares trainings, if enough have the same seeds; returns what they are. */
    private Optional<String> rowsOfSeeds(List<Row> rows) {
        Pairs seeds = Pairs.ofSeeds(before.bySeed(), after.bySeed());
        if (seeds.pairs().size() < PairedTest.FEWEST) {
            return Optional.empty();
        }
        rows.addAll(rows(
                Optional.empty(),
                Side.medians(seeds.pairs().stream().map(Pairs.Pair::then).toList()),
                Side.medians(seeds.pairs().stream().map(Pairs.Pair::now).toList()),
                seeds));
        return Optional.of(seeds.text());
    }

    /** Compares forecasts, each column by itself; returns what they are. */
    private String rowsOfOrigins(List<Row> rows) {
        Set<Optional<String>> columns = new LinkedHashSet<>(after.columns());
        columns.addAll(before.columns());
        Map<String, String> columnsByText = new LinkedHashMap<>();
        for (Optional<String> column : columns) {
            List<Forecast> was = before.forecasts(column);
            List<Forecast> is = after.forecasts(column);
            Pairs origins = Pairs.ofOrigins(was, is);
            rows.addAll(rows(column, judged(Pairs.common(was, is)), judged(Pairs.common(is, was)), origins));
            columnsByText.merge(
                    origins.text(), SafeText.inLine(column.orElse("")), (some, other) -> some + ", " + other);
        }
        if (!canCompare()) {
            return "";
        }
        return columnsByText.size() == 1
                ? columnsByText.keySet().iterator().next()
                : columnsByText.entrySet().stream()
                        .map(text -> text.getValue() + ": " + text.getKey())
                        .collect(Collectors.joining("; "));
    }

    private Map<String, MetricValue> judged(List<Forecast> forecasts) {
        Judge judge = checks().stream()
                .flatMap(check -> check.over().stream())
                .map(Over::judge)
                .findFirst()
                .orElse(Judge.WORST);
        return Side.judged(forecasts, judge, metric -> limit(metric.key()).orElse(Limit.NONE));
    }

    private List<Check> checks() {
        return now.map(Scenario::checks).orElse(List.of());
    }

    /** Columns have the same limits. */
    private Optional<Limit> limit(String metric) {
        return checks().stream()
                .filter(check -> check.metric().equals(metric))
                .map(Check::limit)
                .findFirst();
    }

    private List<Row> rows(
            Optional<String> column, Map<String, MetricValue> was, Map<String, MetricValue> is, Pairs pairs) {
        Set<String> keys = new LinkedHashSet<>(is.keySet());
        keys.addAll(was.keySet());
        return keys.stream()
                .map(key -> new Row(
                        key,
                        column,
                        Optional.ofNullable(was.get(key)),
                        Optional.ofNullable(is.get(key)),
                        pairs.test(key)))
                .toList();
    }

    private Optional<Regression.Rule> rule(String metric) {
        return regression.flatMap(all -> known.find(metric).flatMap(all::rule));
    }

    private List<MetricChange> changes(List<Row> rows) {
        // Where no pair differs, there is nothing to test, whatever the values are.
        List<Row> tested = rows.stream()
                .filter(row ->
                        (limit(row.metric()).isPresent() || rule(row.metric()).isPresent())
                                && row.test().map(PairedTest::differing).orElse(0) > 0)
                .toList();
        double[] pValues = Holm.corrected(tested.stream()
                .mapToDouble(row -> row.test().orElseThrow().pValue())
                .toArray());
        return rows.stream()
                .map(row -> {
                    int at = tested.indexOf(row);
                    return change(row, at < 0 ? 1 : pValues[at], tested.size());
                })
                .toList();
    }

    /** @param tests how many metrics are tested */
    private MetricChange change(Row row, double pValue, int tests) {
        Optional<Regression.Rule> rule = rule(row.metric());
        boolean hasWord =
                canCompare() && isOfForecast(row) && (limit(row.metric()).isPresent() || rule.isPresent());
        OptionalDouble worse = worse(row.metric(), row.then(), row.now());
        Optional<Allowance> allowance = rule.flatMap(Regression.Rule::worse);
        OptionalDouble allowed = allowance.isPresent() && row.then().orElse(null) instanceof Defined was
                ? OptionalDouble.of(allowance.get().of(was.value()))
                : OptionalDouble.empty();
        double level = rule.map(Regression.Rule::level).orElse(Regression.SIGNIFICANT);
        Optional<Word> word = hasWord ? Optional.of(Word.of(row.test(), pValue, tests, level)) : Optional.empty();
        boolean isOver = allowance.isEmpty()
                || worse.isPresent() && allowed.isPresent() && worse.getAsDouble() > allowed.getAsDouble();
        boolean isBySignificance = rule.isPresent() && rule.get().significance().isPresent();
        boolean mayBeLuck = isBySignificance && !word.equals(Optional.of(Word.WORSE));
        return new MetricChange(
                row.metric(),
                row.column(),
                row.then(),
                row.now(),
                worse,
                limit(row.metric()),
                allowed,
                row.test(),
                hasWord && row.test().isPresent() ? OptionalDouble.of(pValue) : OptionalDouble.empty(),
                word,
                isBySignificance && word.equals(Optional.of(Word.TOO_FEW)),
                canCompare() && rule.isPresent() && (isLost(row) || isOver && !mayBeLuck));
    }

    /** Whether there is a value, or none because of a forecast: what the scenario has no place for is no difference. */
    private static boolean isOfForecast(Row row) {
        return Stream.of(row.then(), row.now())
                .flatMap(Optional::stream)
                .anyMatch(value -> value instanceof Defined || Side.isLost(value));
    }

    /** Whether there is no value any more, because of the forecast. */
    private static boolean isLost(Row row) {
        return row.then().orElse(null) instanceof Defined
                && row.now().filter(Side::isLost).isPresent();
    }

    /** How much worse a value is; empty if that is not known. */
    static OptionalDouble worse(String key, Optional<MetricValue> then, Optional<MetricValue> now) {
        Optional<Metric> metric = Extensions.metrics().find(key);
        if (metric.isPresent() && then.orElse(null) instanceof Defined was && now.orElse(null) instanceof Defined is) {
            double worse = metric.get().badness(is) - metric.get().badness(was);
            return Double.isFinite(worse) ? OptionalDouble.of(worse) : OptionalDouble.empty();
        }
        return OptionalDouble.empty();
    }
}
