package io.github.lstmforecast.compare;

import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.result.json.Results.Forecast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What both results have measured, independent of each other.
 *
 * @param text what they are, for example {@code "12 common origins; 3 more are closer than a horizon to one of them"}
 */
record Pairs(List<Pair> pairs, String text) {
    /** The metrics of the same seed, or of the same origin. */
    record Pair(Map<String, MetricValue> then, Map<String, MetricValue> now) {}

    /**
     * The test of how much worse the values are, if enough pairs have them. A pair of which only one has a value, since the
     * other forecast has none, counts as twice the largest difference.
     */
    Optional<PairedTest> test(String metric) {
        double[] worse = pairs.stream()
                .flatMapToDouble(pair ->
                        worse(metric, pair.then().get(metric), pair.now().get(metric)).stream())
                .toArray();
        double largest = Arrays.stream(worse)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        return worse.length < PairedTest.FEWEST
                ? Optional.empty()
                : Optional.of(PairedTest.of(Arrays.stream(worse)
                        .map(one -> Double.isFinite(one) ? one : Math.copySign(2 * largest, one))
                        .toArray()));
    }

    /** Infinite if one of the forecasts has no value; empty if there is nothing to compare. */
    private static OptionalDouble worse(String metric, MetricValue then, MetricValue now) {
        if (then instanceof Defined && now != null && Side.isLost(now)) {
            return OptionalDouble.of(Double.POSITIVE_INFINITY);
        }
        if (now instanceof Defined && then != null && Side.isLost(then)) {
            return OptionalDouble.of(Double.NEGATIVE_INFINITY);
        }
        return ScenarioComparer.worse(metric, Optional.ofNullable(then), Optional.ofNullable(now));
    }

    /**
     * Pairs the forecasts of a column by their origins. Forecasts from origins that are closer than a horizon depend on each
     * other, so that only the first of them is taken.
     */
    static Pairs ofOrigins(List<Forecast> then, List<Forecast> now) {
        Map<String, Forecast> before = then.stream()
                .collect(Collectors.toMap(one -> origin(one.subject()), Function.identity(), (first, other) -> first));
        List<Forecast> common = now.stream()
                .filter(one -> before.containsKey(origin(one.subject())))
                .sorted(Comparator.comparingInt(one -> one.subject().from()))
                .toList();
        List<Pair> pairs = new ArrayList<>();
        int next = 0; // the first origin that is far enough
        for (Forecast one : common) {
            if (one.subject().from() >= next) {
                next = one.subject().from() + one.horizon();
                pairs.add(new Pair(before.get(origin(one.subject())).metrics(), one.metrics()));
            }
        }
        int dropped = common.size() - pairs.size();
        return of(
                pairs,
                "origin",
                dropped == 0
                        ? ""
                        : "; " + dropped + (dropped == 1 ? " more is" : " more are")
                                + " closer than a horizon to one of them");
    }

    /** Those of the forecasts whose origins others have too; all if there are none. */
    static List<Forecast> common(List<Forecast> forecasts, List<Forecast> others) {
        List<String> origins = others.stream().map(one -> origin(one.subject())).toList();
        List<Forecast> common = forecasts.stream()
                .filter(one -> origins.contains(origin(one.subject())))
                .toList();
        return common.isEmpty() ? forecasts : common;
    }

    /** By its date, if it has one. */
    private static String origin(Subject subject) {
        return subject.date().orElseGet(() -> String.valueOf(subject.from()));
    }

    /** Pairs the metrics of trainings by their seeds. */
    static Pairs ofSeeds(Map<Long, Map<String, MetricValue>> then, Map<Long, Map<String, MetricValue>> now) {
        Map<Long, Map<String, MetricValue>> before = new HashMap<>(then);
        before.keySet().retainAll(now.keySet());
        return of(
                before.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(seed -> new Pair(seed.getValue(), now.get(seed.getKey())))
                        .toList(),
                "seed",
                "");
    }

    private static Pairs of(List<Pair> all, String unit, String dropped) {
        List<Pair> newest = all.subList(Math.max(0, all.size() - PairedTest.MOST), all.size());
        return new Pairs(
                newest,
                all.size() + " common " + unit + (all.size() == 1 ? "" : "s") + dropped
                        + (newest.size() < all.size() ? "; the last " + newest.size() + " are tested" : ""));
    }
}
