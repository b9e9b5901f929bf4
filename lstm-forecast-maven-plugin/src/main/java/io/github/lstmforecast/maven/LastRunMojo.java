package io.github.lstmforecast.maven;

import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenException;
import io.github.lstmforecast.result.json.Results;
import io.github.lstmforecast.result.json.ResultsException;
import io.github.lstmforecast.result.json.ResultsJson;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** A goal that does something with the models that {@code verify} judged last. */
abstract class LastRunMojo extends AbstractMojo {
    /** The scenarios to take, by name; by default all that {@code verify} ran last and that have a candidate. */
    @Parameter(property = "lstm-forecast.scenarios")
    private List<String> scenarios = List.of();

    /** Where the scenarios are: each folder in it with a {@code scenario.yaml} is one. */
    @Parameter(property = "lstm-forecast.scenarioDirectory", defaultValue = "${project.basedir}/src/forecast")
    private File scenarioDirectory;

    /** Where {@code verify} has left its results. */
    @Parameter(property = "lstm-forecast.outputDirectory", defaultValue = "${project.build.directory}/lstm-forecast")
    private File outputDirectory;

    /** Folders outside of the project that files of scenarios, and the folders of scenarios, may lie in or be links to. */
    @Parameter(property = "lstm-forecast.trustedDirectories")
    private List<File> trustedDirectories = List.of();

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** What the goal has done to models, in messages: {@code accepted} say. */
    abstract String done();

    /** Whether a candidate is good enough for it. */
    abstract Verdict verdict(Results.Scenario scenario);

    /** What is wrong with one candidate, or several, that are not good enough, after their names. */
    abstract String flaw(boolean isOne);

    /** Whether to do it also with candidates that are not good enough. */
    abstract boolean isForced();

    boolean isSkipped() {
        return false;
    }

    /** Before anything is read. */
    abstract void begin() throws MojoExecutionException;

    /** @param candidates at least one, all good enough unless the goal is forced */
    abstract void take(List<Candidate> candidates) throws MojoExecutionException;

    @Override
    public final void execute() throws MojoExecutionException {
        GivenParameters.require(execution, session, project);
        if (isSkipped()) {
            getLog().info("Skipped: lstm-forecast.skip is set");
            return;
        }
        begin();
        List<Path> folders = ScenarioFolders.find(
                scenarioDirectory.toPath(),
                scenarios,
                OtherModules.of(session, project, scenarioDirectory.toPath())::about,
                getLog());
        if (folders.isEmpty()) {
            getLog().info("There is no scenario in " + shown(scenarioDirectory.toPath()) + ", so nothing to be "
                    + done());
            return;
        }
        Map<String, Verdict> verdicts = verdicts();
        requireLastRun(verdicts);
        List<Candidate> candidates = candidates(folders.stream()
                .filter(folder -> !scenarios.isEmpty() || verdicts.containsKey(ScenarioFolders.name(folder)))
                .toList());
        if (candidates.isEmpty()) {
            getLog().warn("There is no candidate in " + shown(outputDirectory.toPath())
                    + "; mvn lstm-forecast:verify makes one of each scenario");
            return;
        }
        requireGood(candidates, verdicts);
        take(candidates);
    }

    /** Of a scenario that was not in the last run there is no result, and a candidate at most of an older run. */
    private void requireLastRun(Map<String, Verdict> verdicts) throws MojoExecutionException {
        List<String> left =
                scenarios.stream().filter(name -> !verdicts.containsKey(name)).toList();
        if (!left.isEmpty() && !verdicts.isEmpty() && !isForced()) {
            throw nothing("the last run was of "
                    + String.join(", ", verdicts.keySet()) + ", without " + String.join(", ", left)
                    + "; run that first, with mvn lstm-forecast:verify -Dlstm-forecast.scenarios="
                    + String.join(",", scenarios));
        }
    }

    /** All are read before the first is used, so that a damaged one changes nothing. */
    private List<Candidate> candidates(List<Path> folders) throws MojoExecutionException {
        List<Candidate> candidates = new ArrayList<>();
        for (Path folder : folders) {
            String name = ScenarioFolders.name(folder);
            Path results = outputDirectory.toPath().resolve(name);
            if (Golden.exists(results, Golden.CANDIDATE)) {
                try {
                    candidates.add(new Candidate(name, folder, results, Golden.read(results, Golden.CANDIDATE)));
                } catch (GoldenException e) {
                    throw nothing(shown(results) + ": " + e.getMessage(), e);
                }
            } else if (!scenarios.isEmpty()) {
                throw nothing("there is no candidate of " + name + " in " + shown(results)
                        + "; mvn lstm-forecast:verify makes one, unless the forecast is not finite");
            }
        }
        return candidates;
    }

    private void requireGood(List<Candidate> candidates, Map<String, Verdict> verdicts) throws MojoExecutionException {
        List<String> bad = candidates.stream()
                .map(Candidate::name)
                .filter(name -> verdicts.get(name) != Verdict.PASS)
                .map(name ->
                        name + " (" + (verdicts.containsKey(name) ? verdicts.get(name) : "not in the last run") + ")")
                .toList();
        if (!bad.isEmpty() && !isForced()) {
            throw nothing(String.join(", ", bad) + " " + flaw(bad.size() == 1)
                    + ". Choose others with -Dlstm-forecast.scenarios, or use -Dlstm-forecast." + execution.getGoal()
                    + ".force=true");
        }
    }

    /** How good verify found each candidate; none where it was stopped. */
    private Map<String, Verdict> verdicts() throws MojoExecutionException {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        try {
            ResultsJson.read(outputDirectory.toPath())
                    .ifPresent(results ->
                            results.scenarios().forEach(scenario -> verdicts.put(scenario.name(), verdict(scenario))));
        } catch (ResultsException e) {
            throw nothing(shown(outputDirectory.toPath()) + ": " + e.getMessage(), e);
        }
        return verdicts;
    }

    /** The error that nothing was done. */
    final MojoExecutionException nothing(String why) {
        return new MojoExecutionException("Nothing was " + done() + ": " + why);
    }

    final MojoExecutionException nothing(String why, Exception cause) {
        return new MojoExecutionException("Nothing was " + done() + ": " + why, cause);
    }

    /** Folders that files of scenarios may lie in. */
    final List<Path> trusted() {
        return ProjectFolders.trusted(project, ModuleMojo.started(session), scenarioDirectory, trustedDirectories);
    }

    /** What paths in messages are relative to. */
    final Path base() {
        return project.getBasedir().toPath();
    }

    final String shown(Path path) {
        return ShownPath.of(path, session);
    }
}
