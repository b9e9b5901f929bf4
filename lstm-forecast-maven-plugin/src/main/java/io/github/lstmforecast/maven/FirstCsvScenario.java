package io.github.lstmforecast.maven;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.NumberHint;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.csv.CsvException;
import io.github.lstmforecast.csv.Decimal;
import io.github.lstmforecast.scenario.ScenarioException;
import io.github.lstmforecast.scenario.ScenarioReader;
import io.github.lstmforecast.scenario.TrustedFolders;
import io.github.lstmforecast.signal.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.plugin.logging.Log;

/** The first scenario of a CSV file, and a log of what was recognised in it. */
final class FirstCsvScenario {
    private final Log log;
    private final Path base;
    private final Path root;
    private final List<Path> trusted;
    private final Function<Path, String> shown;

    /**
     * @param base the folder of the module
     * @param root where Maven was started
     * @param trusted folders that the file may lie in
     * @param shown how messages name a path
     */
    FirstCsvScenario(Log log, Path base, Path root, List<Path> trusted, Function<Path, String> shown) {
        this.log = log;
        this.base = base;
        this.root = root;
        this.trusted = trusted;
        this.shown = shown;
    }

    /**
     * @param folder of the scenario
     * @param csv the file, relative to the module or to where Maven was started
     */
    String yaml(
            String scenario,
            Path folder,
            String csv,
            Optional<String> column,
            Optional<String> period,
            FormatParameters format)
            throws NothingWrittenException, CsvException, ScenarioException, IOException {
        Path file = file(csv);
        TrustedFolders folders = new TrustedFolders(trusted);
        if (!folders.hold(file)) {
            throw new NothingWrittenException(shown.apply(file) + " " + folders.refusal(file));
        }
        Optional<Period> known = period.isEmpty() ? Optional.empty() : Optional.of(period(period.get()));
        CsvColumn found = CsvColumn.find(file, shown.apply(file), format.format(), column, known);
        String name = nameFor(file, folder);
        String yaml = FirstScenario.csv(scenario, shown.apply(file), name, found, format);
        Optional<ScenarioException> refusal =
                found.period().source() == Period.Source.FOUND ? refusal(folder, yaml) : Optional.empty();
        if (refusal.isPresent()) { // of the cycle that was found: most often, its pulses can't be told
            found = found.withoutCycle();
            yaml = FirstScenario.csv(scenario, shown.apply(file), name, found, format);
            if (refusal(folder, yaml).isPresent()) {
                throw refusal.get();
            }
            log.warn("The cycle that was found is not used: "
                    + refusal.get().getMessage().replaceFirst("^\\S+:\\d+: ", ""));
        }
        found.describe(shown.apply(file), column.isPresent()).forEach(log::info);
        found.table().notes().warnings().forEach(log::warn);
        return yaml;
    }

    private Optional<ScenarioException> refusal(Path folder, String yaml) {
        try {
            ScenarioReader.read(base, folder, trusted, yaml);
            return Optional.empty();
        } catch (ScenarioException e) {
            return Optional.of(e);
        }
    }

    private static Period period(String period) throws NothingWrittenException {
        if (period.equals("none")) {
            return Period.NONE;
        }
        try {
            return Period.given(Decimal.parse(period).orElse(Double.NaN));
        } catch (InvalidValueException e) {
            throw new NothingWrittenException("lstm-forecast.period is '" + SafeText.of(period) + "', but must be "
                    + e.allowed() + NumberHint.of(period));
        }
    }

    private Path file(String csv) throws NothingWrittenException {
        try {
            for (Path from : List.of(base, root)) {
                Path file = from.resolve(csv).normalize();
                if (Files.isRegularFile(file)) {
                    return file;
                }
            }
        } catch (InvalidPathException e) {
            throw new NothingWrittenException(
                    "lstm-forecast.csv is '" + csv + "', which is no valid path on this system: " + e.getReason());
        }
        throw new NothingWrittenException("lstm-forecast.csv is '" + csv + "', and there is no such file in " + base
                + (base.equals(root) ? "" : " or in " + root));
    }

    /** The path of a file in a scenario: its name alone in the same folder, otherwise relative to the module. */
    private String nameFor(Path file, Path folder) {
        Path from = file.startsWith(folder) ? folder : base;
        boolean onOneDrive = from.getRoot().equals(file.getRoot());
        return (onOneDrive ? from.relativize(file) : file).toString().replace('\\', '/');
    }
}
