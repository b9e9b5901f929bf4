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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * The file with the results of earlier runs, to which those of this run are appended. A problem with it changes no verdict.
 *
 * @param shown how messages name it
 */
record HistoryFile(Path file, String shown) {
    /**
     * The file that the user has chosen.
     *
     * @param history a path; empty for none
     * @param base of a relative path
     * @throws MojoExecutionException if it is no path, before anything is run
     */
    static Optional<HistoryFile> of(String history, Path base, Function<Path, String> shown)
            throws MojoExecutionException {
        if (history == null || history.isBlank()) {
            return Optional.empty();
        }
        try {
            Path file = base.resolve(history.strip());
            return Optional.of(new HistoryFile(file, shown.apply(file)));
        } catch (InvalidPathException e) {
            throw new MojoExecutionException(
                    "lstm-forecast.history must be the path of a file, but is '" + history + "': " + e.getReason(), e);
        }
    }

    /**
     * Appends the results of this run.
     *
     * @param folder of a scenario, by its name
     * @param warnings gets what is wrong with the file
     * @return for each result the runs of its scenario, this one last; none if the file can't be read or written
     */
    List<List<HistoryEntry>> append(
            BuildRun run, List<ScenarioReport> results, Function<String, Path> folder, Consumer<String> warnings) {
        try {
            List<HistoryEntry> now = ResultsMaker.of(results).scenarios().stream()
                    .map(scenario -> HistoryEntry.of(run, scenario, Golden.fingerprint(folder.apply(scenario.name()))))
                    .toList();
            History earlier = History.append(file, now);
            earlier.damage().ifPresent(damage -> warnings.accept("The history " + shown + ": " + damage));
            return now.stream().map(entry -> runs(earlier, entry)).toList();
        } catch (IOException e) {
            warnings.accept(lacks(IoMessage.of(e)));
        } catch (RuntimeException | OutOfMemoryError e) {
            warnings.accept(lacks(ScenarioMojo.internalError(e)));
        }
        return List.of();
    }

    private String lacks(String reason) {
        return "The history " + shown + " lacks this run: " + reason;
    }

    private static List<HistoryEntry> runs(History earlier, HistoryEntry now) {
        List<HistoryEntry> runs = new ArrayList<>(earlier.of(now.run().module(), now.scenario()));
        runs.add(now);
        return runs;
    }

    /** How much of the margin is used; empty if there is nothing to tell. */
    static Optional<String> margin(List<HistoryEntry> runs) {
        int earlier = runs.size() - 1;
        return MarginUse.greatest(runs.get(earlier), runs.subList(0, earlier)).map(MarginUse::text);
    }
}
