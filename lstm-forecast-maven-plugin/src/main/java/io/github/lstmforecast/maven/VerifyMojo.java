package io.github.lstmforecast.maven;

import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.maven.reference.ReferenceFinder;
import io.github.lstmforecast.maven.worker.IoMessage;
import io.github.lstmforecast.maven.worker.LocaleEncoding;
import io.github.lstmforecast.maven.worker.Worker;
import io.github.lstmforecast.maven.worker.WorkerException;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.report.ScenarioPictures;
import io.github.lstmforecast.report.ScenarioReport;
import io.github.lstmforecast.result.Assessment;
import io.github.lstmforecast.result.GoldenCandidate;
import io.github.lstmforecast.result.GoldenCheck;
import io.github.lstmforecast.result.Measurement;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioException;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Runs every scenario of the module: trains its model, lets it forecast in closed loop, measures error and pulse
 * timing, and holds them to the scenario's tolerances.
 *
 * <p>All scenarios are run and all results are written before the build fails. An exceeded limit is a build failure, which
 * {@code failOnViolation} can turn into a warning; a scenario that could not be judged is a build error, which nothing
 * turns off.
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class VerifyMojo extends ScenarioMojo<ScenarioReport> {
    /** Whether the build fails where a limit is exceeded. If not, the findings are warnings. */
    @Parameter(property = "lstm-forecast.failOnViolation", defaultValue = "true")
    private boolean failOnViolation;

    /**
     * Default limits, where a scenario does not give its own:
     * {@code <tolerance><phaseError>0.1</phaseError></tolerance>}. Each is a number, a range {@code a..b}, or
     * {@code none}. On the command line {@code -Dlstm-forecast.phaseError=0.1}, and likewise for each metric, also for
     * one that a jar in {@code <plugin><dependencies>} has: {@code -Dlstm-forecast.acme.cost=1}.
     */
    @Parameter
    private Map<String, String> tolerance = Map.of();

    /**
     * Which reports to write beside {@code results.json}: {@code html} for people, {@code junit} for tools that read
     * reports of tests, {@code github} for the summary of a step on GitHub (written if {@code GITHUB_STEP_SUMMARY} is set in
     * the environment).
     */
    @Parameter(property = "lstm-forecast.formats", defaultValue = "html,junit,github")
    private List<String> formats;

    /**
     * A file to which each run appends a line for each scenario, with its metrics, limits and verdict: one file for all
     * modules, relative to where Maven was started. The report then has a chart of the last runs, and the log says how much of
     * a margin is used.
     */
    @Parameter(property = "lstm-forecast.history")
    private String history;

    /**
     * The results to compare with: a file with results ({@code results.json}), or a folder that has one, relative to where
     * Maven was started; {@code release}, the last release of this module before its version, if that has attached its
     * results; or Maven coordinates, {@code groupId:artifactId:version} or
     * {@code groupId:artifactId:extension:classifier:version}. Of a folder, as a checkout of a build of several modules, each
     * module takes its own results. A path that exists counts before coordinates; {@code release} is never a path, but
     * {@code ./release} is.
     */
    @Parameter(property = "lstm-forecast.reference")
    private String reference;

    /** Whether to attach {@code results.json} to the module, so that {@code deploy} publishes it: a later {@code reference}. */
    @Parameter(property = "lstm-forecast.attach", defaultValue = "false")
    private boolean attach;

    /**
     * The classifier of results as artifacts, those that are attached and those of {@code reference}. Executions that attach
     * need one each.
     */
    @Parameter(property = "lstm-forecast.classifier", defaultValue = "lstm-forecast")
    private String classifier;

    @Inject
    private MavenProjectHelper projectHelper;

    private Reports reports;
    private RunComparison comparison;
    private Optional<HistoryFile> historyFile = Optional.empty();
    private ToleranceDefaults defaults = ToleranceDefaults.NONE;

    /** For Maven, which sets the parameters. */
    public VerifyMojo() {}

    @Override
    void begin() throws MojoExecutionException {
        requireOwnOutput();
        reports = new Reports(output(), project(), formats, getLog());
        if (reference != null) {
            finder().requireOther(reference, reports.results());
        }
        try {
            reports.deleteOld();
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The results of an earlier run, in " + shown(output()) + ", can't be deleted: " + IoMessage.of(e),
                    e);
        }
        reports.requireKnownFormats();
        historyFile = HistoryFile.of(history, this);
        defaults = ToleranceDefaults.of(tolerance, this::property, session().getUserProperties()::containsKey);
    }

    /** A mistake in the reference must not cost the trainings. */
    @Override
    void beginRun() throws MojoExecutionException {
        if (attach) {
            attached().requireFree(reports.results());
        }
        comparison = RunComparison.of(finder(), reference, reports.module(), selected(), getLog());
    }

    private ReferenceFinder finder() {
        return new ReferenceFinder(started(session()), output(), project(), repository(), classifier, this::shown);
    }

    private AttachedResults attached() {
        return new AttachedResults(projectHelper, project(), classifier);
    }

    /** What another execution has found would be deleted, and its failures with it. Who types a goal knows. */
    private void requireOwnOutput() throws MojoExecutionException {
        if (execution().getSource() == MojoExecution.Source.CLI) {
            return;
        }
        String mine = executionId();
        Object owner = firstOf("io.github.lstmforecast.output:" + output().toAbsolutePath(), mine);
        if (!owner.equals(mine)) {
            throw new MojoExecutionException(shown(output()) + " has the results of the execution " + owner
                    + ", which would be lost; give each execution an <outputDirectory> of its own");
        }
    }

    private String executionId() {
        return "'" + execution().getExecutionId() + "' of " + project().getId();
    }

    @Override
    Map<Metric, Limit> defaults() {
        return defaults.limits();
    }

    @Override
    ScenarioReport run(Workers workers, String name, Path folder, TrainingListener listener)
            throws InterruptedException {
        try {
            LocaleEncoding.require(folder.toString());
            Path results = output().resolve(name);
            Golden.delete(results, Golden.CANDIDATE); // of an earlier run, as are the pictures
            ExportMojo.deleteOld(results, name);
            ScenarioPictures.deleteOld(output(), name);
            // Read here too, so that an error in the file costs no child, and the limits are known.
            Scenario scenario = ScenarioReader.read(base(), folder, trusted());
            comparison.regression(name, scenario.regression());
            defaults.unused(scenario.tolerances()).forEach(unused -> getLog().info(name + ": " + unused));
            Measurement measurement =
                    workers.measure(scenario, base(), folder, results, Worker.AS_THE_SCENARIO_SAYS, listener);
            Tolerances tolerances = scenario.tolerances().withDefaults(defaults.limits());
            GoldenCheck golden = scenario.goldenCheck(folder, GoldenCandidate.in(results), this::shown);
            return reports.draw(new ScenarioReport(
                    name,
                    Optional.of(measurement),
                    Assessment.of(tolerances, scenario.seeds(), measurement.trainings(), golden),
                    List.of()));
        } catch (ScenarioException e) {
            return ScenarioReport.notRun(name, e.problems().toArray(String[]::new));
        } catch (WorkerException e) {
            return ScenarioReport.notRun(name, e.getMessage());
        } catch (IOException e) {
            return ScenarioReport.notRun(name, "what an earlier run has left can't be deleted: " + IoMessage.of(e));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) { // the others are still judged
            getLog().debug(e);
            return ScenarioReport.notRun(name, internalError(e));
        }
    }

    @Override
    void end(List<ScenarioReport> results) throws MojoExecutionException, MojoFailureException {
        new BuildVerdict(this, reports, output(), failOnViolation, historyFile).end(results, List.of(), comparison);
        if (attach) {
            attached().attach(reports.results());
            if (!selected().isEmpty()) {
                getLog().warn("The attached results are those of " + String.join(", ", selected()) + " only");
            }
        }
    }
}
