package io.github.lstmforecast.maven;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenException;
import io.github.lstmforecast.maven.worker.IoMessage;
import io.github.lstmforecast.report.ScenarioPictures;
import io.github.lstmforecast.report.ScenarioReport;
import io.github.lstmforecast.result.PictureFile;
import io.github.lstmforecast.result.json.Results;
import io.github.lstmforecast.result.json.ResultsException;
import io.github.lstmforecast.result.json.ResultsJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * Results that are there, and the files beside them.
 *
 * @param file in a folder that has a folder for each scenario, too
 */
record StoredResults(Path file, Results results) {
    /**
     * Reads results.
     *
     * @param shown how messages name a path
     */
    static StoredResults read(Path file, Function<Path, String> shown) throws MojoExecutionException {
        try {
            Results results = ResultsJson.readFile(file)
                    .orElseThrow(() -> new MojoExecutionException("There are no results to judge: " + shown.apply(file)
                            + " does not exist; run mvn lstm-forecast:verify, or set lstm-forecast.results to a file or"
                            + " folder with results"));
            return new StoredResults(file.toAbsolutePath().normalize(), results);
        } catch (ResultsException e) {
            throw new MojoExecutionException(
                    "The results in " + shown.apply(file.getParent()) + " can't be judged: " + e.getMessage(), e);
        }
    }

    /** The folder of the file. */
    Path folder() {
        return file.getParent();
    }

    /** That they are those of another module. */
    Optional<String> warning(Results.Module judged, Function<Path, String> shown) {
        return results.module()
                .filter(module -> !module.id().equals(judged.id()))
                .map(module -> "the results in " + shown.apply(file) + " are those of "
                        + SafeText.of(module.id()) + ", not of "
                        + judged.id());
    }

    Optional<Results.Scenario> of(String scenario) {
        return results.scenarios().stream()
                .filter(one -> one.name().equals(scenario))
                .findFirst();
    }

    /**
     * A report with those of its pictures that are there.
     *
     * @param output where the reports go; the pictures, and the candidate for a golden model, are copied to there
     */
    ScenarioReport withFiles(ScenarioReport report, Path output) {
        List<PictureFile> there = new ArrayList<>();
        String problem = "";
        try {
            copyCandidate(report.name(), output.resolve(report.name()));
        } catch (IOException e) {
            problem = IoMessage.of(e);
        }
        for (PictureFile picture : report.pictures()) {
            try {
                if (isThere(report.name(), picture)) {
                    copy(picture, output);
                    there.add(picture);
                }
            } catch (IOException | InvalidPathException e) {
                problem = e instanceof IOException io ? IoMessage.of(io) : e.getMessage();
            }
        }
        ScenarioReport with = report.withPictures(there);
        return problem.isEmpty() ? with : with.withNote("its files can't be copied: " + problem);
    }

    /** Results may be those of others: no other files of this folder are pictures, and none elsewhere. */
    private boolean isThere(String scenario, PictureFile picture) throws IOException {
        Path file = folder().resolve(picture.file());
        return ScenarioPictures.isPicture(scenario, Path.of(picture.file()))
                && Files.isRegularFile(file)
                && file.toRealPath().startsWith(folder().toRealPath());
    }

    /** That of another run must not be accepted for the verdict on this one. */
    private void copyCandidate(String scenario, Path to) throws IOException {
        Path from = folder().resolve(scenario);
        if (to.toAbsolutePath().normalize().equals(from)) {
            return;
        }
        Golden.delete(to, Golden.CANDIDATE);
        if (Golden.exists(from, Golden.CANDIDATE)) {
            try {
                Golden.read(from, Golden.CANDIDATE).write(to, Golden.CANDIDATE);
            } catch (GoldenException e) {
                // The comparison with the golden model has the error.
            }
        }
    }

    private void copy(PictureFile picture, Path output) throws IOException {
        Path from = folder().resolve(picture.file()).normalize();
        Path to = output.toAbsolutePath().normalize().resolve(folder().relativize(from));
        if (!to.equals(from)) {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
