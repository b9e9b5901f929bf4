package io.github.lstmforecast.maven;

import com.github.freva.asciitable.ColumnData;
import io.github.lstmforecast.gate.Calibration;
import io.github.lstmforecast.gate.Calibration.Row;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Gate;
import io.github.lstmforecast.gate.Numbers;
import io.github.lstmforecast.gate.Shortcoming;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.maven.worker.IoMessage;
import io.github.lstmforecast.maven.worker.LocaleEncoding;
import io.github.lstmforecast.maven.worker.WorkerException;
import io.github.lstmforecast.metric.FailingForecast;
import io.github.lstmforecast.metric.LeadTimeMetric;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.report.ResultColumn;
import io.github.lstmforecast.report.ToleranceYaml;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.result.TrainingResult;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioException;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Proposes tolerances: trains each scenario with many seeds, shows how each metric is spread, takes the worst value as
 * the limit, and tries the limits on forecasts that are wrong in known ways: which would be caught, which not.
 *
 * <p>A model that is the same with every seed, a linear one say, is made once; the limits are the worst of its forecasts.
 *
 * <p>A model that most of its trainings show to be of no use gets no limits, but the reason: its forecasts are flat, have
 * no pulse in time, or are worse than a plain forecast.
 *
 * <p>The proposal is left as a fragment of YAML, {@code tolerance.yaml} in the scenario's output folder. No scenario is
 * ever changed.
 */
@Mojo(name = "calibrate", threadSafe = true)
public final class CalibrateMojo extends ScenarioMojo<CalibrateMojo.Outcome> {
    /** How many trainings; with 59, 95% of all trainings stay within each limit with 95% confidence. */
    @Parameter(property = "lstm-forecast.seeds", defaultValue = "59")
    private int seeds;

    /** For Maven, which sets the parameters. */
    public CalibrateMojo() {}

    /**
     * The lines to log of one scenario; or a {@code problem}, if it could not be calibrated.
     *
     * @param warning why no limits are proposed; empty if some are
     */
    record Outcome(String name, List<String> lines, Optional<String> warning, String problem) {
        Outcome(String name, String problem) {
            this(name, List.of(), Optional.empty(), problem);
        }
    }

    @Override
    void begin() throws MojoExecutionException {
        if (seeds < 2) {
            throw new MojoExecutionException(
                    "lstm-forecast.seeds is " + seeds + ", but must be at least 2 (trainings)");
        }
    }

    @Override
    Outcome run(Workers workers, String name, Path folder, TrainingListener listener) throws InterruptedException {
        try {
            LocaleEncoding.require(folder.toString());
            Scenario scenario = ScenarioReader.read(base(), folder, trusted());
            if (!scenario.model().isMadeHere()) {
                return new Outcome(
                        name,
                        List.of(name + ": its model, " + scenario.model().description()
                                + ", is not trained here, so there are no trainings"
                                + " to learn tolerances from"),
                        Optional.empty(),
                        "");
            }
            Optional<String> whyOneSeed = scenario.model().whyOneSeed();
            Measurement measurement = workers.measure(
                    scenario, base(), folder, output().resolve(name), whyOneSeed.isPresent() ? 1 : seeds, listener);
            Optional<String> failure = measurement.first().failure();
            if (failure.isPresent()) {
                return new Outcome(name, "the training with the scenario's own seed failed: " + failure.get());
            }
            Calibration calibration = Calibration.of(
                    measurement.trainings().stream()
                            .map(TrainingResult::outcome)
                            .toList(),
                    scenario.tolerances());
            Path file = output().resolve(name).resolve("tolerance.yaml");
            ToleranceYaml.write(file, name, calibration, scenario.tolerances());
            List<String> lines = new ArrayList<>(distributions(name, calibration, whyOneSeed, scenario.tolerances()));
            Optional<String> uselessness = calibration.uselessness();
            if (uselessness.isEmpty()) {
                lines.addAll(caught(measurement.wrongForecasts(), calibration.proposed(scenario.tolerances())));
                lines.add("Proposed tolerances: " + shown(file));
            }
            return new Outcome(
                    name,
                    lines,
                    uselessness.map(reason -> name + ": no limits are proposed: its model is of no use yet. Of its"
                            + " trainings: " + reason),
                    "");
        } catch (ScenarioException | WorkerException e) {
            return new Outcome(name, e.getMessage());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            getLog().debug(e);
            return new Outcome(name, internalError(e));
        } catch (IOException e) {
            return new Outcome(name, "the proposed tolerances can't be written: " + IoMessage.of(e));
        }
    }

