package io.github.lstmforecast.maven;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import io.github.lstmforecast.gate.Check;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.report.Measurement;
import io.github.lstmforecast.report.ScenarioResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The results as Maven's log shows them. */
final class Summary {
    private static final String NOT_THERE = "-";

    private Summary() {}

    /** A table, a scenario a row. */
    static List<String> table(List<ScenarioResult> results) {
        List<ColumnData<ScenarioResult>> columns = new ArrayList<>();
        columns.add(column("scenario", HorizontalAlign.LEFT, ScenarioResult::name));
        columns.add(column("model", HorizontalAlign.LEFT, measured(Measurement::model)));
        columns.add(metric("rmse", Metric.RMSE));
        columns.add(metric("phase error", Metric.PHASE_ERROR));
        columns.add(metric("missed", Metric.MISSED_PULSES));
        columns.add(metric("spurious", Metric.SPURIOUS_PULSES));
        columns.add(column("verdict", HorizontalAlign.LEFT, result -> result.judgement().verdict().name()));
        columns.add(column("time", HorizontalAlign.RIGHT, measured(Summary::seconds)));
        return AsciiTable.builder()
                .border(AsciiTable.NO_BORDERS)
                .data(results, columns)
                .asString()
                .lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static ColumnData<ScenarioResult> column(
            String header, HorizontalAlign align, Function<ScenarioResult, String> value) {
        return new Column().header(header).headerAlign(align).dataAlign(align).with(value);
    }

    private static ColumnData<ScenarioResult> metric(String header, Metric metric) {
        return column(
                header,
                HorizontalAlign.RIGHT,
                measured(measurement -> measurement.metrics().get(metric) instanceof MetricValue.Defined defined
                        ? Numbers.text(defined.value())
                        : NOT_THERE));
    }

    private static Function<ScenarioResult, String> measured(Function<Measurement, String> value) {
        return result -> result.measurement().map(value).orElse(NOT_THERE);
    }

    private static String seconds(Measurement measurement) {
        return String.format(Locale.ROOT, "%.2f s", measurement.trainSeconds() + measurement.forecastSeconds());
    }

    /** How far each limit of a scenario that passed is away, in one line. */
    static String margins(ScenarioResult result) {
        return result.name() + ": "
                + result.judgement().checks().stream()
                        .filter(check -> check.outcome() != Check.Outcome.NOT_LIMITED)
                        .map(Summary::margin)
                        .collect(Collectors.joining(", "));
    }

    private static String margin(Check check) {
        String limit = check.limit().describe(Numbers::text);
        return check.value() instanceof MetricValue.Defined defined
                ? check.metric().key() + " " + Numbers.text(defined.value()) + " (" + limit + ")"
                : check.metric().key() + " not applicable ("
                        + ((MetricValue.Undefined) check.value()).reason() + ")";
    }

    /**
     * Everything that is wrong, a finding a line.
     *
     * @param results of which those that passed are left out
     * @param forecastOf the file that shows a scenario's forecast, as it is to be told
     */
    static String findings(List<ScenarioResult> results, Function<ScenarioResult, String> forecastOf) {
        long bad = results.stream().filter(Summary::didNotPass).count();
        StringBuilder text = new StringBuilder();
        text.append(bad).append(" of ").append(results.size()).append(results.size() == 1 ? " scenario" : " scenarios");
        text.append(" did not pass");
        for (ScenarioResult result : results) {
            for (Finding finding : result.judgement().findings()) {
                text.append("\n  ").append(result.name()).append(' ').append(finding.kind().verdict());
                text.append(": ").append(finding.message());
                if (finding.step().isPresent()) {
                    text.append(" [").append(forecastOf.apply(result)).append(']');
                }
            }
        }
        return text.toString();
    }

    private static boolean didNotPass(ScenarioResult result) {
        return result.judgement().verdict() != Verdict.PASS;
    }
}
