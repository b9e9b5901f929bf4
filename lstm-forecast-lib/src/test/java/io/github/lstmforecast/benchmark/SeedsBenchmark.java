package io.github.lstmforecast.benchmark;

import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.Forecast;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Gate;
import io.github.lstmforecast.gate.Judgement;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Comparison;
import io.github.lstmforecast.metric.Levels;
import io.github.lstmforecast.metric.MetricSet;
import io.github.lstmforecast.metric.PulseMatching;
import io.github.lstmforecast.metric.PulseRule;
import io.github.lstmforecast.model.RnnModel;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.scenario.ModelSource;
import io.github.lstmforecast.scenario.PulseSignal;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.signal.Series;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.TrainedRnn;
import io.github.lstmforecast.train.Trainer;
import io.github.lstmforecast.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How often a recipe gives a model that counts. Trains it with many seeds and forecasts 1,000 cycles with each model in
 * closed loop. Prints how many stay within 0.3 of the clean wave at every step and pass the default tolerances over all
 * these cycles, and how many pass over the 50 steps of a usual scenario.
 */
public final class SeedsBenchmark {
    private static final int CYCLES = 1000;
    private static final int SHORT_HORIZON = 50;
    private static final double FARTHEST = 0.3;
    private static final int SHOWN_FAILURES = 6;

    private SeedsBenchmark() {}

    /** A row of the table; {@code from} is the first step of the forecast, by default after the training data. */
    private record Row(String name, PulseSignal signal, Recipe recipe, OptionalInt from, int warmUp, int seeds) {}

    private record Outcome(long seed, boolean passesShort, boolean holds, String failure, double trainSeconds) {}

    /** Prints the table. */
    public static void main(String[] args) throws Exception {
        Recipe recipe = Recipe.defaults();
        int threads = Runtime.getRuntime().availableProcessors();
        System.out.printf(
                "%nSeeds, on %d threads: how many pass over %d steps, and over %,d cycles%n",
                threads, SHORT_HORIZON, CYCLES);
        System.out.println(
                "wave                                recipe                   50 steps   1000 cycles  s/training");
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        row(pool, new Row("period 10, width 3", pulses(10, 3, 150, 0.01), recipe, OptionalInt.empty(), 25, 300));
        for (CellKind cell : List.of(CellKind.GRU, CellKind.SIMPLE_RNN)) {
            Recipe other = Recipe.defaults(cell);
            row(pool, new Row("period 10, width 3", pulses(10, 3, 150, 0.01), other, OptionalInt.empty(), 25, 300));
        }
        row(
                pool,
                new Row(
                        "period 10, width 3",
                        pulses(10, 3, 150, 0.01),
                        Recipe.kerasStateful(),
                        OptionalInt.of(25), // as in most examples: within the training data
                        25,
                        30));
        row(pool, harder("period 15, width 3", pulses(15, 3, 150, 0.01), recipe));
        row(pool, harder("period 25, width 3", pulses(25, 3, 150, 0.01), with(recipe, 300)));
        row(pool, harder("half-wave of period 10", pulses(10, 5, 150, 0.01), recipe));
        row(pool, harder("half-wave of period 25", pulses(25, 12.5, 150, 0.01), with(recipe, 600)));
        row(pool, harder("period 10, width 3, noise 0.05", pulses(10, 3, 150, 0.05), recipe));
        // A warm-up must be long enough to find the position in the cycle, and a window must contain the whole cycle.
        row(
                pool,
                new Row(
                        "period 50, width 3, 500 samples",
                        pulses(50, 3, 500, 0.01),
                        with(recipe, 600).toBuilder().units(40).window(100).build(),
                        OptionalInt.empty(),
                        100,
                        30));
        pool.shutdown();
    }

    private static Row harder(String name, PulseSignal signal, Recipe recipe) {
        return new Row(name, signal, recipe, OptionalInt.empty(), 25, 30);
    }

    private static Recipe with(Recipe recipe, int epochs) {
        return recipe.toBuilder().epochs(epochs).build();
    }

    private static PulseSignal pulses(double period, double width, int length, double noise) {
        return new PulseSignal(PulseWave.of(period, width), length, new GaussianNoise(noise, 1));
    }

