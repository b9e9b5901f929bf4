package io.github.lstmforecast.report;

import io.github.lstmforecast.compare.Reference;
import io.github.lstmforecast.compare.Regression;
import io.github.lstmforecast.compare.ResultsComparison;
import io.github.lstmforecast.gate.Check.Outcome;
import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.result.json.Results.Check;
import io.github.lstmforecast.result.json.Results.Faults;
import io.github.lstmforecast.result.json.Results.Forecast;
import io.github.lstmforecast.result.json.Results.Remarks;
import io.github.lstmforecast.result.json.Results.Run;
import io.github.lstmforecast.result.json.Results.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Results made by hand, and comparisons of them. */
final class Compared {
    private static final int HORIZON = 28;

    private final String name;
    private Verdict verdict = Verdict.PASS;
    private Map<String, String> inputs = Map.of();
    private final List<Forecast> forecasts = new ArrayList<>();
    private final Map<String, Limit> limits = new LinkedHashMap<>();

    private Compared(String name) {
        this.name = name;
    }

    static Compared scenario(String name) {
        return new Compared(name);
    }

    Compared verdict(Verdict of) {
        verdict = of;
        return this;
    }

    Compared input(String key, String value) {
        inputs = Map.of(key, value);
        return this;
    }

    Compared limit(String metric, Limit limit) {
        limits.put(metric, limit);
        return this;
    }

    /** Forecasts from several origins, a number of steps apart. */
    Compared origins(int count, int every, IntFunction<Map<String, MetricValue>> metrics) {
        return origins(count, every, Optional.empty(), metrics);
    }

