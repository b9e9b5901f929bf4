package io.github.lstmforecast.maven;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.maven.reference.ResultsRepository;
import io.github.lstmforecast.maven.worker.LocaleEncoding;
import io.github.lstmforecast.maven.worker.WorkerException;
import io.github.lstmforecast.scenario.ScenarioReader;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.SessionData;

/** A goal on the scenarios of a module. */
abstract class ModuleMojo extends AbstractMojo {
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
     * The scenarios to take, by name; by default all. On the command line:
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

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Inject
    private RepositorySystem repositorySystem;

    @Parameter(defaultValue = "${repositorySystemSession}", readonly = true, required = true)
    private RepositorySystemSession repositorySession;

    /** Before anything is run. */
    abstract void begin() throws MojoExecutionException;

    /** @param folders of the scenarios, at least one, in the order of their names */
    abstract void run(List<Path> folders) throws MojoExecutionException, MojoFailureException;

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
        run(folders);
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

    private PluginDescriptor plugin() {
        return execution.getMojoDescriptor().getPluginDescriptor();
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

    /** Whether {@link #firstOf} has a value of a key. */
    final boolean isKnown(String key) {
        return repositorySession.getData().get(key) != null;
    }

    final Path scenarioFolder(String name) {
        return scenarioDirectory.toPath().resolve(name);
    }

    /** The names of the scenarios to take; empty for all. */
    final List<String> selected() {
        return scenarios.stream().filter(Objects::nonNull).toList();
    }

    /** The artifacts that the project can have. */
    final ResultsRepository repository() {
        return new ResultsRepository(repositorySystem, repositorySession, project.getRemoteProjectRepositories());
    }

    final RepositorySystem repositorySystem() {
        return repositorySystem;
    }

    final RepositorySystemSession repositorySession() {
        return repositorySession;
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
