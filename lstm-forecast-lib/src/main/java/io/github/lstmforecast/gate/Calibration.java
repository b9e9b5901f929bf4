package io.github.lstmforecast.gate;

import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.MetricValue.Cause;
import io.github.lstmforecast.metric.MetricValue.Defined;
import io.github.lstmforecast.metric.MetricValue.Undefined;
import io.github.lstmforecast.metric.Metrics;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tolerances from many trainings that differ in their seed: of each metric the worst value seen, rounded away from the
 * good. With 59 trainings, 95% of all trainings stay within each with 95% confidence (Clopper and Pearson 1934).
 *
 * @param rows one for each metric that has a value in some training
 * @param trainings how many trainings there were that came to something
 * @param failed how many came to nothing
 */
public record Calibration(List<Row> rows, int trainings, int failed) {
    private static final int DIGITS = 3;

    public Calibration {
        rows = List.copyOf(rows);
    }

    /**
     * The values of one metric over the trainings, of each training the worst of its forecasts.
     *
     * @param metric which
     * @param best the best value
     * @param median half of the trainings are better
     * @param most 95% of the trainings are as good or better
     * @param worst the worst value
     * @param without how many trainings have no value because of their forecast, which no limit would let pass
     * @param proposed the limit that every value keeps
     */
    public record Row(
            Metric metric, double best, double median, double most, double worst, int without, Limit proposed) {}

    /**
     * Looks at trainings.
     *
     * @param trainings what came of each
     * @return the values of each metric, and the limits that all of them keep
     */
    public static Calibration of(List<SeedResult> trainings) {
        List<Map<Metric, MetricValue>> measured = trainings.stream()
                .filter(training -> training.failure().isEmpty())
                .map(training -> Metrics.worst(training.metrics()))
                .toList();
        List<Row> rows = new ArrayList<>();
        Set<Metric> all = measured.isEmpty() ? Set.of() : measured.get(0).keySet();
        for (Metric metric : all) {
            // A ratio has two ends, and the worst of a training's forecasts shows one of them only.
            DoubleSummaryStatistics values = trainings.stream()
                    .flatMap(training -> training.metrics().stream())
                    .map(metrics -> metrics.get(metric))
                    .filter(Defined.class::isInstance)
                    .mapToDouble(value -> ((Defined) value).value())
                    .summaryStatistics();
            row(metric, measured.stream().map(worst -> worst.get(metric)).toList(), values)
                    .ifPresent(rows::add);
        }
        return new Calibration(rows, measured.size(), trainings.size() - measured.size());
    }

    private static Optional<Row> row(Metric metric, List<MetricValue> ofTrainings, DoubleSummaryStatistics all) {
        List<Double> values = ofTrainings.stream()
                .filter(Defined.class::isInstance)
                .map(value -> ((Defined) value).value())
                .sorted(Comparator.comparingDouble(metric.better()::badness))
                .toList();
        if (values.isEmpty()) {
            return Optional.empty();
        }
        long without = ofTrainings.stream()
                .filter(value -> value instanceof Undefined undefined && undefined.cause() == Cause.FORECAST)
                .count();
        return Optional.of(new Row(
                metric,
                values.get(0),
                values.get((values.size() - 1) / 2),
                values.get((int) Math.ceil(0.95 * values.size()) - 1),
                values.get(values.size() - 1),
                (int) without,
                limit(metric, values.get(values.size() - 1), all)));
    }

    private static Limit limit(Metric metric, double worst, DoubleSummaryStatistics all) {
        return switch (metric.better()) {
            case SMALLER -> Limit.atMost(rounded(Math.max(0, worst), RoundingMode.CEILING));
            case NEAR_ZERO -> Limit.within(rounded(Math.abs(worst), RoundingMode.CEILING));
            case LARGER -> Limit.atLeast(rounded(worst, RoundingMode.FLOOR));
            case NEAR_ONE ->
                new Limit(
                        rounded(Math.min(1, all.getMin()), RoundingMode.FLOOR),
                        rounded(Math.max(1, all.getMax()), RoundingMode.CEILING));
        };
    }

    private static double rounded(double value, RoundingMode mode) {
        return BigDecimal.valueOf(value).round(new MathContext(DIGITS, mode)).doubleValue();
    }

    /**
     * The share of all trainings that keeps each of the limits, with 95% confidence.
     *
     * @return 0.950 for 59 trainings
     */
    public double coverage() {
        return new PassRate(trainings, trainings + failed).lowerBound();
    }

    /**
     * The limits of the metrics that the gate holds a scenario to.
     *
     * @param held its tolerances: which metrics they limit decides, not how
     * @return those metrics with the proposed limits; one without a value in any training keeps its limit
     */
    public Tolerances proposed(Tolerances held) {
        Map<Metric, Limit> limits = new TreeMap<>(Metric.ORDER);
        limits.putAll(held.asked());
        for (Row row : rows) {
            if (!held.limit(row.metric()).isNone()) {
                limits.put(row.metric(), row.proposed());
            }
        }
        return new Tolerances(limits, held.defaults());
    }
}
