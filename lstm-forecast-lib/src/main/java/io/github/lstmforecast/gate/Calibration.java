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
 * Tolerances from many trainings with different seeds: the worst value of each metric, rounded to the worse side. With 59
 * trainings, 95% of all trainings are within each limit with 95% confidence (Clopper and Pearson 1934).
 *
 * @param rows one for each metric that has a value in at least one training
 * @param trainings the number of trainings that did not fail
 * @param failed the number of trainings that failed (diverged)
 */
public record Calibration(List<Row> rows, int trainings, int failed) {
    private static final int DIGITS = 3;

    public Calibration {
        rows = List.copyOf(rows);
    }

    /**
     * The values of one metric over the trainings; the value of a training is that of its worst forecast.
     *
     * @param median half of the trainings are better
     * @param most 95% of the trainings are as good or better
     * @param without the number of trainings without a value because of their forecast, which fail with any limit
     * @param proposed the limit that all values satisfy
     */
    public record Row(
            Metric metric, double best, double median, double most, double worst, int without, Limit proposed) {}

    public static Calibration of(List<SeedResult> trainings) {
        List<Map<Metric, MetricValue>> measured = trainings.stream()
                .filter(training -> training.failure().isEmpty())
                .map(training -> Metrics.worst(training.metrics()))
                .toList();
        List<Row> rows = new ArrayList<>();
        Set<Metric> all = measured.isEmpty() ? Set.of() : measured.get(0).keySet();
        for (Metric metric : all) {
            // The limit of a ratio has two ends, but the worst forecast of a training shows only one of them.
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
     * The share of all trainings that is within each limit, with 95% confidence; 0.950 for 59 trainings.
     */
    public double coverage() {
        return new PassRate(trainings, trainings + failed).lowerBound();
    }

    /**
     * New limits for the metrics of a scenario.
     *
     * @param held the tolerances of the scenario, which decide which metrics have a limit
     * @return the proposed limits; a metric without a value in any training keeps its limit
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
