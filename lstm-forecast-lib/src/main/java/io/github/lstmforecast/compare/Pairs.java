package io.github.lstmforecast.compare;

import io.github.lstmforecast.gate.Subject;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.result.json.Results.Forecast;
import io.github.lstmforecast.result.json.Results.Run;
import io.github.lstmforecast.result.json.Results.Training;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What both results have measured: the same seeds, or else the same origins.
 *
 * @param unit {@code "seeds"} or {@code "origins"}
 * @param dropped how many common origins are dropped, since they are closer to another than a horizon, so that their
 *     forecasts depend on each other
 */
record Pairs(String unit, List<Pair> pairs, int dropped) {
    /** The metrics of the same seed, or of the same origin and column. */
    record Pair(Map<String, MetricValue> then, Map<String, MetricValue> now) {}

    /** Where a forecast begins, for both results: by its date, if it has one. */
    private record Place(String origin, Optional<String> column) {
        static Place of(Subject subject) {
            return new Place(subject.date().orElseGet(() -> String.valueOf(subject.from())), subject.column());
        }
    }

    static Pairs of(Run then, Run now) {
        if (then.seeds().isPresent() && now.seeds().isPresent()) {
            return ofSeeds(then.seeds().get().trainings(), now.seeds().get().trainings());
        }
        return ofOrigins(then.forecasts(), now.forecasts());
    }

    /** For example {@code "12 common origins; 3 more are closer than a horizon to one of them"}. */
    String text() {
        return pairs.size() + " common " + unit
                + (dropped == 0 ? "" : "; " + dropped + " more are closer than a horizon to one of them");
    }

    /** The test of how much worse the values are, if there are enough that both have. */
    Optional<PairedTest> test(String metric) {
        double[] worse = pairs.stream()
                .flatMap(pair -> ResultsComparison.worse(
                                metric,
                                Optional.ofNullable(pair.then().get(metric)),
                                Optional.ofNullable(pair.now().get(metric)))
                        .stream()
                        .boxed())
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .limit(PairedTest.MOST)
                .toArray();
        return worse.length < PairedTest.FEWEST ? Optional.empty() : Optional.of(PairedTest.of(worse));
    }

    private static Pairs ofSeeds(List<Training> then, List<Training> now) {
        Map<Long, Training> before = new HashMap<>();
        then.forEach(training -> before.put(training.seed(), training));
        return new Pairs(
                "seeds",
                now.stream()
                        .filter(training -> before.containsKey(training.seed()))
                        .map(training -> new Pair(before.get(training.seed()).metrics(), training.metrics()))
                        .toList(),
                0);
    }

    private static Pairs ofOrigins(List<Forecast> then, List<Forecast> now) {
        Map<Place, Forecast> before =
                then.stream().collect(Collectors.toMap(one -> Place.of(one.subject()), Function.identity()));
        List<Forecast> common = now.stream()
                .filter(one -> before.containsKey(Place.of(one.subject())))
                .sorted(Comparator.comparingInt(one -> one.subject().from()))
                .toList();
        List<Pair> pairs = new ArrayList<>();
        Map<Optional<String>, Integer> next = new HashMap<>(); // the first origin that is far enough, by column
        int dropped = 0;
        for (Forecast one : common) {
            Subject subject = one.subject();
            if (subject.from() < next.getOrDefault(subject.column(), 0)) {
                dropped++;
                continue;
            }
            next.put(subject.column(), subject.from() + one.horizon());
            pairs.add(new Pair(before.get(Place.of(subject)).metrics(), one.metrics()));
        }
        return new Pairs("origins", pairs, dropped);
    }
}
