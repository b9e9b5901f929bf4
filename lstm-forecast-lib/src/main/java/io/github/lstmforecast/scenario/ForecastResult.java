package io.github.lstmforecast.scenario;

import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.dl4j.Dl4jModels;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.gate.Finding;
import io.github.lstmforecast.gate.Gate;
import io.github.lstmforecast.gate.Judgement;
import io.github.lstmforecast.gate.SeedResult;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.golden.GoldenException;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.train.TrainingDivergedException;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What came of a scenario: its model, its forecasts, and what the gate says of them. A build says the same, unless its
 * plugin is given limits of its own, which are not known here.
 *
 * @param scenario what was run
 * @param seed of the training; 0 where the model was trained elsewhere
 * @param run what the model foretold, and how good that is
 * @param judgement what the tolerances say
 * @param golden what has changed since a model was accepted; nothing where no golden model is asked for or there, or
 *     where the training was asked for by its seed
 */
public record ForecastResult(
        Scenario scenario, long seed, ScenarioRun run, Judgement judgement, Optional<GoldenComparison> golden) {

    /**
     * Runs a scenario: trains its model, or loads it, and does whatever else its file asks for. Its files may lie in the
     * working directory, and in the projects above it. Where that is a verdict
     * over many seeds, all of them are trained, and the model is that of the first.
     *
     * @param folder the scenario's, relative to the working directory: {@code src/forecast/pulse} say
     * @return what came of it
     * @throws ScenarioException if the scenario can't be read, or has a wrong value
     * @throws TrainingDivergedException if the loss is not finite any more
     */
    public static ForecastResult of(Path folder) throws ScenarioException {
        Scenario scenario = ScenarioReader.read(Path.of(""), folder, TrustedFolders.ofProject(Path.of("")));
        ScenarioRunner runner = new ScenarioRunner(scenario);
        ScenarioRun run = runner.run(TrainingListener.NONE);
        Judgement judgement = scenario.seeds()
                .map(seeds -> Gate.judge(
                        scenario.subjects(),
                        trainings(runner, run, scenario.seed(), seeds.count()),
                        scenario.tolerances(),
                        seeds))
                .orElseGet(() -> Gate.judge(scenario.subjects(), run.metrics(), scenario.tolerances()));
        return new ForecastResult(scenario, scenario.seed(), run, judgement, golden(folder, scenario, runner, run));
    }

    /**
     * Trains the model of a scenario with another seed. It is judged alone, and not compared with the golden model,
     * which is that of the recipe's seed.
     *
     * @param folder as for {@link #of(Path)}
     * @param seed of the training, in place of the recipe's
     * @return what came of it
     * @throws ScenarioException if the scenario can't be read, or has a wrong value
     * @throws InvalidValueException if another seed would not be another training
     * @throws TrainingDivergedException if the loss is not finite any more
     */
    public static ForecastResult of(Path folder, long seed) throws ScenarioException {
        Scenario scenario = ScenarioReader.read(Path.of(""), folder, TrustedFolders.ofProject(Path.of("")));
        scenario.model().whyOneSeed().ifPresent(reason -> {
            throw new InvalidValueException("seed", seed, "left out: " + reason);
        });
        ScenarioRun run = new ScenarioRunner(scenario).run(seed, TrainingListener.NONE);
        return new ForecastResult(
                scenario,
                seed,
                run,
                Gate.judge(scenario.subjects(), run.metrics(), scenario.tolerances()),
                Optional.empty());
    }

    private static List<SeedResult> trainings(ScenarioRunner runner, ScenarioRun first, long seed, int count) {
        return Stream.concat(
                        Stream.of(new SeedResult(seed, Optional.empty(), first.metrics())),
                        LongStream.range(seed + 1, seed + count).parallel().mapToObj(other -> training(runner, other)))
                .toList();
    }

    /** Of several trainings, one that diverges counts as one that fails. */
    private static SeedResult training(ScenarioRunner runner, long seed) {
        try {
            return new SeedResult(
                    seed,
                    Optional.empty(),
                    runner.run(seed, TrainingListener.NONE).metrics());
        } catch (TrainingDivergedException e) {
            return new SeedResult(seed, Optional.of(e.getMessage()), List.of());
        }
    }

    private static Optional<GoldenComparison> golden(
            Path folder, Scenario scenario, ScenarioRunner runner, ScenarioRun run) {
        String shown = ScenarioFiles.shown(Path.of(""), folder);
        if (!Golden.exists(folder, Golden.NAME)) {
            return scenario.golden()
                    .map(asked -> GoldenComparison.missing("there is no golden model in " + shown + " yet"));
        }
        Golden now;
        try {
            now = runner.candidate(run);
        } catch (InvalidValueException e) {
            return Optional.of(
                    GoldenComparison.missing("the forecast is not finite, so it is no candidate for a golden model"));
        }
        try {
            return Optional.of(Golden.load(folder).compare(now, scenario.goldenTolerance()));
        } catch (GoldenException e) {
            return Optional.of(GoldenComparison.unreadable(shown + ": " + e.getMessage()));
        }
    }

    /**
     * What the model foretold.
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
     * The model.
     *
     * @return one that takes and tells values in the signal's own unit
     */
    public SequenceModel model() {
        if (scenario.model().engine() == Engine.DL4J) {
            return Dl4jModels.toModel(run.network());
        }
        try {
            return run.network().lstm().model();
        } catch (ModelFileException e) {
            throw new IllegalStateException("what our own kernel has run is an LSTM", e);
        }
    }

    /**
     * The verdict on both questions: whether the forecast is good, and whether anything has changed.
     *
     * @return the worse of the two
     */
    public Verdict verdict() {
        return golden.map(GoldenComparison::verdict).orElse(Verdict.PASS).and(judgement.verdict());
    }

    /**
     * Everything that is wrong.
     *
     * @return what the tolerances found, then what the golden model did
     */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(judgement.findings());
        golden.ifPresent(comparison -> findings.addAll(comparison.findings()));
        return findings;
    }

    @Override
    public String toString() {
        return "ForecastResult[" + scenario.name() + ", " + scenario.model().description()
                + (scenario.model() instanceof ModelSource.Trained ? ", seed " + seed : "") + "]";
    }
}
