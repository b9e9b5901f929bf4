package io.github.lstmforecast.compare;

import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.result.json.Results.Forecast;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What both results have measured, independent of each other.
 *
 * @param unit what each pair is of: {@code "origin"} or {@code "seed"}
 * @param dropped how many common origins are dropped, since they are closer to another than a horizon, so that their
 *     forecasts depend on each other
 */
record Pairs(String unit, List<Pair> pairs, int dropped) {
    /** The metrics of the same seed, or of the same origin. */
    record Pair(Map<String, MetricValue> then, Map<String, MetricValue> now) {}

    /** For example {@code "12 common origins; 3 more are closer than a horizon to one of them"}. */
    String text() {
        return pairs.size() + " common " + unit + (pairs.size() == 1 ? "" : "s")
                + (dropped == 0
                        ? ""
                        : "; " + dropped + (dropped == 1 ? " more is" : " more are")
                                + " closer than a horizon to one of them");
    }

    /** The test of how much worse the values are, if enough pairs have them. */
    Optional<PairedTest> test(String metric) {
        double[] worse = pairs.stream()
                .flatMap(pair -> ScenarioComparer.worse(
                                metric,
                                Optional.ofNullable(pair.then().get(metric)),
                                Optional.ofNullable(pair.now().get(metric)))
                        .stream()
                        .boxed())
                .mapToDouble(Double::doubleValue)
                .limit(PairedTest.MOST)
                .toArray();
        return worse.length < PairedTest.FEWEST ? Optional.empty() : Optional.of(PairedTest.of(worse));
    }

    /** Pairs the forecasts of a column by their origins: by their dates, if they have some. */
    static Pairs ofOrigins(List<Forecast> then, List<Forecast> now) {
        Map<String, Forecast> before =
                then.stream().collect(Collectors.toMap(one -> origin(one.subject()), Function.identity()));
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
        return new Pairs("origin", pairs, common.size() - pairs.size());
    }

    private static String origin(Subject subject) {
        return subject.date().orElseGet(() -> String.valueOf(subject.from()));
    }

    /** Pairs the metrics of trainings by their seeds. */
    static Pairs ofSeeds(Map<Long, Map<String, MetricValue>> then, Map<Long, Map<String, MetricValue>> now) {
        Map<Long, Map<String, MetricValue>> before = new HashMap<>(then);
        before.keySet().retainAll(now.keySet());
        return new Pairs(
                "seed",
                before.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(seed -> new Pair(seed.getValue(), now.get(seed.getKey())))
                        .toList(),
                0);
    }
}
