package io.github.lstmforecast.maven;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.compare.Reference;
import io.github.lstmforecast.compare.Regression;
import io.github.lstmforecast.compare.ResultsComparison;
import io.github.lstmforecast.compare.ScenarioChange;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.maven.reference.ReferenceFinder;
import io.github.lstmforecast.maven.reference.ReferenceResults;
import io.github.lstmforecast.maven.reference.ResultsPath;
import io.github.lstmforecast.maven.reference.ResultsRepository;
import io.github.lstmforecast.maven.worker.IoMessage;
import io.github.lstmforecast.report.ComparisonFiles;
import io.github.lstmforecast.report.StepSummary;
import io.github.lstmforecast.result.json.Results;
import io.github.lstmforecast.result.json.ResultsJson;
import io.github.lstmforecast.scenario.ScenarioException;
import io.github.lstmforecast.scenario.ScenarioReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;

/**
 * Compares the results of {@code verify}, or others, with reference results, without running anything. A scenario with
 * {@code regression} in its {@code scenario.yaml} fails the build if it got worse by more than that allows, as in
 * {@code verify}.
 */
@Mojo(name = "compare", requiresProject = false, threadSafe = true)
public final class CompareMojo extends AbstractMojo {
    private static final String NO_BASE = "${project.basedir}" + File.separator;

    /** Whether to do nothing at all. */
    @Parameter(property = "lstm-forecast.skip", defaultValue = "false")
    private boolean skip;

    /**
     * The results to compare with: a file with results ({@code results.json}), or a folder that has one, relative to where
     * Maven was started; {@code release}, the last release of this module before its version, if that has attached its
     * results; or Maven coordinates, {@code groupId:artifactId:version} or
     * {@code groupId:artifactId:extension:classifier:version}.
     */
    @Parameter(property = "lstm-forecast.reference")
    private String reference;

    /**
     * The results that are compared: a file, or a folder that has one, relative to where Maven was started. By default
     * those in {@code outputDirectory}.
     */
    @Parameter(property = "lstm-forecast.results")
    private String results;

    /** The scenarios to compare, by name; by default all. */
    @Parameter(property = "lstm-forecast.scenarios")
    private List<String> scenarios = List.of();

    /** Whether the build fails where a scenario got worse by more than its {@code regression} allows. If not, that is a warning. */
    @Parameter(property = "lstm-forecast.failOnViolation", defaultValue = "true")
    private boolean failOnViolation;

    /** The classifier of results as artifacts. */
    @Parameter(property = "lstm-forecast.classifier", defaultValue = "lstm-forecast")
    private String classifier;

    /** Where the scenarios are, whose {@code regression} counts. */
    @Parameter(property = "lstm-forecast.scenarioDirectory", defaultValue = "${project.basedir}/src/forecast")
    private File scenarioDirectory;

    /** Folders outside of the project that files of scenarios may lie in. */
    @Parameter(property = "lstm-forecast.trustedDirectories")
    private List<File> trustedDirectories = List.of();

    /** Where {@code verify} has left its results, and the comparison is written. */
    @Parameter(property = "lstm-forecast.outputDirectory", defaultValue = "${project.build.directory}/lstm-forecast")
    private File outputDirectory;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Parameter(defaultValue = "${repositorySystemSession}", readonly = true, required = true)
    private RepositorySystemSession repositorySession;

    @Inject
    private RepositorySystem repositorySystem;

