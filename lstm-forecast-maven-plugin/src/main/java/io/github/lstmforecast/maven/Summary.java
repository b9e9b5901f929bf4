package io.github.lstmforecast.maven;

import com.github.freva.asciitable.ColumnData;
import io.github.lstmforecast.gate.Check;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.report.ResultColumn;
import io.github.lstmforecast.report.ScenarioReport;
import io.github.lstmforecast.result.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The results as Maven's log shows them. */
final class Summary {
    /** Text without a special meaning to any shell, at least in double quotes. */
    private static final Pattern WORDS =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}._+=@/-]+( +[\\p{L}\\p{M}\\p{N}._+=@/-]+)*");

    /** A path with another first character has another meaning to Maven. */
    private static final Pattern BEGINS_A_PATH = Pattern.compile("[\\p{L}\\p{N}._/].*");

    private Summary() {}

    /** A table, a scenario a row. */
    static List<String> table(List<ScenarioReport> results) {
        List<ResultColumn> columns = new ArrayList<>();
        columns.add(new ResultColumn("scenario", false, ScenarioReport::name));
        columns.add(ResultColumn.measured("model", false, Measurement::model));
        columns.addAll(ResultColumn.metrics());
        columns.addAll(ResultColumn.golden(results));
        columns.add(
                new ResultColumn("verdict", false, result -> result.verdict().name()));
        columns.add(ResultColumn.time());
        return LogTable.lines(results, columns.stream().map(Summary::inLog).toList());
    }

    private static ColumnData<ScenarioReport> inLog(ResultColumn column) {
        return column.isNumber()
                ? LogTable.right(column.header(), column.text())
                : LogTable.left(column.header(), column.text());
    }

    /** The notes on a scenario besides its row and its findings, a line each. */
    static List<String> remarks(ScenarioReport result) {
        List<String> lines = new ArrayList<>(result.notes());
        result.measurement().flatMap(Summary::baselines).ifPresent(lines::add);
        result.assessment().judgement().seeds().ifPresent(seeds -> lines.addAll(seeds.lines()));
        if (result.verdict() == Verdict.PASS
                && result.assessment().judgement().seeds().isEmpty()) {
            lines.add(margins(result));
        }
        return lines.stream().map(line -> result.name() + ": " + line).toList();
    }

    /** What plain models reach on the same forecasts. */
    private static Optional<String> baselines(Measurement measurement) {
        List<Metrics> ours = measurement.metrics();
        if (ours.isEmpty()) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>();
        all.add("rmse of the model " + ResultColumn.worst(ours, StandardMetric.RMSE));
        for (Baseline baseline : Baseline.values()) {
            List<Metrics> theirs = measurement.first().subjects().stream()
                    .flatMap(subject -> Optional.ofNullable(subject.baselines().get(baseline)).stream())
                    .toList();
            if (!theirs.isEmpty()) {
                all.add("of " + baseline.description() + " " + ResultColumn.worst(theirs, StandardMetric.RMSE));
            }
        }
        return Optional.of(
                String.join(", ", all) + (ours.size() > 1 ? " (the worst of " + ours.size() + " forecasts)" : ""));
    }

    /** The value and limit of each metric of a scenario that passed, in one line; of several forecasts, the one nearest to the limit. */
    private static String margins(ScenarioReport result) {
        Map<Metric, Check> nearest = new TreeMap<>(Metric.ORDER);
        for (Check check : result.assessment().judgement().checks()) {
            if (check.outcome() != Check.Outcome.NOT_LIMITED) {
                nearest.merge(
                        check.metric(),
                        check,
                        (one, other) -> one.margin().orElse(Double.POSITIVE_INFINITY)
                                        <= other.margin().orElse(Double.POSITIVE_INFINITY)
                                ? one
                                : other);
            }
        }
        return nearest.values().stream().map(Summary::margin).collect(Collectors.joining(", "));
    }

    private static String margin(Check check) {
        String limit = check.over()
                        .map(over -> over.judge().text() + " of " + over.origins() + ", ")
                        .orElse("")
                + check.limit().describe(Numbers::text);
        return check.value() instanceof MetricValue.Defined defined
                ? check.metric().key() + " " + Numbers.text(defined.value()) + " (" + limit + ")"
                : check.metric().key() + " not applicable (" + ((MetricValue.Undefined) check.value()).reason() + ")";
    }

    /**
     * Everything that is wrong, a finding a line, with its consequences under it.
     *
     * @param results of all scenarios; those that passed have no findings
     * @param forecastOf the path of the file that shows a finding
     */
    static String findings(List<ScenarioReport> results, BiFunction<ScenarioReport, Finding, String> forecastOf) {
        long bad = results.stream().filter(Summary::didNotPass).count();
        StringBuilder text = new StringBuilder();
        text.append(bad).append(" of ").append(results.size()).append(results.size() == 1 ? " scenario" : " scenarios");
        text.append(" did not pass");
        for (ScenarioReport result : results) {
            for (Finding finding : result.findings()) {
                text.append("\n  ")
                        .append(result.name())
                        .append(' ')
                        .append(finding.kind().verdict());
                text.append(": ").append(finding.message());
                if (finding.all().anyMatch(one -> one.step().isPresent())) {
                    text.append(" [").append(forecastOf.apply(result, finding)).append(']');
                }
                finding.consequencesText()
                        .ifPresent(following -> text.append("\n    ").append(following));
            }
        }
        return text.toString();
    }

    /**
     * The command that makes a scenario's candidate its golden model. It is there to be pasted into a shell, whichever
     * that is, so there is none where a name has characters that could mean something there, or to Maven.
     *
     * @param module the path of the scenario's module, with {@code /}; empty where Maven was started there
     * @param scenario its name
     */
    static Optional<String> acceptCommand(String module, String scenario) {
        boolean isHere = module.isEmpty();
        if (!WORDS.matcher(scenario).matches()
                || !isHere
                        && !(WORDS.matcher(module).matches()
                                && BEGINS_A_PATH.matcher(module).matches())) {
            return Optional.empty();
        }
        String at = isHere ? "" : " -pl " + quoted(module);
        return Optional.of("mvn lstm-forecast:accept" + at + " " + quoted("-Dlstm-forecast.scenarios=" + scenario)
                + " -Dlstm-forecast.reason=\"...\"");
    }

    private static String quoted(String argument) {
        return argument.contains(" ") ? '"' + argument + '"' : argument;
    }

    private static boolean didNotPass(ScenarioReport result) {
        return result.verdict() != Verdict.PASS;
    }
}
