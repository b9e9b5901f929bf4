package io.github.lstmforecast.gate;

import io.github.lstmforecast.gate.Check.Outcome;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Tolerances from many trainings with different seeds: the worst value of each metric, rounded to the worse side. With 59
 * trainings, 95% of all trainings are within each limit with 95% confidence (Clopper and Pearson 1934). The first
 * training, which has the scenario's own seed, is within all of them.
 *
 * <p>A model that is the same with every seed has one training, and no spread: its limits are the worst of its forecasts.
 *
 * @param rows the metrics that have a value in at least one training, or whose limit can't be kept
 * @param shortcomings what is bad about at least one training
 * @param trainings the number of trainings that did not fail
 * @param failed the number of trainings that failed (diverged)
 * @param forecasts the number of forecasts of each training
 * @param judge what the value of a training is, if it has forecasts from several origins
 */
public record Calibration(
        List<Row> rows, List<Shortcoming> shortcomings, int trainings, int failed, int forecasts, Judge judge) {
    private static final int DIGITS = 3;
    private static final Set<Outcome> GOOD = EnumSet.of(Outcome.PASS, Outcome.NOT_APPLICABLE, Outcome.NOT_LIMITED);

    public Calibration {
        rows = List.copyOf(rows);
        shortcomings = List.copyOf(shortcomings);
    }

    /**
     * The values of one metric over the trainings, each that of its worst forecast; or over the forecasts, if there is one
     * training only.
     *
     * @param values from the best to the worst
     * @param without the number of trainings, or forecasts, without a value because of the forecast, which fail with any
     *     limit
     * @param proposed the limit that all values satisfy; {@link Limit#NONE} where the first training would fail with any
     *     limit, empty where only its present limit can be kept
     * @param coverage the share of all trainings that is within the limit, with 95% confidence
     */
    public record Row(Metric metric, List<Double> values, int without, Optional<Limit> proposed, double coverage) {
        public Row {
            values = List.copyOf(values);
        }

        public OptionalDouble best() {
            return at(0);
        }

        /** Half of the values are better. */
        public OptionalDouble median() {
            return at((values.size() - 1) / 2);
        }

        /** 95% of the values are as good or better. */
        public OptionalDouble most() {
            return at((int) Math.ceil(0.95 * values.size()) - 1);
        }

        public OptionalDouble worst() {
            return at(values.size() - 1);
        }

        private OptionalDouble at(int index) {
            return values.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(values.get(index));
        }
    }

    /**
     * Calibrates the limits of a scenario.
     *
     * @param trainings at least one; the first is that with the scenario's own seed
     * @param held the present tolerances
     */
    public static Calibration of(List<SeedResult> trainings, Tolerances held) {
        List<SeedResult> measured = trainings.stream()
                .filter(training -> training.failure().isEmpty())
                .toList();
        List<Row> rows = new ArrayList<>();
        if (!measured.isEmpty()) {
            Rows all = new Rows(trainings, measured, held);
            measured.get(0)
                    .metrics()
                    .get(0)
                    .values()
                    .keySet()
                    .forEach(metric -> all.of(metric).ifPresent(rows::add));
        }
        return new Calibration(
                rows,
                Shortcoming.of(trainings, held),
                measured.size(),
                trainings.size() - measured.size(),
                measured.isEmpty() ? 0 : measured.get(0).forecasts().size(),
                held.judge());
    }

    private record OfMetric(Subject subject, Metrics metrics) implements Judged {}

    private record Rows(List<SeedResult> trainings, List<SeedResult> measured, Tolerances held) {
        /** Empty where there is nothing to say of a metric. */
        Optional<Row> of(Metric metric) {
            List<MetricValue> all = trainings.size() == 1
                    ? judged(metric, measured.get(0))
                    : measured.stream()
                            .map(training -> Metrics.worst(metric, judged(metric, training)))
                            .toList();
            List<Double> values = all.stream()
                    .flatMap(Calibration::defined)
                    .sorted(Comparator.comparingDouble(metric::badness))
                    .map(Defined::value)
                    .toList();
            int without = (int) all.stream()
                    .filter(value -> value instanceof Undefined undefined && undefined.cause() == Cause.FORECAST)
                    .count();
            Optional<Limit> proposed = proposed(metric, values);
            return values.isEmpty() && (held.limit(metric).isNone() || proposed.isEmpty())
                    ? Optional.empty()
                    : Optional.of(new Row(
                            metric,
                            values,
                            without,
                            proposed,
                            new PassRate(Math.max(0, measured.size() - without), trainings.size()).lowerBound()));
        }

        /** The values of a training that are judged: of each forecast, or of the origins of each column. */
        private List<MetricValue> judged(Metric metric, SeedResult training) {
            return held.judge().values(metric, Limit.NONE, training.forecasts());
        }

        private Optional<Limit> proposed(Metric metric, List<Double> values) {
            if (!values.isEmpty()) {
                Limit limit = limit(metric, values.get(values.size() - 1));
                if (firstPasses(metric, new Tolerances(Map.of(metric, limit), Map.of()))) {
                    return Optional.of(limit);
                }
            }
            Map<Metric, Limit> present = Map.of(metric, held.limit(metric));
            Tolerances kept =
                    held.isAsked(metric) ? new Tolerances(present, Map.of()) : new Tolerances(Map.of(), present);
            return firstPasses(metric, kept) ? Optional.empty() : Optional.of(Limit.NONE);
        }

        private boolean firstPasses(Metric metric, Tolerances tolerances) {
            List<Judged> ofMetric = trainings.get(0).forecasts().stream()
                    .<Judged>map(one -> new OfMetric(
                            one.subject(),
                            new Metrics(
                                    Map.of(metric, one.metrics().get(metric)),
                                    one.metrics().notFiniteFrom(),
                                    one.metrics().quantileFault(),
                                    List.of())))
                    .toList();
            return Gate.judge(ofMetric, tolerances.withJudge(held.judge())).checks().stream()
                    .allMatch(check -> GOOD.contains(check.outcome()));
        }

        private Limit limit(Metric metric, double worst) {
            return switch (metric.better()) {
                case SMALLER -> Limit.atMost(rounded(Math.max(0, worst), RoundingMode.CEILING));
                case NEAR_ZERO -> Limit.within(rounded(Math.abs(worst), RoundingMode.CEILING));
                case LARGER -> Limit.atLeast(rounded(worst, RoundingMode.FLOOR));
                case NEAR_ONE -> range(metric, value -> DoubleStream.of(1, value.value()));
                case NEAR_TARGET ->
                    range(
                            metric,
                            value -> DoubleStream.concat(value.target().stream(), DoubleStream.of(value.value())));
            };
        }

        /** A limit with two ends, of which the worst forecast of a training shows only one. */
        private Limit range(Metric metric, Function<Defined, DoubleStream> within) {
            DoubleSummaryStatistics all = measured.stream()
                    .flatMap(training -> judged(metric, training).stream())
                    .flatMap(Calibration::defined)
                    .flatMapToDouble(within)
                    .summaryStatistics();
            return new Limit(rounded(all.getMin(), RoundingMode.FLOOR), rounded(all.getMax(), RoundingMode.CEILING));
        }
    }

    private static Stream<Defined> defined(MetricValue value) {
        return value instanceof Defined defined ? Stream.of(defined) : Stream.empty();
    }

    private static double rounded(double value, RoundingMode mode) {
        return BigDecimal.valueOf(value).round(new MathContext(DIGITS, mode)).doubleValue();
    }

    /** Whether there is no spread of trainings: all seeds would give the same model. */
    public boolean isOfOneTraining() {
        return trainings + failed == 1;
    }

    /**
     * The share of all trainings that is within each limit whose metric has a value in all of them, with 95% confidence;
     * 0.950 for 59 trainings.
     */
    public double coverage() {
        return new PassRate(trainings, trainings + failed).lowerBound();
    }

    /** Why no limits are proposed: most trainings are of no use, in one way or several; empty where most are of use. */
    public Optional<String> uselessness() {
        return shortcomings.stream().anyMatch(Shortcoming::isOfMost)
                ? Optional.of(shortcomings.stream().map(Shortcoming::text).collect(Collectors.joining(", ")))
                : Optional.empty();
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
                row.proposed().ifPresent(limit -> limits.put(row.metric(), limit));
            }
        }
        return new Tolerances(limits, held.defaults()).withJudge(held.judge());
    }
}
