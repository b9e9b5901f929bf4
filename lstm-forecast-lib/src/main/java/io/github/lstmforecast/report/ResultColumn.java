package io.github.lstmforecast.report;

import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.result.Measurement;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A column of a table with a scenario a row.
 *
 * @param header what stands above it
 * @param isNumber whether numbers stand in it
 * @param text what it says of a scenario
 */
public record ResultColumn(String header, boolean isNumber, Function<ScenarioReport, String> text) {
    /** What stands where there is nothing to say. */
    public static final String NOT_THERE = "-";

    /** The few metrics that tell most. */
    static final List<Metric> FEW = List.of(
            StandardMetric.RMSE,
            StandardMetric.PHASE_ERROR,
            StandardMetric.MISSED_PULSES,
            StandardMetric.SPURIOUS_PULSES);

    /**
     * {@link #FEW}, by names for people.
     *
     * @return a column for each; of several forecasts it tells the worst
     */
    public static List<ResultColumn> metrics() {
        List<String> names = List.of("rmse", "phase error", "missed", "spurious");
        return IntStream.range(0, FEW.size())
                .mapToObj(i -> metric(names.get(i), FEW.get(i)))
                .toList();
    }

    private static ResultColumn metric(String header, Metric metric) {
        return measured(header, true, measurement -> worst(measurement.metrics(), metric));
    }

    /**
     * How long it took.
     *
     * @return a column of seconds
     */
    public static ResultColumn time() {
        return measured("time", true, measurement -> String.format(Locale.ROOT, "%.2f s", measurement.seconds()));
    }

    /**
     * What the golden models say.
     *
     * @param results the rows
     * @return a column, or none where no scenario has a golden model
     */
    public static List<ResultColumn> golden(List<ScenarioReport> results) {
        if (results.stream().allMatch(result -> result.assessment().golden().isEmpty())) {
            return List.of();
        }
        return List.of(new ResultColumn(
                "golden",
                false,
                result -> result.assessment()
                        .golden()
                        .map(golden -> golden.verdict().name())
                        .orElse(NOT_THERE)));
    }

    /**
     * A column that is empty where a scenario could not be run.
     *
     * @param header what stands above it
     * @param isNumber whether numbers stand in it
     * @param text what it says of what was measured
     * @return the column
     */
    public static ResultColumn measured(String header, boolean isNumber, Function<Measurement, String> text) {
        return new ResultColumn(
                header, isNumber, result -> result.measurement().map(text).orElse(NOT_THERE));
    }

    /**
     * A metric's value of several forecasts.
     *
     * @param several metrics of each; may be empty
     * @param metric which
     * @return the worst value, or {@link #NOT_THERE}
     */
    public static String worst(List<Metrics> several, Metric metric) {
        return !several.isEmpty() && Metrics.worst(several).get(metric) instanceof MetricValue.Defined defined
                ? Numbers.text(defined.value())
                : NOT_THERE;
    }
}
