package io.github.lstmforecast.benchmark;

import io.github.lstmforecast.gate.Gate;
import io.github.lstmforecast.gate.Judgement;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioRun;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.TrainingListener;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How often a recipe gives a model that passes the default tolerances: trains it with many seeds, and prints a row for
 * each.
 */
public final class SeedsBenchmark {
    private static final int SEEDS = 30;
    private static final int HORIZON = 50;

    private SeedsBenchmark() {}

    /**
     * Prints the tables.
     *
     * @param args none
     */
    public static void main(String[] args) {
        // The Keras recipe forecasts within its training data, as it is usually shown; the default one beyond it.
        table("default", Recipe.defaults(), DefaultPulse.LENGTH);
        table("keras-stateful", Recipe.kerasStateful(), DefaultPulse.WARM_UP);
    }

    private static void table(String name, Recipe recipe, int from) {
        System.out.printf("%nrecipe %s, %d steps from sample %d%n", name, HORIZON, from);
        System.out.println("seed   train     loss   nrmse  phase error  phase drift  verdict");
        int passed = 0;
        double seconds = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Scenario scenario =
                    DefaultPulse.scenario(name, recipe.toBuilder().seed(seed).build(), from, HORIZON);
            ScenarioRun run = ScenarioRunner.run(scenario, TrainingListener.NONE);
            Judgement judgement = Gate.judge(run.metrics(), scenario.tolerances());
            List<Double> losses = run.trained().losses();
            System.out.printf(
                    Locale.ROOT,
                    "%4d  %5.2f s  %.5f  %6s  %11s  %11s  %s%n",
                    seed,
                    run.trainSeconds(),
                    losses.get(losses.size() - 1),
                    value(run, Metric.NRMSE),
                    value(run, Metric.PHASE_ERROR),
                    value(run, Metric.PHASE_DRIFT),
                    judgement.verdict() == Verdict.PASS
                            ? "PASS"
                            : judgement.findings().stream()
                                    .map(finding -> finding.check())
                                    .collect(Collectors.joining(", ", judgement.verdict() + " ", "")));
            passed += judgement.verdict() == Verdict.PASS ? 1 : 0;
            seconds += run.trainSeconds();
        }
        System.out.printf(
                Locale.ROOT, "recipe %s: %d of %d seeds pass, %.2f s a training%n", name, passed, SEEDS, seconds / SEEDS);
    }

    private static String value(ScenarioRun run, Metric metric) {
        return run.metrics().get(metric) instanceof MetricValue.Defined defined
                ? String.format(Locale.ROOT, "%.4f", defined.value())
                : "-";
    }
}
