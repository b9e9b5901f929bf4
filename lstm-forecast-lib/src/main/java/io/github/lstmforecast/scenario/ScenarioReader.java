package io.github.lstmforecast.scenario;

import io.github.lstmforecast.compare.Regression;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.SampleSettings;
import io.github.lstmforecast.gate.Seeds;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.golden.GoldenTolerance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads {@value #FILE_NAME}. Everything but the signal has a default. No object is ever made from a YAML tag: the file
 * is read as plain text in mappings and lists, and each value is checked.
 */
public final class ScenarioReader {
    /** What the file is called in a scenario's folder. */
    public static final String FILE_NAME = "scenario.yaml";

    /** The other usual ending; a file that has it is meant to be read, so it must not be passed over. */
    public static final String MISSPELT = "scenario.yml";

    /** In place of a model of the caller's own, until the signal is known. */
    private static final ModelSource UNKNOWN = new ModelSource.Own("own", Map.of());

    private ScenarioReader() {}

    /**
     * Reads a scenario. All its files must lie in {@code base} or, where that does not hold it, in the scenario's folder.
     *
     * @param base what paths are relative to, those in messages too; a Maven module's folder say
     * @param folder the scenario's folder; its name is the scenario's
     * @return the scenario
     * @throws ScenarioException if it can't be read, or has a wrong value
     */
    public static Scenario read(Path base, Path folder) throws ScenarioException {
        return read(base, folder, List.of());
    }

    /**
     * Reads a scenario.
     *
     * @param base what paths are relative to, those in messages too; a Maven module's folder say
     * @param folder the scenario's folder; its name is the scenario's
     * @param trusted folders that its files may lie in as well
     * @return the scenario
     * @throws ScenarioException if it can't be read, has a wrong value, or names a file elsewhere
     */
    public static Scenario read(Path base, Path folder, List<Path> trusted) throws ScenarioException {
        Path file = folder.resolve(FILE_NAME);
        ScenarioFiles files = new ScenarioFiles(base, folder, TrustedFolders.of(base, folder, trusted));
        files.requireTrusted(file);
        return read(files, YamlFile.read(file, files.shown(file)), Optional.empty());
    }

    /**
     * Reads a scenario for a model of the caller's own. Where its model is {@code model.forecaster}, that is meant; of
     * any other model, what the file says of it, its transforms and its seeds is not read.
     *
     * @param own the model for the signal of the scenario
     */
    static Scenario readOwn(Path base, Path folder, List<Path> trusted, Function<Signal, ModelSource.Given> own)
            throws ScenarioException {
        Path file = folder.resolve(FILE_NAME);
        ScenarioFiles files = new ScenarioFiles(base, folder, TrustedFolders.of(base, folder, trusted));
        files.requireTrusted(file);
        Scenario scenario = read(files, YamlFile.read(file, files.shown(file)), Optional.of(own));
        return scenario.model() instanceof ModelSource.Own named
                ? scenario.withModel(
                        named.madeBy(context -> own.apply(scenario.signal()).forecaster()))
                : scenario;
    }

    /**
     * Reads a scenario that is not in its file yet.
     *
     * @param base what paths are relative to, those in messages too; a Maven module's folder say
     * @param folder where its file would lie; its name is the scenario's
     * @param trusted folders that its files may lie in as well
     * @param yaml what the file would hold
     * @return the scenario
     * @throws ScenarioException if it has a wrong value, or names a file elsewhere
     */
    public static Scenario read(Path base, Path folder, List<Path> trusted, String yaml) throws ScenarioException {
        ScenarioFiles files = new ScenarioFiles(base, folder, TrustedFolders.of(base, folder, trusted));
        return read(files, YamlFile.parse(yaml, files.shown(folder.resolve(FILE_NAME))), Optional.empty());
    }

    /** @param given the model, unless the file names a forecaster */
    private static Scenario read(ScenarioFiles files, Node yaml, Optional<Function<Signal, ModelSource.Given>> given)
            throws ScenarioException {
        Problems problems = new Problems();
        YamlMap top = YamlMap.of(
                files.shown(files.folder().resolve(FILE_NAME)),
                yaml,
                List.of("signal", "model", "forecast", "tolerance", "seeds", "golden", "regression"),
                problems);

        Optional<Function<Signal, ModelSource.Given>> own =
                given.isEmpty() || ModelSection.namesForecaster(top) ? Optional.empty() : given;
        ModelSection read = own.isPresent()
                ? ModelSection.own(top, UNKNOWN)
                : problems.attempt(() -> ModelSection.read(top, files), ModelSection.standIn(top));
        ForecastSection unfitted = ForecastSection.read(top, read.predictions());
        Optional<Signal> readSignal = problems.attempt(
                () -> Optional.of(SignalSection.read(top, files, unfitted, read.source())), Optional.empty());
        Tolerances tolerances = problems.attempt(() -> ToleranceSection.read(top, unfitted), Tolerances.DEFAULTS);
        Optional<Seeds> seeds = own.isPresent()
                ? Optional.empty()
                : problems.attempt(() -> SeedsSection.read(top, read.source()), Optional.empty());
        Optional<GoldenTolerance> readGolden =
                problems.attempt(() -> GoldenSection.read(top, read.source()), Optional.empty());
        Optional<GoldenTolerance> golden =
                own.isPresent() ? readGolden.map(GoldenTolerance::withoutWeights) : readGolden;
        Optional<Regression> regression = problems.attempt(() -> RegressionSection.read(top), Optional.empty());
        problems.requireNone();

        Signal signal = readSignal.orElseThrow();
        ModelSection ofSignal =
                own.isPresent() ? ModelSection.own(top, own.get().apply(signal)) : read.fittedTo(signal);
        ForecastSection forecast = unfitted.fittedTo(signal);
        List<ForecastSpan> spans = forecast.spans(signal, ofSignal);
        Optional<SampleSettings> sampling = forecast.sampling(signal, spans);
        ModelSection model = ofSignal.fittedTo(signal, forecast, spans);
        problems.requireNone();
        KnownSection.requireFuture(top, signal, spans);
        PulsesSection.requireClear(top, signal, spans);
        problems.requireNone();
        String name = files.folder().toAbsolutePath().normalize().getFileName().toString();
        TransformSection transform = model.transform();
        Scenario scenario = model.build(() -> new Scenario(
                name,
                signal,
                model.source(),
                transform.settings(),
                spans,
                forecast.leadTimes(),
                tolerances,
                seeds,
                golden,
                regression,
                sampling));
        transform.build(
                () -> SamplePlace.named(scenario, scenario::transforms)); // refuses what the signal does not allow
        model.build(scenario::trainingWindows); // refuses what can't be cut into windows
        return scenario;
    }
}
