package io.github.lstmforecast.maven;

import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.golden.Acceptance;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenException;
import io.github.lstmforecast.result.json.ResultsException;
import io.github.lstmforecast.result.json.ResultsJson;
import io.github.lstmforecast.scenario.TrustedFolders;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Accepts what {@code verify} made last as the golden models: copies each candidate beside its {@code scenario.yaml},
 * as {@code golden.json}, and {@code golden.zip} where the model was trained in the build, to be committed. Nothing else
 * ever writes a golden model.
 *
 * <p>It logs what changes and requires a reason. It refuses if {@code CI} is set in the environment, and it refuses a
 * candidate whose forecast is not within its tolerances.
 */
@Mojo(name = "accept", threadSafe = true)
public final class AcceptMojo extends AbstractMojo {
    /** The reason for the change, in a few words. It is kept in {@code golden.json}. */
    @Parameter(property = "lstm-forecast.reason")
    private String reason;

    /**
     * The scenarios to accept, by name; by default all that {@code verify} ran last and that have a candidate.
     */
    @Parameter(property = "lstm-forecast.scenarios")
    private List<String> scenarios = List.of();

    /** Whether to accept also on a build server, and candidates that are not within their tolerances. */
    @Parameter(property = "lstm-forecast.accept.force", defaultValue = "false")
    private boolean force;

    /** Where the scenarios are: each folder in it with a {@code scenario.yaml} is one. */
    @Parameter(property = "lstm-forecast.scenarioDirectory", defaultValue = "${project.basedir}/src/forecast")
    private File scenarioDirectory;

    /** Where {@code verify} has left its results. */
    @Parameter(property = "lstm-forecast.outputDirectory", defaultValue = "${project.build.directory}/lstm-forecast")
    private File outputDirectory;

