package io.github.lstmforecast.maven;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.EngineVersions;
import io.github.lstmforecast.maven.worker.ChildJdk;
import io.github.lstmforecast.maven.worker.WorkerException;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * A goal that runs the scenarios of a module in a child JVM.
 *
 * @param <T> the result of one scenario
 */
abstract class ScenarioMojo<T> extends ModuleMojo {
    private static final long MOST_SECONDS = Duration.ofDays(365).toSeconds();

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

    @Inject
    private ProjectDependenciesResolver dependenciesResolver;

    @Inject
    private ToolchainManager toolchainManager;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> pluginArtifacts;

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
    final void run(List<Path> folders) throws MojoExecutionException, MojoFailureException {
        if (timeoutSeconds < 1 || timeoutSeconds > MOST_SECONDS) {
            throw new MojoExecutionException("lstm-forecast.timeoutSeconds is " + timeoutSeconds
                    + ", but must be from 1 to " + MOST_SECONDS + " (seconds)");
        }
        if (parallel < 0) {
            throw new MojoExecutionException("lstm-forecast.parallel is " + parallel
                    + ", but must be at least 0 (trainings at once, 0 for as many as there are processors)");
        }
        ProgressMode shown = ProgressMode.of(
                progress, session().getRequest().isInteractiveMode(), Math.min(threads(), folders.size()));
        ScenarioExecution scenarioExecution = new ScenarioExecution(
                threads(), BuildLimits.of(repositorySession()), childJvms(jdk()), new ChildLog(getLog()));
        beginRun();
        end(scenarioExecution.run(folders, name -> shown.listener(name, getLog()::info), this::run));
    }

    private int threads() {
        return parallel == 0 ? Runtime.getRuntime().availableProcessors() : parallel;
    }

    /** That of the toolchain which the build has chosen, as for tests; else that of Maven. */
    private ChildJdk jdk() throws MojoExecutionException {
        Toolchain toolchain = toolchainManager.getToolchainFromBuildContext("jdk", session());
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
                                repositorySystem(),
                                repositorySession(),
                                project().getRemotePluginRepositories(),
                                versions),
                        getLog()),
                new OwnForecasters(
                        forecasters, new ModuleClasspath(dependenciesResolver, project(), repositorySession())),
                versions,
                jvmArgs,
                environmentVariables,
                trusted(),
                defaults(),
                output(),
                threads(),
                Duration.ofSeconds(timeoutSeconds));
    }
}
