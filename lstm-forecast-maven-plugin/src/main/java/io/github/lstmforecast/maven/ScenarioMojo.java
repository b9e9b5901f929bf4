package io.github.lstmforecast.maven;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.EngineVersions;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.maven.reference.ResultsRepository;
import io.github.lstmforecast.maven.worker.ChildJdk;
import io.github.lstmforecast.maven.worker.LocaleEncoding;
import io.github.lstmforecast.maven.worker.WorkerException;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.train.TrainingListener;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.SessionData;

/**
 * A goal that runs the scenarios of a module in a child JVM.
 *
 * @param <T> the result of one scenario
 */
abstract class ScenarioMojo<T> extends AbstractMojo {
    private static final long MOST_SECONDS = Duration.ofDays(365).toSeconds();

    /** Whether to do nothing at all. */
    @Parameter(property = "lstm-forecast.skip", defaultValue = "false")
    private boolean skip;

    /** Whether the build fails where the module has no scenario: a gate that judges nothing should not look like one that passed. */
    @Parameter(property = "lstm-forecast.failIfNoScenarios", defaultValue = "true")
    private boolean failIfNoScenarios;

    /** Where the scenarios are: each folder in it with a {@code scenario.yaml} is one. */
    @Parameter(property = "lstm-forecast.scenarioDirectory", defaultValue = "${project.basedir}/src/forecast")
    private File scenarioDirectory;

    /**
     * The scenarios to run, by name; by default all. On the command line:
     * {@code -Dlstm-forecast.scenarios=a,b}.
     */
    @Parameter(property = "lstm-forecast.scenarios")
    private List<String> scenarios = List.of();

    /**
     * Folders outside of the project that files of scenarios may lie in. Each file that a scenario names, by a path or through a
     * link, must lie in the module, in its parent modules, in the module where Maven was started, if that is above, or
     * in one of these.
     */
    @Parameter(property = "lstm-forecast.trustedDirectories")
    private List<File> trustedDirectories = List.of();

    /** Where results are written. */
    @Parameter(property = "lstm-forecast.outputDirectory", defaultValue = "${project.build.directory}/lstm-forecast")
    private File outputDirectory;

    /**
     * Options of the child JVM that trains and forecasts, for example {@code -Xmx2g}. On the command line, separated by
     * commas.
     */
    @Parameter(property = "lstm-forecast.jvmArgs")
    private List<String> jvmArgs = List.of();

    /**
     * Versions of what engines run with, in place of those that lstm-forecast brings: {@code onnxruntime:1.23.2} is the
     * last of ONNX Runtime for Macs with processors of Intel. On the command line, separated by commas.
     */
    @Parameter(property = "lstm-forecast.engineVersions")
    private List<String> engineVersions = List.of();

    /**
     * Environment variables of the child JVM. Of Maven's own it gets only what it needs, as {@code PATH}, {@code HOME},
     * the locale and {@code OMP_*}; no secrets of a build server, and no {@code JAVA_TOOL_OPTIONS}.
     */
    @Parameter
    private Map<String, String> environmentVariables = Map.of();

    /**
     * The classes of forecasters of your own, each by the name that {@code model.forecaster} of a scenario gives it:
     * {@code <forecasters><demand>com.example.DemandForecaster</demand></forecasters>}. Each is a {@code Forecaster} or a
     * {@code SequenceModel} of the module or of its dependencies, and is run in a child JVM with the test class path of the
     * module, which must be compiled before. Its constructor takes a {@code ForecasterContext}, or nothing.
     */
    @Parameter
    private Map<String, String> forecasters = Map.of();

    /**
     * How many trainings run at once, in threads of one child JVM; 0 for as many as there are processors, and never more
     * than that in a whole build, also where its modules are built side by side. Those of Deeplearning4j run one after
     * another, and so do forecasters of your own.
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

    @Inject
    private ProjectDependenciesResolver dependenciesResolver;

    @Inject
    private ToolchainManager toolchainManager;

    @Parameter(defaultValue = "${repositorySystemSession}", readonly = true, required = true)
    private RepositorySystemSession repositorySession;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> pluginArtifacts;

    /** Before anything is run. */
    abstract void begin() throws MojoExecutionException;

    /** Before the first scenario is run, of which there is at least one. */
    void beginRun() throws MojoExecutionException {}

    /** Limits of metrics, where a scenario does not give its own. */
    Map<Metric, Limit> defaults() {
        return Map.of();
    }

    /** Runs one scenario; called by several threads. */
    abstract T run(Workers workers, String name, Path folder, TrainingListener listener) throws InterruptedException;