    private static List<String> distributions(
            String name, Calibration calibration, Optional<String> whyOneSeed, Tolerances held) {
        boolean isUseless = calibration.uselessness().isPresent();
        List<String> lines = new ArrayList<>();
        lines.add(name + ": "
                + whyOneSeed.map(reason -> "1 training, as " + reason).orElse(calibration.trainings() + " trainings")
                + (isUseless ? "" : "; " + ToleranceYaml.basis(calibration)));
        if (!isUseless && !calibration.shortcomings().isEmpty()) {
            lines.add("Of these trainings: "
                    + calibration.shortcomings().stream().map(Shortcoming::text).collect(Collectors.joining(", ")));
        }
        List<ColumnData<Row>> columns = new ArrayList<>(List.of(
                LogTable.left("metric", row -> row.metric().key()),
                LogTable.right("best", row -> number(row.best())),
                LogTable.right("median", row -> number(row.median())),
                LogTable.right("95%", row -> number(row.most())),
                LogTable.right("worst", row -> number(row.worst())),
                LogTable.left("limit now", row -> limit(held.limit(row.metric())))));
        if (!isUseless) {
            columns.add(LogTable.left("proposed", row -> proposed(calibration, row)));
        }
        // Parts of the horizon without a limit would be most of the table; the proposal has them.
        List<Row> shown = calibration.rows().stream()
                .filter(row -> !(row.metric() instanceof LeadTimeMetric)
                        || !held.limit(row.metric()).isNone())
                .toList();
        lines.addAll(LogTable.lines(shown, columns));
        return lines;
    }

    private static String proposed(Calibration calibration, Row row) {
        return row.proposed()
                        .map(limit -> limit.isNone() ? "none" : limit(limit))
                        .orElse("-")
                + (row.without() == 0 ? "" : "; " + ToleranceYaml.without(calibration, row));
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? Numbers.text(value.getAsDouble()) : ResultColumn.MISSING;
    }

    /** Tries the proposal on forecasts that are wrong in known ways. */
    private static List<String> caught(Map<FailingForecast, List<Metrics>> wrongForecasts, Tolerances proposed) {
        record Tried(String wrong, String caught, String by) {}
        List<Tried> rows = new ArrayList<>();
        for (Map.Entry<FailingForecast, List<Metrics>> wrong : wrongForecasts.entrySet()) {
            List<List<Finding>> findings = new ArrayList<>();
            for (Metrics metrics : wrong.getValue()) {
                findings.add(Gate.judge(metrics, proposed).findings().stream()
                        .filter(finding -> finding.kind().verdict() == Verdict.FAIL)
                        .toList());
            }
            String by = findings.stream()
                    .flatMap(List::stream)
                    .flatMap(Finding::all)
                    .map(finding -> finding.check().text())
                    .distinct()
                    .collect(Collectors.joining(", "));
            rows.add(new Tried(wrong.getKey().description(), caught(findings), by));
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                "Forecasts that are wrong, held to the proposed limits (each metric that would fail in one of them):");
        lines.addAll(LogTable.lines(
                rows,
                List.of(
                        LogTable.left("forecast", Tried::wrong),
                        LogTable.left("", Tried::caught),
                        LogTable.left("by", Tried::by))));
        return lines;
    }

    private static String caught(List<List<Finding>> findings) {
        long caught = findings.stream().filter(of -> !of.isEmpty()).count();
        if (findings.isEmpty()) {
            return "not tried: this truth has no place for it";
        }
        if (caught == 0) {
            return "NOT CAUGHT";
        }
        return caught == findings.size() ? "caught" : "caught " + caught + " of " + findings.size();
    }

    private static String limit(Limit limit) {
        return limit.isNone() ? "-" : limit.describe(Numbers::text);
    }

    @Override
    void end(List<Outcome> outcomes) throws MojoExecutionException, MojoFailureException {
        for (Outcome outcome : outcomes) {
            outcome.lines().forEach(getLog()::info);
            outcome.warning().ifPresent(getLog()::warn);
        }
        List<Outcome> problems = outcomes.stream()
                .filter(outcome -> !outcome.problem().isEmpty())
                .toList();
        if (!problems.isEmpty()) {
            throw new MojoExecutionException(problems.size() + " of " + outcomes.size()
                    + (outcomes.size() == 1 ? " scenario" : " scenarios") + " could not be calibrated"
                    + problems.stream()
                            .flatMap(outcome ->
                                    outcome.problem().lines().map(line -> "\n  " + outcome.name() + ": " + line))
                            .collect(Collectors.joining()));
        }
    }
}
