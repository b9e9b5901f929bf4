package io.github.lstmforecast.maven;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.gate.Seeds;
import io.github.lstmforecast.maven.worker.LocaleEncoding;
import io.github.lstmforecast.maven.worker.Worker;
import io.github.lstmforecast.maven.worker.WorkerException;
import io.github.lstmforecast.maven.worker.WorkerOptions;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.report.Measurement;
import io.github.lstmforecast.scenario.Engine;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.train.TrainingListener;
import java.io.Console;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.inject.Inject;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.SessionData;

/**
 * A goal that runs the scenarios of a module in a child JVM.
 *
 * @param <T> what comes of a scenario
 */
abstract class ScenarioMojo<T> extends AbstractMojo {
    private static final String OF_MAVEN = "plexus-utils"; // an old one, which Maven gives to every plugin
    /** What only Maven's own JVM needs: its site, drawing, and the templates of reports. */
    private static final List<String> FOR_REPORTS =
            List.of("org.apache.maven.", "org.jfree:", "org.apache.xmlgraphics:", "gg.jte:", "org.commonmark:");

    private static final String LIBRARY = "lstm-forecast-lib";

    static final int AS_THE_SCENARIO_SAYS = 0;

    private static final long MOST_SECONDS = Duration.ofDays(365).toSeconds();

    /** Whether to do nothing at all. */
    @Parameter(property = "lstm-forecast.skip", defaultValue = "false")
    private boolean skip;

    /** Whether the build fails where the module has no scenario: a gate that judges nothing should not look passed. */
    @Parameter(property = "lstm-forecast.failIfNoScenarios", defaultValue = "true")
    private boolean failIfNoScenarios;

    /** Where the scenarios are: each folder in it with a {@code scenario.yaml} is one. */
    @Parameter(property = "lstm-forecast.scenarioDirectory", defaultValue = "${project.basedir}/src/forecast")
    private File scenarioDirectory;

    /**
     * The scenarios to run, by name; all where it is left out. On the command line:
     * {@code -Dlstm-forecast.scenarios=a,b}.
     */
    @Parameter(property = "lstm-forecast.scenarios")
    private List<String> scenarios = List.of();

    /**
     * Folders outside of the project that files of scenarios may lie in. What a scenario names, be it by a path or over a
     * link, must lie in the module, in its parent modules, in the module where Maven was started, if that is above, or
     * in one of these.
     */
    @Parameter(property = "lstm-forecast.trustedDirectories")
    private List<File> trustedDirectories = List.of();

    /** Where results are written. */
    @Parameter(property = "lstm-forecast.outputDirectory", defaultValue = "${project.build.directory}/lstm-forecast")
    private File outputDirectory;

    /**
     * Options of the child JVM that trains and forecasts, {@code -Xmx2g} say. On the command line, separated by commas.
     */
    @Parameter(property = "lstm-forecast.jvmArgs")
    private List<String> jvmArgs = List.of();

    /**
     * Environment variables of the child JVM. Of Maven's own it gets only what it needs, as {@code PATH}, {@code HOME},
     * the locale and {@code OMP_*}; no secrets of a build server, and no {@code JAVA_TOOL_OPTIONS}.
     */
    @Parameter
    private Map<String, String> environmentVariables = Map.of();

    /**
     * How many trainings run at once, in threads of one child JVM; 0 for as many as there are processors, and never more
     * than that in a whole build, also where its modules are built side by side. Those of Deeplearning4j run one after
     * another.
     */
    @Parameter(property = "lstm-forecast.parallel", defaultValue = "0")
    private int parallel;

    /** How long one scenario may take, in seconds. */
    @Parameter(property = "lstm-forecast.timeoutSeconds", defaultValue = "600")
    private long timeoutSeconds;

    /**
     * How to show the progress of a training: {@code bar}, {@code lines} (one every tenth), {@code none}, or
     * {@code auto}, a bar on a terminal and lines in batch mode.
     */
    @Parameter(property = "lstm-forecast.progress", defaultValue = "auto")
    private String progress;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Inject
    private RepositorySystem repositorySystem;

    @Parameter(defaultValue = "${repositorySystemSession}", readonly = true, required = true)
    private RepositorySystemSession repositorySession;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> pluginArtifacts;

    private BuildLimits turns;

    /** Before anything is run. */
    abstract void begin() throws MojoExecutionException;

    /** Limits of metrics, where a scenario does not give its own. */
    Map<Metric, Limit> defaults() {
        return Map.of();
    }

