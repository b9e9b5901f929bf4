package io.github.lstmforecast.gate;

import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.metric.StandardMetric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A way in which a training can be of no use.
 *
 * @param description for example {@code flat}
 * @param count how many trainings are so: for most of their forecasts it is true
 * @param of how many trainings there are
 */
public record Shortcoming(String description, int count, int of) {
    /**
     * The shortcomings that at least one training has.
     *
     * @param held a baseline may be better where the limit on its skill allows that
     */
    static List<Shortcoming> of(List<SeedResult> trainings, Tolerances held) {
        List<Shortcoming> all = new ArrayList<>();
        all.add(new Shortcoming(
                "diverged",
                (int) trainings.stream()
                        .filter(training -> training.failure().isPresent())
                        .count(),
                trainings.size()));
        baselines(trainings).forEach((skill, plain) -> {
            Limit limit = held.limit(skill);
            if (limit.isNone() || limit.lowest() >= 0) {
                all.add(of("worse than " + plain, trainings, forecast -> value(forecast, skill, 0) < 0));
            }
        });
        all.add(of("flat", trainings, forecast -> value(forecast, StandardMetric.FLAT, 0) > 0));
        all.add(of(
                "without a matched pulse",
                trainings,
                forecast -> value(forecast, StandardMetric.MATCHED_PULSES, 1) == 0
                        && value(forecast, StandardMetric.MISSED_PULSES, 0) > 0));
        return all.stream().filter(one -> one.count > 0).toList();
    }

    private static Shortcoming of(String description, List<SeedResult> trainings, Predicate<Judged> isBad) {
        long count = trainings.stream()
                .filter(training ->
                        2 * training.forecasts().stream().filter(isBad).count()
                                > training.forecasts().size())
                .count();
        return new Shortcoming(description, (int) count, trainings.size());
    }

    /** The plain forecasts that a skill is against. Only the first training has them; they are those of the others too. */
    private static Map<Metric, String> baselines(List<SeedResult> trainings) {
        List<? extends Judged> forecasts = trainings.stream()
                .flatMap(training -> training.forecasts().stream())
                .toList();
        boolean hasCycle = forecasts.stream()
                .noneMatch(
                        forecast -> forecast.metrics().get(StandardMetric.VALID_CYCLES) instanceof Undefined undefined
                                && undefined.cause() == Cause.MISSING);
        return Baseline.plainest(hasCycle).entrySet().stream()
                .filter(plain -> forecasts.stream()
                        .anyMatch(forecast -> forecast.metrics().get(plain.getValue()) instanceof Defined))
                .collect(Collectors.toMap(
                        Map.Entry::getValue,
                        plain -> plain.getKey().description(),
                        (one, other) -> one + " or " + other,
                        LinkedHashMap::new));
    }

    private static double value(Judged forecast, Metric metric, double otherwise) {
        return forecast.metrics().get(metric) instanceof Defined defined ? defined.value() : otherwise;
    }

    /** Whether more than half of the trainings are so. */
    public boolean isOfMost() {
        return 2 * count > of;
    }

    /** For example {@code flat in 52 of 59}. */
    public String text() {
        return description + " in " + count + " of " + of;
    }
}