    Compared origins(int count, int every, Optional<String> column, IntFunction<Map<String, MetricValue>> metrics) {
        IntStream.range(0, count)
                .mapToObj(i -> new Forecast(
                        new Subject(100 + i * every, Optional.empty(), column),
                        HORIZON,
                        0,
                        metrics.apply(i),
                        Faults.NONE,
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .forEach(forecasts::add);
        return this;
    }

    /** The metrics of one forecast. */
    Compared once(Map<String, MetricValue> metrics) {
        return origins(1, HORIZON, i -> metrics);
    }

    Scenario made() {
        Run run = new Run(
                "jvm",
                "LSTM 20",
                "abc",
                OptionalDouble.empty(),
                Map.of(),
                forecasts,
                Optional.empty(),
                inputs,
                List.of(),
                Remarks.NONE,
                0,
                0);
        return new Scenario(
                name,
                verdict,
                verdict,
                Optional.empty(),
                Optional.empty(),
                forecasts.isEmpty() ? Optional.empty() : Optional.of(run),
                limits.entrySet().stream()
                        .map(limit -> new Check(
                                limit.getKey(),
                                Optional.empty(),
                                Outcome.PASS,
                                OptionalDouble.empty(),
                                limit.getValue(),
                                OptionalDouble.empty(),
                                Optional.empty()))
                        .toList(),
                List.of(),
                List.of(),
                List.of());
    }

    static Map<String, MetricValue> values(Object... keysAndValues) {
        Map<String, MetricValue> values = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put((String) keysAndValues[i], value(keysAndValues[i + 1]));
        }
        return values;
    }

    private static MetricValue value(Object of) {
        return of instanceof MetricValue value ? value : MetricValue.of(((Number) of).doubleValue());
    }

    static ResultsComparison of(
            String label, List<Scenario> then, List<Scenario> now, Map<String, Regression> regressions) {
        return ResultsComparison.of(
                new Reference(label, new io.github.lstmforecast.result.json.Results(Verdict.PASS, then)),
                new io.github.lstmforecast.result.json.Results(Verdict.PASS, now),
                name -> Optional.ofNullable(regressions.get(name)));
    }

    static final Regression SIGNIFICANT =
            new Regression(Optional.of(new Regression.Rule(Optional.empty(), OptionalDouble.of(0.05))), Map.of());

    static final Regression USUAL = new Regression(Optional.of(Regression.Rule.USUAL), Map.of());

    /** Every kind of outcome, metric, test and value. */
    static ResultsComparison everything() {
        return of(
                "release 1.0",
                everythingThen(),
                everythingNow(),
                Map.of("demand", SIGNIFICANT, "single", USUAL, "lost", USUAL, "few", SIGNIFICANT));
    }

    private static List<Scenario> everythingThen() {
        return List.of(
                demand(1).input("model.train.seed", "1").made(),
                load(1.2).made(),
                noise(0).made(),
                single(0.1, 0.5, value(2)).made(),
                few(1).made(),
                columns(1, 1.3).made(),
                scenario("same")
                        .limit("rmse", Limit.atMost(1))
                        .once(values("rmse", 0.5))
                        .made(),
                scenario("unlimited").once(values("rmse", 0.5)).made(),
                scenario("lost").verdict(Verdict.ERROR).made(),
                scenario("old").once(values("rmse", 1)).made());
    }

    static List<Scenario> everythingNow() {
        return List.of(
                demand(1.2).input("model.train.seed", "2").made(),
                load(1).made(),
                noise(0.9).made(),
                single(0.13, 0.2, new Undefined(Cause.FORECAST, "it is flat"))
                        .verdict(Verdict.FAIL)
                        .made(),
                few(1.5).made(),
                columns(1.3, 1).made(),
                scenario("same")
                        .limit("rmse", Limit.atMost(1))
                        .once(values("rmse", 0.5))
                        .made(),
                scenario("unlimited").once(values("rmse", 0.6)).made(),
                scenario("lost").once(values("rmse", 0.6)).made(),
                scenario("young").once(values("rmse", 1)).made());
    }

    /** Worse from origin to origin by a factor that varies a little. */
    private static Compared demand(double factor) {
        return scenario("demand")
                .limit("rmse", Limit.atMost(60))
                .limit("nrmse", Limit.atMost(0.2))
                .origins(
                        20,
                        28,
                        i -> values(
                                "rmse",
                                (20 + 3 * (i % 7)) * (1 + (factor - 1) * (1 + 0.3 * Math.sin(i))),
                                "nrmse",
                                0.1 + 0.01 * (i % 7) + (factor - 1) * 0.02 * Math.cos(3 * i),
                                "mae",
                                15 + i % 5,
                                "skill",
                                0.4 / factor,
                                "phaseDrift",
                                0.001 * Math.sin(i * factor)));
    }

    private static Compared load(double factor) {
        return scenario("load")
                .limit("mase", Limit.atMost(2))
                .limit("rmse", Limit.atMost(20))
                .origins(30, 14, i -> values("mase", factor * (1 + 0.02 * (i % 5)), "rmse", factor * (9 + i % 3)));
    }

    private static Compared noise(double noise) {
        return scenario("noise")
                .limit("rmse", Limit.atMost(20))
                .origins(20, 28, i -> values("rmse", 10 + i % 4 + noise * Math.sin(7 * i)));
    }

    private static Compared single(double rmse, double skill, MetricValue phaseError) {
        return scenario("single")
                .limit("rmse", Limit.atMost(0.2))
                .limit("skill", Limit.atLeast(0.3))
                .limit("phaseError", Limit.atMost(0.05))
                .once(values(
                        "rmse",
                        rmse,
                        "skill",
                        skill,
                        "phaseError",
                        phaseError,
                        "missedPulses",
                        skill < 0.3 ? 2 : 0,
                        "coverage",
                        new MetricValue.Defined(rmse * 7, OptionalInt.empty(), "", OptionalDouble.of(0.8)),
                        "acme.cost",
                        100 * rmse));
    }

    private static Compared few(double factor) {
        return scenario("few").limit("rmse", Limit.atMost(9)).origins(5, 28, i -> values("rmse", factor * (1 + i)));
    }

    private static Compared columns(double births, double deaths) {
        return scenario("`|<b>@here</b>\n#1")
                .limit("rmse", Limit.atMost(9))
                .origins(12, 28, Optional.of("births|`x`"), i -> values("rmse", births * (2 + 0.1 * i)))
                .origins(12, 28, Optional.of("<i>deaths"), i -> values("rmse", deaths * (2 + 0.1 * i)));
    }
}
