package io.github.lstmforecast.maven;

import io.github.lstmforecast.compare.HistoryEntry;
import io.github.lstmforecast.compare.ResultsComparison;
import io.github.lstmforecast.maven.worker.IoMessage;
import io.github.lstmforecast.report.ComparisonFiles;
import io.github.lstmforecast.report.HtmlReport;
import io.github.lstmforecast.report.JUnitXml;
import io.github.lstmforecast.report.ResultsMaker;
import io.github.lstmforecast.report.ScenarioPictures;
import io.github.lstmforecast.report.ScenarioReport;
import io.github.lstmforecast.report.StepSummary;
import io.github.lstmforecast.result.PictureFile;
import io.github.lstmforecast.result.json.Results;
import io.github.lstmforecast.result.json.ResultsJson;
import java.awt.AWTError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** Writes the results of a run: always those for programs, and the reports that the user has chosen. */
final class Reports {
    private static final String HTML = "html";
    private static final String JUNIT = "junit";
    private static final String GITHUB = "github";
    private static final List<String> FORMATS = List.of(HTML, JUNIT, GITHUB);

    private final Path folder;
    private final MavenProject project;
    private final List<String> formats;
    private final Log log;
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param folder where they go
     * @param project that has the scenarios
     * @param formats that the user has chosen
     * @param log for problems that fail no build
     */
    Reports(Path folder, MavenProject project, List<String> formats, Log log) {
        this.folder = folder;
        this.project = project;
        this.formats =
                formats.stream().filter(Objects::nonNull).map(String::strip).toList();
        this.log = log;
    }

    void requireKnownFormats() throws MojoExecutionException {
        for (String format : formats) {
            if (!FORMATS.contains(format)) {
                throw new MojoExecutionException(
                        "lstm-forecast.formats has '" + format + "', but may have only " + String.join(", ", FORMATS));
            }
        }
    }

    Path results() {
        return folder.resolve(ResultsJson.FILE);
    }

    Results.Module module() {
        return new Results.Module(project.getGroupId() + ":" + project.getArtifactId(), project.getVersion());
    }

    private String title() {
        return title(project.getName());
    }

    static String title(String owner) {
        return "Forecasts of " + owner;
    }

    private Path page() {
        return folder.resolve("index.html");
    }

    /** The page, if it is written. */
    Optional<Path> html() {
        return formats.contains(HTML) ? Optional.of(page()) : Optional.empty();
    }

    /** Otherwise the results of an earlier run would look like those of a run that was aborted. */
    void deleteOld() throws IOException {
        Files.deleteIfExists(results());
        deleteOldReports();
    }

    /** All but the results, which the new ones replace. */
    void deleteOldReports() throws IOException {
        Files.deleteIfExists(page());
        ComparisonFiles.deleteOld(folder);
        JUnitXml.deleteOld(folder);
    }

    /** What is wrong, and is not about one scenario: for the log and the page. */
    void warn(String message) {
        log.warn(message);
        warnings.add(message);
    }

    /** The result with its pictures. Problems with drawing change no verdict. */
    ScenarioReport draw(ScenarioReport result) {
        return drawn(result.withPictures(List.of()), () -> ScenarioPictures.write(folder, result));
    }

    /**
     * The result with a picture of the last runs.
     *
     * @param runs of the scenario, this one last
     */
    ScenarioReport drawHistory(ScenarioReport result, List<HistoryEntry> runs) {
        return drawn(result, () -> ScenarioPictures.writeHistory(folder, result, runs));
    }

    private interface Drawing {
        List<PictureFile> write() throws IOException;
    }

    /** The result with more pictures. */
    private ScenarioReport drawn(ScenarioReport result, Drawing drawing) {
        if (!formats.contains(HTML)) {
            return result;
        }
        drawWithoutScreen();
        try {
            List<PictureFile> pictures = new ArrayList<>(result.pictures());
            pictures.addAll(drawing.write());
            return result.withPictures(pictures);
        } catch (IOException e) {
            return result.withNote("its pictures can't be written: " + IoMessage.of(e));
        } catch (LinkageError | AWTError | InternalError e) { // as the JDK does without any font
            log.debug(e);
            return result.withNote("its pictures can't be drawn (" + e
                    + "); drawing needs fontconfig and a font, but no" + " screen, unless java.awt.headless=false");
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            log.debug(e);
            return result.withNote(
                    "its pictures can't be drawn: internal error in lstm-forecast; please report it: " + e);
        }
    }

    /** Otherwise drawing would show an icon on some systems, and fail on others that have no screen. */
    private static void drawWithoutScreen() {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    /**
     * Writes all of them.
     *
     * @param results one for each scenario
     * @param others stored results of other scenarios, which {@code results.json} keeps
     * @param comparison with reference results; empty if none are set
     * @param accept the command that makes a candidate the golden model, where that would help
     */
    void write(
            List<ScenarioReport> results,
            List<Results.Scenario> others,
            Optional<ResultsComparison> comparison,
            Function<ScenarioReport, Optional<String>> accept)
            throws IOException {
        ResultsJson.write(folder, ResultsMaker.of(results).with(others).of(module()));
        if (comparison.isPresent()) {
            ComparisonFiles.write(folder, title(), comparison.get());
        }
        if (formats.contains(JUNIT)) {
            for (ScenarioReport result : results) {
                try {
                    JUnitXml.write(folder, result);
                } catch (InvalidPathException e) { // the other reports have an error for the scenario
                    log.warn(
                            "The locale's encoding lacks letters of a scenario's name, so it has no report for JUnit's readers: "
                                    + result.name());
                }
            }
        }
        if (formats.contains(HTML)) {
            HtmlReport.write(page(), project.getName(), warnings, results, comparison, accept);
        }
        if (formats.contains(GITHUB)) {
            appendStepSummary(file -> StepSummary.append(file, title(), results, comparison), log);
        }
    }

    interface Appending {
        void to(Path file) throws IOException;
    }

    /** The page of the build server is not the result of the build: if it can't be written, nothing fails. */
    static void appendStepSummary(Appending summary, Log log) {
        String file = System.getenv("GITHUB_STEP_SUMMARY");
        if (file != null && !file.isBlank()) {
            try {
                summary.to(Path.of(file));
            } catch (IOException | InvalidPathException e) {
                log.warn("The summary for GitHub can't be written to " + file + ": " + e);
            }
        }
    }
}
