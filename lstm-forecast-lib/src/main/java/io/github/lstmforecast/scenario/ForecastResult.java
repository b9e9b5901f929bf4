package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.engine.ExportException;
import io.github.lstmforecast.engine.ModelExport;
import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.ForecasterFactory;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Seeds;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.golden.Acceptance;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.result.Assessment;
import io.github.lstmforecast.result.GoldenCandidate;
import io.github.lstmforecast.result.GoldenCheck;
import io.github.lstmforecast.result.TrainingResult;
import io.github.lstmforecast.train.TrainingDivergedException;
import io.github.lstmforecast.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A scenario that was run: its model, its forecasts, and whether they are good. A build says the same, unless its plugin
 * is given limits of its own, which are not known here.
 *
 * @param run of several trainings, the first
 * @param trainings that of {@code run}, and the others
 * @param assessment not compared with the golden model where the training has another seed than the recipe
 */
public record ForecastResult(
        Scenario scenario, ScenarioRun run, List<TrainingResult> trainings, Assessment assessment) {
    public ForecastResult {
        trainings = List.copyOf(trainings);
    }

    /**
     * Runs a scenario: trains its model, or loads it, and does whatever else its file asks for. Its files may lie in the
     * working directory, and in the projects above it. Where that is a verdict
     * over many seeds, all of them are trained, and the model is that of the first.
     *
     * @param folder the scenario's, relative to the working directory: {@code src/forecast/pulse} say
     * @return its result
     * @throws ScenarioException if the scenario can't be read, or has a wrong value
     * @throws TrainingDivergedException if the loss is not finite any more
     */
    public static ForecastResult of(Path folder) throws ScenarioException {
        Scenario scenario = ScenarioReader.read(Path.of(""), folder, TrustedFolders.ofProject(Path.of("")));
        return of(scenario, folder);
    }

    /**
     * Runs a scenario with a forecaster of your own in place of its model. Everything else is the scenario's: signal,
     * forecasts, tolerances, and how the golden model of its folder is compared with, if there is one. Of its file,
     * {@code model} and {@code seeds} are not read. So the forecaster gets the series in its own unit, whatever is
     * scaled or otherwise transformed for the scenario's model.
     *
     * <p>Where the scenario's model is a forecaster of your own, {@code model.forecaster}, this is it: what {@code model}
     * says of transforms is done, as in a build.
     *
     * @param folder as for {@link #of(Path)}
     * @throws ScenarioException if the scenario can't be read, or has a wrong value
     * @throws InvalidValueException if the forecaster can't forecast the signal
     */
    public static ForecastResult of(Path folder, Forecaster mine) throws ScenarioException {
        return of(own(folder, signal -> new ModelSource.Given(ModelSource.Given.nameOf(mine), mine)), folder);
    }

    /**
     * Runs a scenario with a model of your own, step by step in closed loop, as {@link #of(Path, Forecaster)} does.
     *
     * @param mine its inputs are the columns of the signal, and behind them the known inputs of the step that it predicts
     * @throws InvalidValueException if it has another number of inputs or outputs than the signal
     */
    public static ForecastResult of(Path folder, SequenceModel mine) throws ScenarioException {
        return of(
                own(
                        folder,
                        signal -> new ModelSource.Given(
                                ModelSource.Given.nameOf(mine), new ClosedLoop(mine, signal.stepInputs()))),
                folder);
    }

    /**
     * Runs a scenario with {@code model.forecaster} as a build does: the forecaster is made with the settings and from the
     * training rows of the scenario.
     *
     * @param folder as for {@link #of(Path)}
     * @param mine for example {@code DemandForecaster::new}
     * @throws ScenarioException if the scenario can't be read, or has a wrong value
     * @throws InvalidValueException if it has another model
     */
    public static ForecastResult of(Path folder, ForecasterFactory mine) throws ScenarioException {
        Scenario scenario = ScenarioReader.read(Path.of(""), folder, TrustedFolders.ofProject(Path.of("")));
        if (scenario.model() instanceof ModelSource.Own own) {
            return of(scenario.withModel(own.madeBy(mine)), folder);
        }
        throw new InvalidValueException(
                "model", scenario.model().description(), "a forecaster of your own: model.forecaster with its name");
    }

    private static Scenario own(Path folder, Function<Signal, ModelSource.Given> model) throws ScenarioException {
        return ScenarioReader.readOwn(Path.of(""), folder, TrustedFolders.ofProject(Path.of("")), model);
    }

    /**
     * Runs a scenario that was made in code.
     *
     * @param folder where its golden model is, if it has one
     * @throws TrainingDivergedException if the loss is not finite any more
     */
    public static ForecastResult of(Scenario scenario, Path folder) {
        ScenarioRunner runner = new ScenarioRunner(scenario);
        ScenarioRun run = runner.run(TrainingListener.NONE);
        GoldenCheck golden = scenario.goldenCheck(
                folder,
                GoldenCandidate.inMemory(() -> runner.candidate(run)),
                path -> ScenarioFiles.shown(Path.of(""), path));
        List<TrainingResult> trainings = trainings(scenario, runner, run);
        return new ForecastResult(
                scenario, run, trainings, Assessment.of(scenario.tolerances(), scenario.seeds(), trainings, golden));
    }

    /**
     * Trains the model of a scenario with another seed. It is judged alone, and not compared with the golden model,
     * which is that of the recipe's seed.
     *
     * @param folder as for {@link #of(Path)}
     * @param seed of the training, in place of the recipe's
     * @return its result
     * @throws ScenarioException if the scenario can't be read, or has a wrong value
     * @throws InvalidValueException if another seed would not be another training
     * @throws TrainingDivergedException if the loss is not finite any more
     */
    public static ForecastResult of(Path folder, long seed) throws ScenarioException {
        Scenario scenario = ScenarioReader.read(Path.of(""), folder, TrustedFolders.ofProject(Path.of("")));
        scenario.model().whyOneSeed().ifPresent(reason -> {
            throw new InvalidValueException("seed", seed, "omitted: " + reason);
        });
        ScenarioRun run = new ScenarioRunner(scenario).run(seed, TrainingListener.NONE);
        TrainingResult training = run.result();
        return new ForecastResult(scenario, run, List.of(training), Assessment.of(scenario.tolerances(), training));
    }

    private static List<TrainingResult> trainings(Scenario scenario, ScenarioRunner runner, ScenarioRun first) {
        int count = scenario.seeds().map(Seeds::count).orElse(1);
        return Stream.concat(
                        Stream.of(first.result()),
                        LongStream.range(first.seed() + 1, first.seed() + count)
                                .parallel()
                                .mapToObj(seed -> training(runner, seed)))
                .toList();
    }

    /** Of several trainings, one that diverges counts as one that fails. */
    private static TrainingResult training(ScenarioRunner runner, long seed) {
        try {
            return runner.run(seed, TrainingListener.NONE).result();
        } catch (TrainingDivergedException e) {
            return TrainingResult.failed(seed, e.getMessage());
        }
    }

    /** The seed of the training; 0 where the model was trained elsewhere. */
    public long seed() {
        return run.seed();
    }

    /**
     * What the model predicted.
     *
     * @return one for each span of the scenario, in the signal's own unit
     */
    public List<Forecast> forecasts() {
        return run.forecasts();
    }

    /**
     * How good that is.
     *
     * @return one for each {@linkplain Scenario#subjects() subject}
     */
    public List<Metrics> metrics() {
        return run.metrics();
    }

    /**
     * The model, to be written for other programs, whatever the verdict is:
     * {@code Extensions.exporter("onnx").export(result.modelExport()).write(file)}.
     *
     * @throws ExportException if there is no model file
     */
    public ModelExport modelExport() throws ExportException {
        return JudgedModel.of(scenario, run.model());
    }

    /**
     * Makes this the golden model of a folder, like the goal {@code accept} of a build: for models that no build runs.
     *
     * @param folder the scenario's; a golden model that is there is replaced
     * @param reason what has changed, and why that is right, in one line
     * @throws InvalidValueException if there is no reason, or a forecast is not finite
     */
    public void accept(Path folder, String reason) throws IOException {
        Golden candidate = new ScenarioRunner(scenario).candidate(run);
        new Golden(candidate.model(), candidate.record().accepted(Acceptance.now(reason))).write(folder, Golden.NAME);
    }

    /** The model, in the signal's own unit. */
    public Forecaster forecaster() {
        return run.forecaster();
    }

    public Verdict verdict() {
        return assessment.verdict();
    }

    public List<Finding> findings() {
        return assessment.findings();
    }

    @Override
    public String toString() {
        return "ForecastResult[" + scenario.name() + ", " + scenario.model().description()
                + (scenario.model() instanceof ModelSource.Trained ? ", seed " + seed() : "") + "]";
    }
}