    private static void row(ExecutorService pool, Row row) throws Exception {
        List<Future<Outcome>> running = new ArrayList<>();
        for (int seed = 1; seed <= row.seeds; seed++) {
            Recipe recipe = row.recipe.toBuilder().seed(seed).build();
            running.add(pool.submit(() -> run(row, recipe)));
        }
        int passed = 0;
        int held = 0;
        double seconds = 0;
        List<String> failures = new ArrayList<>();
        for (Future<Outcome> future : running) {
            Outcome outcome = future.get();
            passed += outcome.passesShort ? 1 : 0;
            held += outcome.holds ? 1 : 0;
            seconds += outcome.trainSeconds;
            if (!outcome.holds) {
                failures.add("seed " + outcome.seed + " " + outcome.failure);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-34s  %-22s  %3d of %3d  %4d of %3d  %10.3f%n",
                row.name,
                describe(row.recipe),
                passed,
                row.seeds,
                held,
                row.seeds,
                seconds / row.seeds);
        failures.stream().limit(SHOWN_FAILURES).forEach(failure -> System.out.println("    " + failure));
        if (failures.size() > SHOWN_FAILURES) {
            System.out.println("    and " + (failures.size() - SHOWN_FAILURES) + " more");
        }
    }

    private static String describe(Recipe recipe) {
        if (recipe.equals(Recipe.kerasStateful())) {
            return "keras-stateful";
        }
        return recipe.epochs() + " epochs, " + recipe.cell().label() + " "
                + recipe.units().get(0);
    }

    private static Outcome run(Row row, Recipe recipe) {
        double period = row.signal.wave().periodSteps();
        int guard = PulseMatching.guardSteps(period);
        Scenario scenario = new Scenario(
                row.name,
                row.signal,
                new ModelSource.Trained(recipe),
                List.of(new ForecastSpan(row.signal.trainingLength(), row.warmUp, 1, guard)),
                Tolerances.DEFAULTS,
                Optional.empty());
        long start = System.nanoTime();
        TrainedRnn trained = Trainer.train(recipe, scenario.trainingWindows().orElseThrow(), TrainingListener.NONE);
        double trainSeconds = (System.nanoTime() - start) / 1e9;

        int from = row.from.orElse(scenario.trainingEnd());
        ForecastSpan span = new ForecastSpan(from, row.warmUp, (int) Math.round(CYCLES * period), guard);
        Forecast forecast =
                new ClosedLoop(new RnnModel(trained.parameters())).forecast(row.signal.observed(span.end()), span);
        Series clean = row.signal.wave().samples(span.end());
        Judgement shortly = judge(forecast, clean, row.signal, SHORT_HORIZON);
        Judgement wholly = judge(forecast, clean, row.signal, span.horizon());
        OptionalInt far = firstFarStep(forecast, clean);
        boolean holds = far.isEmpty() && wholly.verdict() == Verdict.PASS;
        String failure = far.isPresent()
                ? "is off by more than " + FARTHEST + " at step " + far.getAsInt()
                : wholly.findings().stream()
                        .map(finding -> finding.message())
                        .findFirst()
                        .orElse("");
        return new Outcome(recipe.seed(), shortly.verdict() == Verdict.PASS, holds, failure, trainSeconds);
    }

    private static OptionalInt firstFarStep(Forecast forecast, Series clean) {
        for (int step = 0; step < forecast.span().horizon(); step++) {
            double error = forecast.predicted().get(step, 0)
                    - clean.get(forecast.span().from() + step, 0);
            if (!(Math.abs(error) <= FARTHEST)) {
                return OptionalInt.of(step);
            }
        }
        return OptionalInt.empty();
    }

    private static Judgement judge(Forecast forecast, Series clean, PulseSignal signal, int horizon) {
        ForecastSpan span = forecast.span();
        int steps = horizon + span.guard();
        return Gate.judge(
                MetricSet.STANDARD.measure(new Comparison(
                        clean.slice(span.start(), span.from()).column(0),
                        clean.slice(span.from(), span.from() + steps).column(0),
                        forecast.truth().slice(0, horizon).column(0),
                        forecast.predicted().slice(0, steps).column(0),
                        signal.wave().periodSteps(),
                        Optional.of(PulseRule.of(new Levels(PulseWave.LOW, PulseWave.HIGH))))),
                Tolerances.DEFAULTS);
    }
}
