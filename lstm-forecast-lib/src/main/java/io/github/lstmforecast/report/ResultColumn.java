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
 * A column of a table with one row for each scenario.
 *
 * @param isNumber whether to align it as numbers
 */
public record ResultColumn(String header, boolean isNumber, Function<ScenarioReport, String> text) {
    /** The text of a missing value. */
    public static final String MISSING = "-";

    /** The most important metrics. */
    static final List<Metric> MAIN_METRICS = List.of(
            StandardMetric.RMSE,
            StandardMetric.PHASE_ERROR,
            StandardMetric.MISSED_PULSES,
            StandardMetric.SPURIOUS_PULSES);

    /** {@link #MAIN_METRICS}; if there are several forecasts, the judged value: the worst, or that over all origins. */
    public static List<ResultColumn> metrics() {
        List<String> names = List.of("rmse", "phase error", "missed", "spurious");
        return IntStream.range(0, MAIN_METRICS.size())
                .mapToObj(i -> metric(names.get(i), MAIN_METRICS.get(i)))
                .toList();
    }

    private static ResultColumn metric(String header, Metric metric) {
        return new ResultColumn(
                header,
                true,
                result -> result.subjects().isEmpty()
                        ? MISSING
                        : MetricRow.text(
                                MetricRow.judged(result.assessment().tolerances(), metric, result.subjects())));
    }

    /** Seconds. */
    public static ResultColumn time() {
        return measured("time", true, measurement -> String.format(Locale.ROOT, "%.2f s", measurement.seconds()));
    }

    /** The verdict on the comparison with the golden model; no column if no scenario has one. */
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
                        .orElse(MISSING)));
    }

    /** A column that is {@link #MISSING} if a scenario could not be run. */
    public static ResultColumn measured(String header, boolean isNumber, Function<Measurement, String> text) {
        return new ResultColumn(
                header, isNumber, result -> result.measurement().map(text).orElse(MISSING));
    }

    /** The worst value of a metric, or {@link #MISSING}. */
    public static String worst(List<Metrics> several, Metric metric) {
        return !several.isEmpty() && Metrics.worst(several).get(metric) instanceof MetricValue.Defined defined
                ? Numbers.text(defined.value())
                : MISSING;
    }
}