    /** Runs one scenario; called by several threads. */
    abstract T run(Workers workers, String name, Path folder, TrainingListener listener) throws InterruptedException;

    /** After all were run: writes and tells what came of them, in the order of their names. */
    abstract void end(List<T> outcomes) throws MojoExecutionException, MojoFailureException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: lstm-forecast.skip is set");
            return;
        }
        try {
            LocaleEncoding.require(outputDirectory.getPath());
            begin();
            KnownProperties.require(plugin, session, project);
            LocaleEncoding.require(scenarioDirectory.getPath());
        } catch (WorkerException | ExtensionException e) {
            throw new MojoExecutionException("No scenario can be run: " + e.getMessage(), e);
        }
        List<Path> folders = ScenarioFolders.find(
                scenarioDirectory.toPath(),
                scenarios.stream().filter(Objects::nonNull).toList(),
                getLog());
        if (folders.isEmpty()) {
            noScenarios();
            return;
        }
        if (timeoutSeconds < 1 || timeoutSeconds > MOST_SECONDS) {
            throw new MojoExecutionException("lstm-forecast.timeoutSeconds is " + timeoutSeconds
                    + ", but must be from 1 to " + MOST_SECONDS + " (seconds)");
        }
        if (parallel < 0) {
            throw new MojoExecutionException("lstm-forecast.parallel is " + parallel
                    + ", but must be at least 0 (trainings at once, 0 for as many as there are processors)");
        }
        end(runAll(folders, progress(Math.min(threads(), folders.size()))));
    }

    private void noScenarios() throws MojoExecutionException {
        String message = "There is no scenario in " + shown(scenarioDirectory.toPath())
                + ": a scenario is a folder there with a " + ScenarioReader.FILE_NAME
                + "; mvn lstm-forecast:init writes a first one";
        if (failIfNoScenarios) {
            throw new MojoExecutionException(
                    message + ". Set lstm-forecast.failIfNoScenarios=false if this module needs none");
        }
        getLog().info(message);
    }

    private List<T> runAll(List<Path> folders, Progress shown) throws MojoExecutionException {
        turns = BuildLimits.of(repositorySession);
        try {
            turns.beginChild();
            try {
                return runInChild(folders, shown);
            } finally {
                turns.endChild();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted while scenarios were running", e);
        } catch (ExecutionException e) {
            throw new MojoExecutionException(
                    "A scenario broke the plugin, which is a mistake in lstm-forecast", e.getCause());
        }
    }

    private List<T> runInChild(List<Path> folders, Progress shown) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads());
        try (Workers workers = new Workers(this::workerOptions, new ChildLog(getLog()))) {
            try {
                List<Future<T>> running = new ArrayList<>();
                for (Path folder : folders) {
                    String name = ScenarioFolders.name(folder);
                    running.add(pool.submit(() -> run(workers, name, folder, listener(name, shown))));
                }
                List<T> results = new ArrayList<>();
                for (Future<T> result : running) {
                    results.add(result.get());
                }
                return results;
            } finally {
                pool.shutdownNow(); // before the worker is closed: what still runs must not start another child
            }
        }
    }

    /**
     * Trains and measures in a child, when it is this scenario's turn.
     *
     * @param workers of this goal
     * @param scenario as it was read
     * @param folder where it was read
     * @param results where its files go
     * @param seeds how many trainings, of which only the numbers are wanted; {@link #AS_THE_SCENARIO_SAYS} for all files
     * @param listener is told how it goes on
     * @return what was measured
     * @throws WorkerException if it can't be
     */
    final Measurement measure(
            Workers workers, Scenario scenario, Path folder, Path results, int seeds, TrainingListener listener)
            throws WorkerException, InterruptedException {
        int trainings = seeds == AS_THE_SCENARIO_SAYS
                ? scenario.seeds().map(Seeds::count).orElse(1)
                : seeds;
        Worker worker = workers.of(scenario.model().engine());
        int reserved = worker.reserve(trainings);
        try {
            int taken = turns.beginTrainings(reserved);
            try {
                return worker.run(base(), folder, results, seeds, listener);
            } finally {
                turns.endTrainings(taken);
            }
        } finally {
            worker.free(reserved);
        }
    }

    private int threads() {
        return parallel == 0 ? Runtime.getRuntime().availableProcessors() : parallel;
    }

    private WorkerOptions workerOptions(Engine engine) throws WorkerException {
        List<Path> classpath = new ArrayList<>(pluginArtifacts.stream()
                .filter(ScenarioMojo::isForChild)
                .map(artifact -> artifact.getFile().toPath())
                .toList());
        List<String> engineArgs = List.of();
        Map<String, String> environment = new HashMap<>();
        if (engine == Engine.DL4J) {
            Dl4jPlatform platform = Dl4jPlatform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
            List<Path> dl4j = dl4j(platform);
            classpath.addAll(dl4j);
            engineArgs = Dl4jChild.jvmArgs(Runtime.version().feature());
            environment.putAll(Dl4jChild.environment(platform));
        }
        environmentVariables.forEach((name, value) -> environment.put(name, value == null ? "" : value));
        return new WorkerOptions(
                classpath,
                engineArgs,
                jvmArgs.stream().filter(Objects::nonNull).toList(),
                environment,
                trusted(),
                defaults(),
                outputDirectory.toPath(),
                engine.key(),
                engine == Engine.DL4J ? 1 : threads(), // its networks were not tried side by side
                Duration.ofSeconds(timeoutSeconds));
    }

    /**
     * Whether a child needs an artifact. What is only for reports would cost it no time, but some of it would stand
     * before other versions that Deeplearning4j asks for. A trail leads from the plugin to the artifact, over who
     * brings it.
     */
    static boolean isForChild(Artifact artifact) {
        List<String> trail = artifact.getDependencyTrail() == null ? List.of() : artifact.getDependencyTrail();
        return !artifact.getArtifactId().equals(OF_MAVEN)
                && trail.stream().noneMatch(step -> FOR_REPORTS.stream().anyMatch(step::startsWith));
    }

    private List<Path> dl4j(Dl4jPlatform platform) throws WorkerException {
        getLog().info("Deeplearning4j is needed; its native code for " + platform.classifier()
                + " is downloaded where it is not there yet");
        Artifact library = pluginArtifacts.stream()
                .filter(artifact -> artifact.getArtifactId().equals(LIBRARY))
                .findFirst()
                .orElseThrow(() -> new WorkerException("the plugin has lost its library, " + LIBRARY));
        List<Path> files = new Dl4jArtifacts(repositorySystem, repositorySession, project.getRemotePluginRepositories())
                .resolve(RepositoryUtils.toArtifact(library), platform);
        getLog().debug("Deeplearning4j: " + files);
        return files;
    }

    /** What is told of a scenario that failed in a way that nobody foresaw. */
    static String mistake(Throwable e) {
        if (e instanceof OutOfMemoryError) {
            return "Maven has too little memory for the scenario's files and what came of them; give it more, with MAVEN_OPTS=-Xmx2g say";
        }
        return "the scenario broke the plugin, which is a mistake in lstm-forecast: " + e + "; mvn -X shows where";
    }

    /** The folder where Maven was started, also where only some of its modules are built. */
    static Path started(MavenSession session) {
        return Path.of(session.getExecutionRootDirectory());
    }

    /** Where files of scenarios may lie beside the module. */
    final List<Path> trusted() {
        return ProjectFolders.trusted(project, started(session), scenarioDirectory, trustedDirectories);
    }

    /** What paths in messages are relative to. */
    final Path base() {
        return project.getBasedir().toPath();
    }

    final Path output() {
        return outputDirectory.toPath();
    }

    /** What was first said under a key in this build, in whichever of its modules: now this, if nothing was. */
    final Object firstOf(String key, String mine) {
        SessionData data = repositorySession.getData();
        return data.set(key, null, mine) ? mine : data.get(key);
    }

    final MavenSession session() {
        return session;
    }

    final MavenProject project() {
        return project;
    }

    final String shown(Path path) {
        return ShownPath.of(path, session);
    }

    private enum Progress {
        BAR,
        LINES,
        NONE
    }

    private Progress progress(int atOnce) throws MojoExecutionException {
        return switch (progress) {
            case "auto" ->
                atOnce == 1 && session.getRequest().isInteractiveMode() && isTerminal() ? Progress.BAR : Progress.LINES;
            case "bar" -> Progress.BAR;
            case "lines" -> Progress.LINES;
            case "none" -> Progress.NONE;
            default ->
                throw new MojoExecutionException(
                        "lstm-forecast.progress is '" + progress + "', but must be auto, bar, lines or none");
        };
    }

    /**
     * Since Java 22 there is a console even where the output goes to a file, and a method that tells the difference.
     */
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
