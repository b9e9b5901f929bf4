package io.github.lstmforecast.maven;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.maven.reference.ReferenceFinder;
import io.github.lstmforecast.maven.reference.ResultsPath;
import io.github.lstmforecast.maven.worker.IoMessage;
import io.github.lstmforecast.maven.worker.LocaleEncoding;
import io.github.lstmforecast.maven.worker.WorkerException;
import io.github.lstmforecast.report.JudgedAgain;
import io.github.lstmforecast.report.ScenarioReport;
import io.github.lstmforecast.result.GoldenCandidate;
import io.github.lstmforecast.result.json.Results;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioException;
import io.github.lstmforecast.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Judges results that {@code verify} has left, with the limits of now, and runs nothing: to try other limits, or where one
 * step of a build server runs the scenarios and another one judges them.
 *
 * <p>What the results don't have is an error: a scenario that was not run, a metric that was not measured, and results that
 * are not those of the scenario as it is now. Reports, verdict and end of the build are those of {@code verify}, but nothing
 * is appended to a history, nor attached.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends ModuleMojo {
    /**
     * The results to judge: a file, or a folder that has one, relative to where Maven was started. By default those in
     * {@code outputDirectory}. Of a folder, as what was kept of a build of several modules, each module takes its own results.
     * Golden models are compared with the candidates beside the file, if they are there.
     */
    @Parameter(property = "lstm-forecast.results")
    private String results;

    /** Whether the build fails where a limit is exceeded. If not, the findings are warnings. */
    @Parameter(property = "lstm-forecast.failOnViolation", defaultValue = "true")
    private boolean failOnViolation;

    /** Default limits, where a scenario does not give its own, as those of {@code verify}. */
    @Parameter
    private Map<String, String> tolerance = Map.of();

    /** Which reports to write beside {@code results.json}: {@code html}, {@code junit}, {@code github}, as {@code verify} does. */
    @Parameter(property = "lstm-forecast.formats", defaultValue = "html,junit,github")
    private List<String> formats;

    /** The results to compare with, as those of {@code verify}. */
    @Parameter(property = "lstm-forecast.reference")
    private String reference;

    /** The classifier of {@code reference} results that are artifacts. */
    @Parameter(property = "lstm-forecast.classifier", defaultValue = "lstm-forecast")
    private String classifier;

    private final Set<String> withoutReference = new ConcurrentSkipListSet<>();
    private Reports reports;
    private RunComparison comparison;
    private ToleranceDefaults defaults = ToleranceDefaults.NONE;

    /** For Maven, which sets the parameters. */
    public CheckMojo() {}

    @Override
    void begin() throws MojoExecutionException {
        reports = new Reports(output(), project(), formats, getLog());
        if (reference != null) {
            finder().requireOther(reference, reports.results());
        }
        reports.requireKnownFormats();
        defaults = ToleranceDefaults.of(tolerance, this::property, session().getUserProperties()::containsKey);
    }

    private ReferenceFinder finder() {
        return new ReferenceFinder(started(session()), output(), project(), repository(), classifier, this::shown);
    }

    @Override
    void run(List<Path> folders) throws MojoExecutionException, MojoFailureException {
        StoredResults stored = StoredResults.read(file(), this::shown);
        if (reference != null) {
            finder().requireOther(reference, stored.file());
        }
        stored.warning(reports.module(), this::shown).ifPresent(getLog()::warn);
        comparison = RunComparison.of(finder(), reference, reports.module(), selected(), getLog());
        List<Results.Scenario> others = others(stored, folders);
        List<ScenarioReport> judged = judge(folders, stored);
        requireReference();
        try {
            reports.deleteOldReports();
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The reports of an earlier run, in " + shown(output()) + ", can't be deleted: " + IoMessage.of(e),
                    e);
        }
        List<ScenarioReport> reported = judged.stream()
                .map(report -> stored.withFiles(report, output()))
                .toList();
        new BuildVerdict(this, reports, stored.folder(), failOnViolation, Optional.empty())
                .end(reported, others, comparison);
    }

    private Path file() throws MojoExecutionException {
        return results == null
                ? reports.results()
                : new ResultsPath("lstm-forecast.results", results.strip(), started(session()), output())
                        .file(ResultsPath.ALLOWED);
    }

    /** Without it a regression of the run would be forgotten, since nothing of now can tell that it is one. */
    private void requireReference() throws MojoExecutionException {
        if (!withoutReference.isEmpty()) {
            throw new MojoExecutionException("The results of " + String.join(", ", withoutReference)
                    + " are worse than the reference results of the run, which are not known here: set"
                    + " lstm-forecast.reference to them");
        }
    }

    /** Of scenarios that are not selected, which are kept; those of scenarios that are gone are not. */
    private List<Results.Scenario> others(StoredResults stored, List<Path> folders) {
        List<String> names = folders.stream().map(ScenarioFolders::name).toList();
        List<Results.Scenario> others = stored.results().scenarios().stream()
                .filter(scenario -> !names.contains(scenario.name()))
                .toList();
        if (!selected().isEmpty()) {
            return others;
        }
        others.forEach(gone -> getLog().info(SafeText.of(gone.name())
                + ": its results are not judged, since there is no such scenario any more"));
        return List.of();
    }

    private List<ScenarioReport> judge(List<Path> folders, StoredResults stored) throws MojoExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Callable<JudgedAgain>> tasks = new ArrayList<>();
            folders.forEach(folder -> tasks.add(() -> judge(ScenarioFolders.name(folder), folder, stored)));
            List<ScenarioReport> reported = new ArrayList<>();
            for (Future<JudgedAgain> judged : pool.invokeAll(tasks)) {
                ScenarioReport report = judged.get().report();
                judged.get().notes().forEach(note -> getLog().info(report.name() + ": " + note));
                reported.add(report);
            }
            return reported;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted while results were judged", e);
        } catch (ExecutionException e) {
            throw new MojoExecutionException("Internal error in lstm-forecast; please report it", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private JudgedAgain judge(String name, Path folder, StoredResults stored) {
        Optional<Results.Scenario> found = stored.of(name);
        if (found.isEmpty()) {
            return new JudgedAgain(
                    ScenarioReport.notRun(
                            name,
                            "there are no results of it in " + shown(stored.file()) + "; run mvn lstm-forecast:verify"),
                    List.of());
        }
        if (!comparison.hasReference() && found.get().regression().equals(Optional.of(Verdict.FAIL))) {
            withoutReference.add(name);
        }
        try {
            LocaleEncoding.require(folder.toString());
            Scenario scenario = ScenarioReader.read(base(), folder, trusted());
            comparison.regression(name, scenario.regression());
            if (scenario.regression().isEmpty()) {
                withoutReference.remove(name);
            }
            Tolerances tolerances = scenario.tolerances().withDefaults(defaults.limits());
            JudgedAgain judged = JudgedAgain.of(
                    found.get(),
                    scenario,
                    tolerances,
                    scenario.goldenCheck(
                            folder, GoldenCandidate.in(stored.folder().resolve(name)), this::shown));
            List<String> notes = new ArrayList<>(defaults.unused(scenario.tolerances()));
            notes.addAll(judged.notes());
            return new JudgedAgain(judged.report(), notes);
        } catch (ScenarioException e) {
            return notJudged(found.get(), e.problems());
        } catch (WorkerException e) {
            return notJudged(found.get(), List.of(e.getMessage()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) { // the others are still judged
            getLog().debug(e);
            return notJudged(found.get(), List.of(internalError(e)));
        }
    }

    private static JudgedAgain notJudged(Results.Scenario stored, List<String> problems) {
        return new JudgedAgain(JudgedAgain.unreadable(stored, problems), List.of());
    }
}
