package io.github.lstmforecast.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.lstmforecast.csv.CsvFormat;
import io.github.lstmforecast.csv.CsvTable;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.forecast.LinearSettings;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.metric.Baseline;
import io.github.lstmforecast.metric.MetricValue;
import io.github.lstmforecast.metric.Metrics;
import io.github.lstmforecast.metric.StandardMetric;
import io.github.lstmforecast.plot.ForecastPlots;
import io.github.lstmforecast.result.SubjectResult;
import io.github.lstmforecast.scenario.CsvSignal;
import io.github.lstmforecast.scenario.ModelSource;
import io.github.lstmforecast.scenario.Scenario;
import io.github.lstmforecast.scenario.ScenarioRun;
import io.github.lstmforecast.scenario.ScenarioRunner;
import io.github.lstmforecast.signal.CopySpacing;
import io.github.lstmforecast.signal.Difference.Mode;
import io.github.lstmforecast.signal.GapFill;
import io.github.lstmforecast.signal.Period;
import io.github.lstmforecast.signal.Scaling;
import io.github.lstmforecast.signal.TransformSettings;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.TrainingDivergedException;
import io.github.lstmforecast.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * What the transforms are worth on real series. Prints, for each series, the RMSE of one forecast over that of repeating
 * the last cycle: of the default recipe with each chain of transforms (one seed, and the median of several), of a linear
 * model with each, of the baselines, and of other programs. Nothing is chosen by what is printed.
 */
public final class RealSeriesBenchmark {
    private static final int SEEDS = 5;
    private static final int LEAST_WARM_UP = 25;

    /** The chains of transforms. */
    private static final Map<String, TransformSettings> CHAINS = chains();

    private RealSeriesBenchmark() {}

    private static Map<String, TransformSettings> chains() {
        Map<String, TransformSettings> chains = new LinkedHashMap<>();
        chains.put("scale only", chain(false, false, false, Mode.NONE));
        chains.put("log", chain(true, false, false, Mode.NONE));
        chains.put("trend", chain(false, true, false, Mode.NONE));
        chains.put("profile", chain(false, false, true, Mode.NONE));
        chains.put("trend, profile", chain(false, true, true, Mode.NONE));
        chains.put("difference: step", chain(false, false, false, Mode.STEP));
        chains.put("difference: cycle", chain(false, false, false, Mode.CYCLE));
        chains.put("log, difference: cycle", chain(true, false, false, Mode.CYCLE));
        chains.put("difference: mean", chain(false, false, false, Mode.MEAN));
        return chains;
    }

    private static TransformSettings chain(boolean log, boolean trend, boolean profile, Mode difference) {
        return new TransformSettings(log, trend, profile, difference, Scaling.Mode.MIN_MAX);
    }

    /** A series, and what others make of it. */
    private record RealSeries(String name, JsonNode about, CsvSignal signal, ForecastSpan span) {
        Scenario scenario(ModelSource model, TransformSettings transform) {
            return new Scenario(
                    name,
                    signal,
                    model,
                    transform,
                    List.of(span),
                    List.of(),
                    Tolerances.DEFAULTS,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        double naive() {
            return about.path("rmse_repeat_last_cycle").asDouble();
        }

        /** NaN if it is not known. */
        double bestPeer() {
            return about.path("rmse_best_peer").asDouble(Double.NaN);
        }
    }

    /**
     * Prints the tables.
     *
     * @param args the folder of the series, each a CSV file with a column y, and of {@code peers.json}, which has for each
     *     its period, the rows to train on, the horizon, the error of repeating the last cycle, and, if known, the errors of
     *     others; then, optionally, a folder for pictures
     */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Optional<Path> pictures = args.length > 1 ? Optional.of(Path.of(args[1])) : Optional.empty();
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        Map<String, List<Double>> ofAll =
                new LinkedHashMap<>(); // ratios to repeating the last cycle, NaN if impossible
        List<Double> best = new ArrayList<>();
        JsonNode peers = new JsonMapper().readTree(folder.resolve("peers.json").toFile());
        for (Map.Entry<String, JsonNode> one : peers.properties()) {
            RealSeries series = read(folder, one.getKey(), one.getValue());
            Map<String, Double> errors = errors(pool, series);
            System.out.printf(
                    Locale.ROOT, "%n%s: rmse %.4g of repeating the last cycle is 1%n", series.name, series.naive());
            errors.forEach((method, rmse) -> {
                double ratio = rmse / series.naive();
                ofAll.computeIfAbsent(method, of -> new ArrayList<>()).add(ratio);
                System.out.printf(Locale.ROOT, "  %-44s %8.3f%n", method, ratio);
            });
            best.add(series.bestPeer() / series.naive());
            if (pictures.isPresent()) {
                draw(series, pictures.get());
            }
        }
        pool.shutdown();
        System.out.printf("%n%-46s geometric mean  better than 1  than the best peer   of%n", "all series");
        ofAll.forEach((method, ratios) -> summary(method, ratios, best));
    }

