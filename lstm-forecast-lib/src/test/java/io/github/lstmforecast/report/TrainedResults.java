package io.github.lstmforecast.report;

import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Seeds;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.golden.GoldenComparison;
import io.github.lstmforecast.golden.GoldenTolerance;
import io.github.lstmforecast.result.Assessment;
import io.github.lstmforecast.result.Recording;
import io.github.lstmforecast.result.TrainingResult;
import io.github.lstmforecast.scenario.ModelSource;
import io.github.lstmforecast.scenario.PulseSignal;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioRun;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reports of small trained models. */
final class TrainedResults {
    private TrainedResults() {}

    /** Trained so little that it fails. */
    static Recipe quick() {
        return Recipe.defaults().toBuilder().units(5).epochs(3).build();
    }

    static Scenario scenario(String name, Recipe recipe, int forecasts) {
        return new Scenario(
                name,
                new PulseSignal(PulseWave.of(10, 3), 150, new GaussianNoise(0.01, 1)),
                new ModelSource.Trained(recipe),
                IntStream.range(0, forecasts)
                        .mapToObj(i -> new ForecastSpan(150 + 20 * i, 25, 50, 5))
                        .toList(),
                Tolerances.DEFAULTS,
                Optional.empty());
    }

    static ScenarioReport of(Scenario scenario, int trainings) {
        return of(scenario, new ScenarioRunner(scenario), trainings, Optional.empty());
    }

    /** Compared with the golden model of another seed. */
    static ScenarioReport besideGolden(Scenario scenario) {
        ScenarioRunner runner = new ScenarioRunner(scenario);
        Golden golden = runner.candidate(runner.run(scenario.seed() + 1, TrainingListener.NONE));
        Golden now = runner.candidate(runner.run(TrainingListener.NONE));
        return of(scenario, runner, 1, Optional.of(GoldenComparison.of(golden, now, GoldenTolerance.SAME_BITS)));
    }

    private static ScenarioReport of(
            Scenario scenario, ScenarioRunner runner, int count, Optional<GoldenComparison> golden) {
        List<TrainingResult> trainings = new ArrayList<>();
        Optional<Recording> recording = Optional.empty();
        for (int i = 0; i < count; i++) {
            ScenarioRun run = runner.run(scenario.seed() + i, TrainingListener.NONE);
            trainings.add(run.result());
            recording = recording.or(() -> Optional.of(run.recording(scenario)));
        }
        Optional<Seeds> seeds = count == 1 ? Optional.empty() : Optional.of(new Seeds(count, 0.1));
        Assessment without = Assessment.of(scenario.tolerances(), seeds, trainings);
        return new ScenarioReport(
                scenario.name(),
                Optional.of(runner.measurement(trainings, recording)),
                new Assessment(without.tolerances(), without.judgement(), golden),
                List.of());
    }

    /** The same result under another name. */
    static ScenarioReport named(String name, ScenarioReport result) {
        return new ScenarioReport(name, result.measurement(), result.assessment(), result.pictures());
    }
}
