package io.github.lstmforecast.maven;

import io.github.lstmforecast.compare.BuildRun;
import io.github.lstmforecast.compare.History;
import io.github.lstmforecast.compare.HistoryEntry;
import io.github.lstmforecast.compare.MarginUse;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.maven.worker.IoMessage;
import io.github.lstmforecast.report.ResultsMaker;
import io.github.lstmforecast.report.ScenarioReport;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.maven.plugin.MojoExecutionException;

/** The file with the results of earlier runs, to which those of this run are appended. A problem with it changes no verdict. */
final class HistoryFile {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Path file;
    private final ModuleMojo mojo;

    private HistoryFile(Path file, ModuleMojo mojo) {
        this.file = file;
        this.mojo = mojo;
    }

    /**
     * The file that the user has chosen.
     *
     * @param history its path; empty for none
     * @throws MojoExecutionException if it is no path, before anything is run
     */
    static Optional<HistoryFile> of(String history, ModuleMojo mojo) throws MojoExecutionException {
        if (history == null || history.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new HistoryFile(ModuleMojo.started(mojo.session()).resolve(history.strip()), mojo));
        } catch (InvalidPathException e) {
            throw new MojoExecutionException(
                    "lstm-forecast.history must be the path of a file, but is '" + history + "': " + e.getReason(), e);
        }
    }

    /**
     * Appends the results of this run.
     *
     * @param reports draws the last runs, and shows what is wrong with the file
     * @return the results with what the history says of them; the same if the file can't be read or written
     */
    List<ScenarioReport> append(List<ScenarioReport> results, Reports reports) {
        List<HistoryEntry> now;
        History earlier;
        try {
            BuildRun run = run();
            now = ResultsMaker.of(results).scenarios().stream()
                    .map(scenario ->
                            HistoryEntry.of(run, scenario, Golden.fingerprint(mojo.scenarioFolder(scenario.name()))))
                    .toList();
            earlier = History.append(file, now, mojo.isKnown(failed()) ? Duration.ZERO : LONGEST_WAIT);
        } catch (IOException e) {
            mojo.firstOf(failed(), "");
            warn(reports, " lacks this run: " + IoMessage.of(e));
            return results;
        } catch (RuntimeException | OutOfMemoryError e) {
            warn(reports, " lacks this run: " + ModuleMojo.internalError(e));
            return results;
        }
        try {
            earlier.damage().ifPresent(damage -> warn(reports, ": " + damage));
            return IntStream.range(0, now.size())
                    .mapToObj(i -> withHistory(results.get(i), earlier, now.get(i), reports))
                    .toList();
        } catch (RuntimeException | OutOfMemoryError e) {
            warn(reports, " is not shown: " + ModuleMojo.internalError(e));
            return results;
        }
    }

    /** Known once a module of this build could not use the file: the others do not wait for it again. */
    private String failed() {
        return "io.github.lstmforecast.history.failed:" + file;
    }

    private BuildRun run() {
        Revision revision = Revision.of(System.getenv(), mojo.base());
        return new BuildRun(
                BuildTime.of(mojo.property(BuildTime.PROPERTY), Clock.systemUTC())
                        .toString(),
                revision.commit(),
                revision.branch(),
                mojo.project().getGroupId() + ":" + mojo.project().getArtifactId(),
                mojo.project().getVersion());
    }

    private static ScenarioReport withHistory(
            ScenarioReport result, History earlier, HistoryEntry now, Reports reports) {
        List<HistoryEntry> runs = new ArrayList<>(earlier.of(now.run().module(), now.scenario()));
        ScenarioReport noted = MarginUse.greatest(now, runs)
                .map(use -> result.withNote(use.text()))
                .orElse(result);
        runs.add(now);
        return reports.drawHistory(noted, runs);
    }

    /** Modules with the same problem report it once. */
    private void warn(Reports reports, String problem) {
        String message = "The history " + mojo.shown(file) + problem;
        String mine =
                mojo.execution().getExecutionId() + " of " + mojo.project().getId();
        if (mojo.firstOf("io.github.lstmforecast.warning:" + message, mine).equals(mine)) {
            reports.warn(message);
        }
    }
}
