package io.github.lstmforecast.maven;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.gate.Gate;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.maven.worker.LocaleEncoding;
import io.github.lstmforecast.maven.worker.Worker;
import io.github.lstmforecast.maven.worker.WorkerException;
import io.github.lstmforecast.maven.worker.WorkerOptions;
import io.github.lstmforecast.maven.worker.WorkerOutput;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.report.Measurement;
import io.github.lstmforecast.report.ResultsJson;
import io.github.lstmforecast.report.ScenarioResult;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioException;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.train.TrainingListener;
import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Runs every scenario of the module: trains its model, lets it forecast in closed loop, measures error and pulse timing,
 * and holds them to the scenario's tolerances.
 *
 * <p>All scenarios are run and all results are written before the build fails. A passed limit is a build failure, which
 * {@code failOnViolation} can turn into a warning; a scenario that could not be judged is a build error, which nothing
 * turns off.
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class VerifyMojo extends AbstractMojo {
    /** Whether to do nothing at all. */
    @Parameter(property = "lstm-forecast.skip", defaultValue = "false")
    private boolean skip;

    /** Whether the build fails where a limit is passed. If not, the findings are warnings. */
    @Parameter(property = "lstm-forecast.failOnViolation", defaultValue = "true")
    private boolean failOnViolation;

    /** Whether the build fails where the module has no scenario: a gate that judges nothing should not look passed. */
    @Parameter(property = "lstm-forecast.failIfNoScenarios", defaultValue = "true")
    private boolean failIfNoScenarios;

    /** Where the scenarios are: each folder in it with a {@code scenario.yaml} is one. */
    @Parameter(property = "lstm-forecast.scenarioDirectory", defaultValue = "${project.basedir}/src/forecast")
    private File scenarioDirectory;

    /** The scenarios to run, by name; all where it is left out. On the command line: {@code -Dlstm-forecast.scenarios=a,b}. */
    @Parameter(property = "lstm-forecast.scenarios")
    private List<String> scenarios = List.of();

    /** Where results are written. */
    @Parameter(property = "lstm-forecast.outputDirectory", defaultValue = "${project.build.directory}/lstm-forecast")
    private File outputDirectory;

    /** Options of the child JVM that trains and forecasts, {@code -Xmx2g} say. On the command line, separated by commas. */
    @Parameter(property = "lstm-forecast.jvmArgs")
    private List<String> jvmArgs = List.of();

    /** Environment variables of the child JVM, on top of Maven's own. */
    @Parameter
    private Map<String, String> environmentVariables = Map.of();

    /** How many scenarios run at once, in threads of one child JVM; 0 for as many as there are processors. */
    @Parameter(property = "lstm-forecast.parallel", defaultValue = "0")
    private int parallel;

    /** How long one scenario may take, in seconds. */
    @Parameter(property = "lstm-forecast.timeoutSeconds", defaultValue = "600")
    private long timeoutSeconds;

    /**
     * How to show the progress of a training: {@code bar}, {@code lines} (one every tenth), {@code none}, or {@code auto},
     * a bar on a terminal and lines in batch mode.
     */
    @Parameter(property = "lstm-forecast.progress", defaultValue = "auto")
    private String progress;

    /**
     * Default limits, where a scenario does not give its own: {@code <tolerance><phaseError>0.1</phaseError></tolerance>}.
     * Each is a number, a range {@code a..b}, or {@code none}. On the command line {@code -Dlstm-forecast.phaseError=0.1},
     * and likewise for each metric.
     */
    @Parameter
    private Map<String, String> tolerance = Map.of();

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> pluginArtifacts;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: lstm-forecast.skip is set");
            return;
        }
        try {
            LocaleEncoding.require(outputDirectory.getPath());
            LocaleEncoding.require(scenarioDirectory.getPath());
        } catch (WorkerException e) {
            throw new MojoExecutionException("No scenario can be run: " + e.getMessage(), e);
        }
        Map<Metric, Limit> defaults = defaultLimits();
        List<Path> folders = ScenarioFolders.find(scenarioDirectory.toPath(), scenarios, getLog());
        if (folders.isEmpty()) {
            noScenarios();
            return;
        }
        Progress shown = progress(atOnce(folders));
        if (timeoutSeconds < 1) {
            throw new MojoExecutionException(
                    "lstm-forecast.timeoutSeconds is " + timeoutSeconds + ", but must be at least 1 (seconds)");
        }
        if (parallel < 0) {
            throw new MojoExecutionException("lstm-forecast.parallel is " + parallel
                    + ", but must be at least 0 (scenarios at once, 0 for as many as there are processors)");
        }
        List<ScenarioResult> results = runAll(folders, defaults, shown);
        Path resultsFile = outputDirectory.toPath().resolve("results.json");
        try {
            ResultsJson.write(resultsFile, results);
        } catch (IOException e) {
            throw new MojoExecutionException("The results can't be written to " + resultsFile + ": " + e, e);
        }
        tell(results, resultsFile);
    }

    private void noScenarios() throws MojoExecutionException {
        String message = "There is no scenario in " + scenarioDirectory + ": a scenario is a folder there with a "
                + ScenarioReader.FILE_NAME;
        if (failIfNoScenarios) {
            throw new MojoExecutionException(
                    message + ". Set lstm-forecast.failIfNoScenarios=false if this module needs none");
        }
        getLog().info(message);
    }

    private List<ScenarioResult> runAll(List<Path> folders, Map<Metric, Limit> defaults, Progress shown)
            throws MojoExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(atOnce(folders));
        try (Worker worker = new Worker(workerOptions(), new ChildLog(getLog()))) {
            try {
                List<Future<ScenarioResult>> running = new ArrayList<>();
                for (Path folder : folders) {
                    running.add(pool.submit(() -> run(worker, folder, defaults, shown)));
                }
                List<ScenarioResult> results = new ArrayList<>();
                for (Future<ScenarioResult> result : running) {
                    results.add(result.get());
                }
                return results;
            } finally {
                pool.shutdownNow(); // before the worker is closed: what still runs must not start another child
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted while scenarios were running", e);
        } catch (ExecutionException e) {
            throw new MojoExecutionException(
                    "A scenario broke the plugin, which is a mistake in lstm-forecast", e.getCause());
        }
    }

    private int atOnce(List<Path> folders) {
        return Math.min(parallel == 0 ? Runtime.getRuntime().availableProcessors() : parallel, folders.size());
    }

    private ScenarioResult run(Worker worker, Path folder, Map<Metric, Limit> defaults, Progress shown)
            throws InterruptedException {
        String name = ScenarioFolders.name(folder);
        Path base = project.getBasedir().toPath();
        try {
            LocaleEncoding.require(folder.toString());
            // Read here too, so that a mistake in the file costs no child, and the limits are at hand.
            Scenario scenario = ScenarioReader.read(base, folder);
            Measurement measurement =
                    worker.run(base, folder, outputDirectory.toPath().resolve(name), listener(name, shown));
            return new ScenarioResult(
                    name,
                    Gate.judge(measurement.metrics(), scenario.tolerances().withDefaults(defaults)),
                    Optional.of(measurement));
        } catch (ScenarioException | WorkerException e) {
            return ScenarioResult.notRun(name, e.getMessage());
        }
    }

    private WorkerOptions workerOptions() {
        return new WorkerOptions(
                pluginArtifacts.stream().map(artifact -> artifact.getFile().toPath()).toList(),
                jvmArgs,
                environmentVariables,
                outputDirectory.toPath().resolve("worker.args"),
                Duration.ofSeconds(timeoutSeconds));
    }

    private void tell(List<ScenarioResult> results, Path resultsFile)
            throws MojoExecutionException, MojoFailureException {
        Verdict verdict = ResultsJson.verdict(results);
        Summary.table(results).forEach(getLog()::info);
        for (ScenarioResult result : results) {
            result.measurement().ifPresent(measurement ->
                    measurement.notes().forEach(note -> getLog().info(result.name() + ": " + note)));
            if (result.judgement().verdict() == Verdict.PASS) {
                getLog().info(Summary.margins(result));
            }
        }
        String findings = Summary.findings(results, result -> shown(outputDirectory.toPath()
                .resolve(result.name())
                .resolve("forecast.csv")));
        if (verdict == Verdict.FAIL && !failOnViolation) {
            findings.lines().forEach(getLog()::warn);
        }
        getLog().info("Results: " + shown(resultsFile));
        if (verdict == Verdict.ERROR) {
            throw new MojoExecutionException(findings);
        }
        if (verdict == Verdict.FAIL && failOnViolation) {
            throw new MojoFailureException(findings);
        }
    }

    /** A path as a reader finds it from where Maven was started. */
    private String shown(Path path) {
        Path root = Path.of(session.getExecutionRootDirectory()).toAbsolutePath();
        Path absolute = path.toAbsolutePath();
        return absolute.startsWith(root) ? root.relativize(absolute).toString() : absolute.toString();
    }

    private Map<Metric, Limit> defaultLimits() throws MojoExecutionException {
        Map<Metric, Limit> limits = new EnumMap<>(Metric.class);
        for (String key : tolerance.keySet()) {
            Metric metric = Metric.byKey(key)
                    .orElseThrow(() -> new MojoExecutionException("<tolerance> has an unknown metric '" + key + "'"));
            limits.put(metric, limit(metric, "<tolerance><" + key + ">", tolerance.get(key)));
        }
        for (Metric metric : Metric.values()) {
            String property = "lstm-forecast." + metric.key();
            String text = session.getUserProperties()
                    .getProperty(property, project.getProperties().getProperty(property));
            if (text != null) {
                limits.put(metric, limit(metric, property, text));
            }
        }
        return limits;
    }

    private static Limit limit(Metric metric, String where, String text) throws MojoExecutionException {
        try {
            return ScenarioReader.parseLimit(metric, text);
        } catch (InvalidValueException e) {
            throw new MojoExecutionException(where + " is " + e.found() + ", but must be " + e.allowed(), e);
        }
    }

    private enum Progress {
        BAR,
        LINES,
        NONE
    }

    private Progress progress(int atOnce) throws MojoExecutionException {
        return switch (progress) {
            case "auto" -> atOnce == 1 && session.getRequest().isInteractiveMode() && isTerminal() ? Progress.BAR : Progress.LINES;
            case "bar" -> Progress.BAR;
            case "lines" -> Progress.LINES;
            case "none" -> Progress.NONE;
            default -> throw new MojoExecutionException(
                    "lstm-forecast.progress is '" + progress + "', but must be auto, bar, lines or none");
        };
    }

    /** Since Java 22 there is a console even where the output goes to a file, and a method that tells the difference. */
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    private TrainingListener listener(String name, Progress shown) {
        return switch (shown) {
            case BAR -> ProgressDisplay.bar(name, System.out);
            case LINES -> ProgressDisplay.lines(name, getLog()::info);
            case NONE -> TrainingListener.NONE;
        };
    }
}