    /** For Maven, which sets the parameters. */
    public CompareMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        GivenParameters.require(execution, session, project);
        if (skip) {
            getLog().info("Skipped: lstm-forecast.skip is set");
            return;
        }
        if (reference == null) {
            throw new MojoExecutionException(
                    "lstm-forecast.reference is missing, but must be " + ReferenceFinder.ALLOWED);
        }
        Optional<Path> file = file();
        if (file.isEmpty()) {
            getLog().info("There is no scenario in " + shown(folder(scenarioDirectory))
                    + ", so nothing to be compared");
            return;
        }
        Results now = ResultsPath.read("The results", file.get());
        Map<String, Regression> regressions = regressions(now);
        ReferenceFinder finder = new ReferenceFinder(
                started(),
                folder(outputDirectory),
                project,
                new ResultsRepository(repositorySystem, repositorySession, project.getRemoteProjectRepositories()),
                classifier,
                this::shown);
        finder.requireOther(reference, file.get());
        ReferenceResults found = finder.find(reference, now.module().map(Results.Module::id));
        found.warnings().forEach(getLog()::warn);
        requireSelected(now, found);
        ResultsComparison comparison = found.results()
                .map(then -> ResultsComparison.of(
                        new Reference(found.label(), selected(then)),
                        selected(now),
                        scenario -> Optional.ofNullable(regressions.get(scenario))))
                .orElseGet(() -> ResultsComparison.missing(found.label(), String.join("; ", found.warnings())));
        write(comparison, title(now));
        if (comparison.missing().isEmpty()) {
            judge(comparison);
        }
    }

    /** The file with the results; empty if there is none and no scenario that could have some. */
    private Optional<Path> file() throws MojoExecutionException {
        if (results != null) {
            return Optional.of(
                    new ResultsPath("lstm-forecast.results", results.strip(), started(), folder(outputDirectory))
                            .file(ResultsPath.ALLOWED));
        }
        Path file = folder(outputDirectory).resolve(ResultsJson.FILE);
        if (Files.exists(file)) {
            return Optional.of(file);
        }
        if (project.getFile() != null
                && ScenarioFolders.find(folder(scenarioDirectory), List.of(), name -> "", getLog())
                        .isEmpty()) {
            return Optional.empty();
        }
        throw new MojoExecutionException("There are no results to compare, " + shown(file)
                + "; mvn lstm-forecast:verify writes them, or give others with -Dlstm-forecast.results=...");
    }

    /** The limits of regressions, of the scenarios that are here. */
    private Map<String, Regression> regressions(Results now) throws MojoExecutionException {
        Map<String, Regression> regressions = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        List<String> names =
                selected(now).scenarios().stream().map(Results.Scenario::name).toList();
        for (Path folder : ScenarioFolders.find(folder(scenarioDirectory), List.of(), name -> "", getLog())) {
            String name = ScenarioFolders.name(folder);
            if (names.contains(name)) {
                try {
                    ScenarioReader.read(base(), folder, trusted())
                            .regression()
                            .ifPresent(rules -> regressions.put(name, rules));
                } catch (ScenarioException e) {
                    problems.addAll(e.problems());
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new MojoExecutionException("What regressions are can't be read:\n  " + String.join("\n  ", problems));
        }
        return regressions;
    }

    private Results selected(Results all) {
        return selected().isEmpty() ? all : all.only(selected());
    }

    /** The names of the scenarios to compare; empty for all. */
    private List<String> selected() {
        return scenarios.stream().filter(Objects::nonNull).toList();
    }

    private String title(Results now) {
        String owner = now.module().map(Results.Module::id).orElseGet(project::getName);
        boolean isOwn = owner.equals(project.getGroupId() + ":" + project.getArtifactId());
        return Reports.title(isOwn ? project.getName() : owner);
    }

    private void write(ResultsComparison comparison, String title) throws MojoExecutionException {
        Path folder = folder(outputDirectory);
        try {
            ComparisonFiles.write(folder, title, comparison);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The comparison can't be written to " + shown(folder) + ": " + IoMessage.of(e), e);
        }
        Reports.appendStepSummary(file -> StepSummary.append(file, title, comparison), getLog());
    }

    private void judge(ResultsComparison comparison) throws MojoExecutionException, MojoFailureException {
        new ComparisonLog(comparison).lines().forEach(getLog()::info);
        for (ScenarioChange scenario : comparison.scenarios()) {
            scenario.warnings().forEach(warning -> getLog().warn(scenario.name() + ": " + warning));
        }
        getLog().info("Comparison: " + shown(folder(outputDirectory).resolve(ComparisonFiles.MARKDOWN)));
        if (comparison.verdict() == Verdict.PASS) {
            return;
        }
        String findings = findings(comparison);
        if (failOnViolation) {
            throw new MojoFailureException(findings);
        }
        findings.lines().forEach(getLog()::warn);
    }

    private void requireSelected(Results now, ReferenceResults found) throws MojoExecutionException {
        List<String> there = Stream.concat(
                        now.scenarios().stream(), found.results().map(Results::scenarios).orElse(List.of()).stream())
                .map(Results.Scenario::name)
                .toList();
        for (String name : selected()) {
            if (!there.contains(name)) {
                throw new MojoExecutionException("There is no scenario '" + SafeText.of(name)
                        + "' in the results, nor in those to compare with (" + found.label() + ")");
            }
        }
    }

    private static String findings(ResultsComparison comparison) {
        List<ScenarioChange> worse = comparison.scenarios().stream()
                .filter(scenario -> !scenario.findings().isEmpty())
                .toList();
        StringBuilder text = new StringBuilder();
        text.append(worse.size()).append(" of ").append(comparison.scenarios().size());
        text.append(comparison.scenarios().size() == 1 ? " scenario" : " scenarios")
                .append(" got worse");
        for (ScenarioChange scenario : worse) {
            scenario.findings()
                    .forEach(finding -> text.append("\n  ")
                            .append(scenario.name())
                            .append(' ')
                            .append(finding.kind().verdict())
                            .append(": ")
                            .append(finding.message()));
        }
        return text.toString();
    }

    private List<Path> trusted() {
        return ProjectFolders.trusted(
                project, started(), folder(scenarioDirectory).toFile(), trustedDirectories);
    }

    private Path base() {
        return project.getBasedir() == null ? started() : project.getBasedir().toPath();
    }

    private Path started() {
        return ScenarioMojo.started(session);
    }

    /** Without a POM, Maven leaves an expression in the defaults. */
    private Path folder(File configured) {
        return Path.of(configured.getPath().replace(NO_BASE, ""));
    }

    private String shown(Path path) {
        return ShownPath.of(path, session);
    }
}