    private static void summary(String method, List<Double> ratios, List<Double> best) {
        double logs = 0;
        int count = 0;
        int wins = 0;
        int winsOverBest = 0;
        for (int i = 0; i < ratios.size(); i++) {
            if (Double.isFinite(ratios.get(i))) {
                logs += Math.log(ratios.get(i));
                count++;
                wins += ratios.get(i) < 1 ? 1 : 0;
                winsOverBest += ratios.get(i) < best.get(i) ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "  %-44s %14.2f  %13d  %18d  %3d%n",
                method,
                Math.exp(logs / count),
                wins,
                winsOverBest,
                count);
    }

    private static RealSeries read(Path folder, String name, JsonNode about) throws Exception {
        Path file = folder.resolve(name + ".csv");
        CsvTable table = CsvTable.read(file, name, new CsvTable.Options(List.of("y"), CsvFormat.UNKNOWN));
        double period = about.path("period").asDouble();
        int train = about.path("train").asInt();
        CsvSignal signal = new CsvSignal(table, Period.given(period), 0, train, GapFill.ERROR);
        int warmUp = Math.min(train / 2, Math.max(LEAST_WARM_UP, (int) Math.ceil(2 * period)));
        return new RealSeries(
                name,
                about,
                signal,
                new ForecastSpan(train, warmUp, about.path("horizon").asInt(), 0));
    }

    private static Map<String, Double> errors(ExecutorService pool, RealSeries series) throws Exception {
        Map<String, Double> errors = new LinkedHashMap<>();
        for (Map.Entry<String, TransformSettings> chain : CHAINS.entrySet()) {
            double[] ofSeeds = trained(pool, series, Recipe.defaults(), chain.getValue());
            errors.put("LSTM, " + chain.getKey() + ", seed 1", ofSeeds[0]);
            errors.put("LSTM, " + chain.getKey() + ", median of " + SEEDS, median(ofSeeds));
        }
        errors.put(
                "LSTM, difference: cycle, spread, median of " + SEEDS,
                median(trained(
                        pool,
                        series,
                        Recipe.defaults().toBuilder()
                                .copySpacing(CopySpacing.SPREAD)
                                .build(),
                        CHAINS.get("difference: cycle"))));
        for (Map.Entry<String, TransformSettings> chain : CHAINS.entrySet()) {
            errors.put("linear, " + chain.getKey(), linear(series, chain.getValue()));
        }
        baselines(series).forEach((baseline, rmse) -> errors.put("baseline, " + baseline.title(), rmse));
        if (series.about.has("rmse_default_recipe_0_1_0")) {
            errors.put(
                    "default recipe of 0.1.0",
                    series.about.path("rmse_default_recipe_0_1_0").asDouble());
        }
        if (series.about.has("rmse_best_peer")) {
            errors.put("best of the other programs, in hindsight", series.bestPeer());
        }
        return errors;
    }

    /** Of each seed; NaN if the series does not allow the transforms. */
    private static double[] trained(ExecutorService pool, RealSeries series, Recipe recipe, TransformSettings transform)
            throws Exception {
        List<Callable<Double>> trainings = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            ModelSource model =
                    new ModelSource.Trained(recipe.toBuilder().seed(seed).build());
            trainings.add(() -> rmse(series, model, transform));
        }
        double[] errors = new double[SEEDS];
        List<Future<Double>> done = pool.invokeAll(trainings);
        for (int i = 0; i < SEEDS; i++) {
            errors[i] = done.get(i).get();
        }
        return errors;
    }

    private static double linear(RealSeries series, TransformSettings transform) {
        int rows = series.span.from() - transform.lag(series.signal.period().steps());
        return rmse(
                series,
                new ModelSource.Linear(
                        LinearSettings.defaults(series.signal.period().steps(), rows)),
                transform);
    }

    private static double rmse(RealSeries series, ModelSource model, TransformSettings transform) {
        try {
            return rmse(subject(series.scenario(model, transform)).metrics());
        } catch (TrainingDivergedException e) {
            return Double.POSITIVE_INFINITY;
        } catch (IllegalArgumentException e) {
            return Double.NaN;
        }
    }

    private static double rmse(Metrics metrics) {
        return metrics.get(StandardMetric.RMSE) instanceof MetricValue.Defined defined ? defined.value() : Double.NaN;
    }

    private static SubjectResult subject(Scenario scenario) {
        return new ScenarioRunner(scenario)
                .run(TrainingListener.NONE)
                .subjects()
                .get(0);
    }

    private static Map<Baseline, Double> baselines(RealSeries series) {
        Map<Baseline, Double> errors = new LinkedHashMap<>();
        subject(series.scenario(new ModelSource.Linear(new LinearSettings(1, 0)), TransformSettings.NONE))
                .baselines()
                .forEach((baseline, metrics) -> errors.put(baseline, rmse(metrics)));
        return errors;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void draw(RealSeries series, Path folder) throws IOException {
        TransformSettings cycle = CHAINS.get("difference: cycle");
        int rows = series.span.from() - cycle.lag(series.signal.period().steps());
        Map<String, Scenario> drawn = new LinkedHashMap<>();
        drawn.put("default", series.scenario(new ModelSource.Trained(Recipe.defaults()), CHAINS.get("scale only")));
        drawn.put("cycle", series.scenario(new ModelSource.Trained(Recipe.defaults()), cycle));
        drawn.put(
                "linear",
                series.scenario(
                        new ModelSource.Linear(
                                LinearSettings.defaults(series.signal.period().steps(), rows)),
                        cycle));
        for (Map.Entry<String, Scenario> one : drawn.entrySet()) {
            ScenarioRun run = new ScenarioRunner(one.getValue()).run(TrainingListener.NONE);
            Path all = Files.createTempDirectory("pictures");
            ForecastPlots.write(run.recording(one.getValue()), all);
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(all)) {
                Path forecast = files.filter(file -> file.endsWith("forecast.png"))
                        .findFirst()
                        .orElseThrow();
                Files.write(folder.resolve(series.name + "-" + one.getKey() + ".png"), Files.readAllBytes(forecast));
            }
        }
    }
}