    /** Folders outside of the project that the folders of scenarios may be links to. */
    @Parameter(property = "lstm-forecast.trustedDirectories")
    private List<File> trustedDirectories = List.of();

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** For Maven, which sets the parameters. */
    public AcceptMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        GivenParameters.require(execution, session, project);
        if (reason == null || !Acceptance.isReason(reason)) {
            throw new MojoExecutionException("Nothing was accepted: a reason is required, in one line; give it with"
                    + " -Dlstm-forecast.reason=\"...\"");
        }
        if (isBuildServer() && !force) {
            throw new MojoExecutionException(
                    "Nothing was accepted: CI is set in the environment, and a build server should"
                            + " judge models and not accept them. To accept anyway, use -Dlstm-forecast.accept.force=true");
        }
        List<Path> folders = ScenarioFolders.find(
                scenarioDirectory.toPath(),
                scenarios,
                OtherModules.of(session, project, scenarioDirectory.toPath())::about,
                getLog());
        if (folders.isEmpty()) {
            getLog().info("There is no scenario in " + shown(scenarioDirectory.toPath()) + ", so nothing to accept");
            return;
        }
        Map<String, Verdict> verdicts = verdicts();
        requireLastRun(verdicts);
        List<GoldenChange> changes = changes(folders.stream()
                .filter(folder -> !scenarios.isEmpty() || verdicts.containsKey(ScenarioFolders.name(folder)))
                .toList());
        if (changes.isEmpty()) {
            getLog().warn("There is no candidate in " + shown(outputDirectory.toPath())
                    + "; mvn lstm-forecast:verify makes one of each scenario");
            return;
        }
        requireTrusted(changes);
        requireAccuracy(changes, verdicts);
        requireReadable(changes);
        for (GoldenChange change : changes) {
            accept(change);
        }
    }

    /** Of a scenario that was not in the last run there is no result, and a candidate at most of an older run. */
    private void requireLastRun(Map<String, Verdict> verdicts) throws MojoExecutionException {
        List<String> left =
                scenarios.stream().filter(name -> !verdicts.containsKey(name)).toList();
        if (!left.isEmpty() && !verdicts.isEmpty() && !force) {
            throw new MojoExecutionException("Nothing was accepted: the last run was of "
                    + String.join(", ", verdicts.keySet()) + ", without " + String.join(", ", left)
                    + "; run that first, with mvn lstm-forecast:verify -Dlstm-forecast.scenarios="
                    + String.join(",", scenarios));
        }
    }

    /** Build servers set CI; CI=false means that this is none. */
    private static boolean isBuildServer() {
        String ci = System.getenv("CI");
        return ci != null && !ci.isBlank() && !ci.equalsIgnoreCase("false");
    }

    /** All are read before the first is written, so that a damaged one changes nothing. */
    private List<GoldenChange> changes(List<Path> folders) throws MojoExecutionException {
        List<GoldenChange> changes = new ArrayList<>();
        for (Path folder : folders) {
            String name = ScenarioFolders.name(folder);
            Path results = outputDirectory.toPath().resolve(name);
            if (Golden.exists(results, Golden.CANDIDATE)) {
                try {
                    changes.add(new GoldenChange(name, folder, Golden.read(results, Golden.CANDIDATE)));
                } catch (GoldenException e) {
                    throw new MojoExecutionException(
                            "Nothing was accepted: " + shown(results) + ": " + e.getMessage(), e);
                }
            } else if (!scenarios.isEmpty()) {
                throw new MojoExecutionException("Nothing was accepted: there is no candidate of " + name + " in "
                        + shown(results) + "; mvn lstm-forecast:verify makes one, unless the forecast is not finite");
            }
        }
        return changes;
    }

    /** A folder that is a link must not lead a write out of the project. */
    private void requireTrusted(List<GoldenChange> changes) throws MojoExecutionException {
        TrustedFolders trusted = new TrustedFolders(
                ProjectFolders.trusted(project, ScenarioMojo.started(session), scenarioDirectory, trustedDirectories));
        for (GoldenChange change : changes) {
            try {
                if (!trusted.hold(change.folder())) {
                    throw new MojoExecutionException(
                            "Nothing was accepted: " + shown(change.folder()) + " " + trusted.refusal(change.folder()));
                }
            } catch (IOException e) {
                throw new MojoExecutionException(
                        "Nothing was accepted: where " + shown(change.folder()) + " lies can't be found out: " + e, e);
            }
        }
    }

    private void requireAccuracy(List<GoldenChange> changes, Map<String, Verdict> verdicts)
            throws MojoExecutionException {
        List<String> bad = changes.stream()
                .map(GoldenChange::name)
                .filter(name -> verdicts.get(name) != Verdict.PASS)
                .map(name ->
                        name + " (" + (verdicts.containsKey(name) ? verdicts.get(name) : "not in the last run") + ")")
                .toList();
        if (!bad.isEmpty() && !force) {
            throw new MojoExecutionException("Nothing was accepted: " + String.join(", ", bad)
                    + (bad.size() == 1 ? " is" : " are")
                    + " not within the tolerances. Choose others with -Dlstm-forecast.scenarios, or use"
                    + " -Dlstm-forecast.accept.force=true");
        }
    }

    /** A golden model that can't be read may be a good one that a newer version wrote, or that can be brought back. */
    private void requireReadable(List<GoldenChange> changes) throws MojoExecutionException {
        for (GoldenChange change : changes) {
            if (Golden.exists(change.folder(), Golden.NAME)) {
                try {
                    Golden.read(change.folder(), Golden.NAME);
                } catch (GoldenException e) {
                    throw new MojoExecutionException(
                            "Nothing was accepted: the golden model that is there can't be read: "
                                    + shown(change.folder()) + ": " + e.getMessage(),
                            e);
                }
            }
        }
    }

    /** How good verify found each candidate, whatever the golden models said; none where it was stopped. */
    private Map<String, Verdict> verdicts() throws MojoExecutionException {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        try {
            ResultsJson.read(outputDirectory.toPath())
                    .ifPresent(results -> results.scenarios()
                            .forEach(scenario -> verdicts.put(scenario.name(), scenario.candidate())));
        } catch (ResultsException e) {
            throw new MojoExecutionException(
                    "Nothing was accepted: " + shown(outputDirectory.toPath()) + ": " + e.getMessage(), e);
        }
        return verdicts;
    }

    private void accept(GoldenChange change) throws MojoExecutionException {
        change.describe().forEach(line -> getLog().info(change.name() + ": " + line));
        Acceptance by = new Acceptance(LocalDate.now(ZoneOffset.UTC).toString(), platform(), reason);
        Golden golden = new Golden(
                change.candidate().model(), change.candidate().record().accepted(by));
        try {
            golden.write(change.folder(), Golden.NAME);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The golden model of " + change.name() + " can't be written to " + shown(change.folder())
                            + ", and is as it was: " + e,
                    e);
        }
        getLog().info(change.name() + ": accepted; commit "
                + shown(change.folder().resolve(String.join(" and ", golden.files(Golden.NAME)))));
    }

    private static String platform() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java "
                + System.getProperty("java.version");
    }

    private String shown(Path path) {
        return ShownPath.of(path, session);
    }
}