    /** After all were run: writes and logs their results, in the order of their names. */
    abstract void end(List<T> outcomes) throws MojoExecutionException, MojoFailureException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: lstm-forecast.skip is set");
            return;
        }
        try {
            LocaleEncoding.require(outputDirectory.getPath());
            Extensions.requireUsable();
            begin();
            GivenParameters.require(execution, session, project);
            LocaleEncoding.require(scenarioDirectory.getPath());
        } catch (WorkerException | ExtensionException e) {
            throw new MojoExecutionException("No scenario can be run: " + e.getMessage(), e);
        }
        if (BuildCache.isThere(session, plugin())) {
            BuildCache.of(session, project, scenarioDirectory.toPath()).advice().ifPresent(getLog()::warn);
        }
        List<Path> folders = ScenarioFolders.find(
                scenarioDirectory.toPath(),
                selected(),
                OtherModules.of(session, project, scenarioDirectory.toPath())::about,
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
        ProgressMode shown = ProgressMode.of(
                progress, session.getRequest().isInteractiveMode(), Math.min(threads(), folders.size()));
        ScenarioExecution scenarioExecution = new ScenarioExecution(
                threads(), BuildLimits.of(repositorySession), childJvms(jdk()), new ChildLog(getLog()));
        beginRun();
        end(scenarioExecution.run(folders, name -> shown.listener(name, getLog()::info), this::run));
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

    private int threads() {
        return parallel == 0 ? Runtime.getRuntime().availableProcessors() : parallel;
    }

    private PluginDescriptor plugin() {
        return execution.getMojoDescriptor().getPluginDescriptor();
    }

    /** That of the toolchain which the build has chosen, as for tests; else that of Maven. */
    private ChildJdk jdk() throws MojoExecutionException {
        Toolchain toolchain = toolchainManager.getToolchainFromBuildContext("jdk", session);
        String java = toolchain == null ? null : toolchain.findTool("java");
        if (java == null) {
            return ChildJdk.current();
        }
        try {
            ChildJdk jdk = ChildJdk.of(java);
            getLog().info("Child JVMs run on the JDK toolchain of this build, Java " + jdk.version() + ": " + java);
            return jdk;
        } catch (WorkerException e) {
            throw new MojoExecutionException("No scenario can be run: " + e.getMessage(), e);
        }
    }

    private ChildJvms childJvms(ChildJdk jdk) throws MojoExecutionException {
        EngineVersions versions;
        try {
            versions = EngineVersions.of(
                    engineVersions.stream().filter(Objects::nonNull).toList());
        } catch (InvalidValueException e) {
            throw new MojoExecutionException("lstm-forecast." + e.getMessage(), e);
        }
        return new ChildJvms(
                jdk,
                new ChildClasspath(
                        pluginArtifacts,
                        new EngineArtifacts(
                                repositorySystem, repositorySession, project.getRemotePluginRepositories(), versions),
                        getLog()),
                new OwnForecasters(forecasters, new ModuleClasspath(dependenciesResolver, project, repositorySession)),
                versions,
                jvmArgs,
                environmentVariables,
                trusted(),
                defaults(),
                outputDirectory.toPath(),
                threads(),
                Duration.ofSeconds(timeoutSeconds));
    }

    /** The message of a scenario that failed in an unexpected way. */
    static String internalError(Throwable e) {
        if (e instanceof OutOfMemoryError) {
            return "Maven has too little memory for the scenario's files and results; give it more, for example with"
                    + " MAVEN_OPTS=-Xmx2g";
        }
        return "internal error in lstm-forecast; please report it: " + e + "; mvn -X shows where";
    }

    /** The folder where Maven was started, also where only some of its modules are built. */
    static Path started(MavenSession session) {
        return Path.of(session.getExecutionRootDirectory());
    }

    /** The value of a property, found as Maven finds that of a parameter. */
    final Optional<String> property(String name) {
        try {
            Object value = new PluginParameterExpressionEvaluator(session, execution).evaluate("${" + name + "}");
            return Optional.ofNullable(value).map(Object::toString);
        } catch (ExpressionEvaluationException e) {
            throw new IllegalStateException("the name of a property is no expression with a mistake", e);
        }
    }

    /** Folders that files of scenarios may lie in, besides the module. */
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

    /** The first value of a key in this build, in any of its modules; if there is none yet, it is set. */
    final Object firstOf(String key, String mine) {
        SessionData data = repositorySession.getData();
        return data.set(key, null, mine) ? mine : data.get(key);
    }

    /** The names of the scenarios to run; empty for all. */
    final List<String> selected() {
        return scenarios.stream().filter(Objects::nonNull).toList();
    }

    /** The artifacts that the project can have. */
    final ResultsRepository repository() {
        return new ResultsRepository(repositorySystem, repositorySession, project.getRemoteProjectRepositories());
    }

    final MojoExecution execution() {
        return execution;
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
}
