package io.github.lstmforecast.scenario;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Seeds;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.golden.GoldenTolerance;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.MetricSet;
import io.github.lstmforecast.metric.PulseMatching;
import io.github.lstmforecast.rnn.Adam;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.rnn.Optimizer;
import io.github.lstmforecast.rnn.RmsProp;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.rnn.Sgd;
import io.github.lstmforecast.signal.Decimal;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.StateReset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
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

    private static final double PERIOD = 10;
    private static final double WIDTH = 3;
    private static final int LENGTH = 150;
    private static final double NOISE = 0.01;
    static final int WARM_UP = 25;
    static final int HORIZON = 50;
    private static final int SEEDS = 59;
    private static final double PASS_PROBABILITY = 0.9;
    private static final String NO_LIMIT = "none";
    static final String RANGE = "..";

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
        return read(files, YamlFile.read(file, files.shown(file)));
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
        return read(files, YamlFile.parse(yaml, files.shown(folder.resolve(FILE_NAME))));
    }

    private static Scenario read(ScenarioFiles files, Node yaml) throws ScenarioException {
        YamlMap top = YamlMap.of(
                files.shown(files.folder().resolve(FILE_NAME)),
                "",
                yaml,
                List.of("signal", "model", "forecast", "tolerance", "seeds", "golden"));

        YamlMap model = top.map("model", "train", "load");
        YamlMap train = model.map(
                "train",
                "recipe",
                "engine",
                "network",
                "units",
                "gateActivation",
                "copies",
                "window",
                "epochs",
                "optimizer",
                "learningRateDecay",
                "gradientNorm",
                "inputNoise",
                "stateReset",
                "seed");
        RecipeName recipeName = train.choice("recipe", RecipeName::key, RecipeName.DEFAULT);
        ModelSource source =
                model.has("load") ? files.load(model) : trained(train, recipe(train, recipeName.recipe()), files);
        YamlMap forecast = top.map("forecast", "warmUp", "horizon", "from", "every", "origins");
        Signal signal = signal(top, files, forecast);
        requireFits(model, source, signal);
        List<ForecastSpan> spans = spans(forecast, signal, source.copies(), recipeName.forecastsWhatItTrainedOn());
        Tolerances tolerances = tolerances(top);
        Optional<Seeds> seeds = seeds(top);
        if (seeds.isPresent() && source.whyOneSeed().isPresent()) {
            throw top.wrong("seeds", "left out: " + source.whyOneSeed().get());
        }
        Optional<GoldenTolerance> golden = golden(top, source);
        String name = files.folder().toAbsolutePath().normalize().getFileName().toString();
        return train.build(() -> {
            Scenario scenario = new Scenario(name, signal, source, spans, tolerances, seeds, golden);
            scenario.trainingWindows(); // refuses what can't be cut into windows
            return scenario;
        });
    }

    private static Signal signal(YamlMap top, ScenarioFiles files, YamlMap forecast) throws ScenarioException {
        if (!top.has("signal")) {
            throw top.wrong("signal", "missing", "there: { pulse: {} } is the default pulse");
        }
        YamlMap signal = top.map("signal", "pulse", "csv");
        if (signal.has("pulse") == signal.has("csv")) {
            throw top.wrong(
                    "signal",
                    signal.has("csv") ? "both pulse and csv" : "empty",
                    "one of { pulse: {} }, the default pulse, and { csv: { file: series.csv, column: name } }");
        }
        return signal.has("pulse") ? pulse(signal) : CsvSignalReader.read(signal, files, forecast);
    }

    private static Signal pulse(YamlMap signal) throws ScenarioException {
        YamlMap pulse = signal.map("pulse", "period", "width", "phase", "length", "noise", "seed");
        double period = pulse.number("period", PERIOD);
        double width = pulse.number("width", WIDTH);
        double phase = pulse.number("phase", 0);
        int length = pulse.integer("length", LENGTH);
        double noise = pulse.number("noise", NOISE);
        long seed = pulse.seed("seed", 1);
        return pulse.build(() -> new PulseSignal(
                new PulseWave(period, width, Cycles.of(phase)), length, new GaussianNoise(noise, seed)));
    }

    /** Of another network, only Deeplearning4j knows what it takes. */
    private static void requireFits(YamlMap model, ModelSource source, Signal signal) throws ScenarioException {
        if (source instanceof ModelSource.Loaded loaded && source.engine() == Engine.JVM) {
            RnnShape shape = loaded.lstm().parameters().shape();
            int columns = signal.columns().size();
            if (shape.inputs() != columns || shape.outputs() != columns) {
                throw model.wrong(
                        "load",
                        "a model of " + shape.inputs() + " inputs and " + shape.outputs() + " outputs",
                        "one of " + columns + " and " + columns + ", as many as the signal has columns");
            }
        }
    }

    private static ModelSource trained(YamlMap train, Recipe recipe, ScenarioFiles files) throws ScenarioException {
        Engine engine = train.choice("engine", Engine::key, Engine.JVM);
        if (!train.has("network")) {
            return new ModelSource.Trained(recipe, engine, Optional.empty());
        }
        if (engine != Engine.DL4J) {
            throw train.wrong("network", "left out, or beside engine: dl4j, which alone trains networks");
        }
        for (String key : List.of("units", "gateActivation", "optimizer")) {
            if (train.has(key)) {
                throw train.wrong(key, "left out: the network has its own");
            }
        }
        return new ModelSource.Trained(recipe, engine, Optional.of(files.network(train)));
    }

    private static Recipe recipe(YamlMap train, Recipe base) throws ScenarioException {
        List<Integer> units = train.integers("units", base.units());
        GateActivation gateActivation = train.choice("gateActivation", ScenarioReader::key, base.gateActivation());
        int copies = train.integer("copies", base.copies());
        int window = train.integer("window", base.window());
        int epochs = train.integer("epochs", base.epochs());
        Optimizer optimizer = optimizer(train, base.optimizer());
        double decay = train.number("learningRateDecay", base.learningRateDecay());
        double gradientNorm = train.numberOrNone("gradientNorm", base.gradientNorm());
        double inputNoise = train.number("inputNoise", base.inputNoise());
        StateReset reset = train.choice("stateReset", ScenarioReader::key, base.stateReset());
        long seed = train.seed("seed", base.seed());
        return train.build(() -> new Recipe(
                units,
                gateActivation,
                copies,
                window,
                epochs,
                optimizer,
                decay,
                gradientNorm,
                inputNoise,
                reset,
                seed));
    }

    private static String key(StateReset reset) {
        return switch (reset) {
            case EACH_EPOCH -> "each-epoch";
            case NEVER -> "never";
        };
    }

    private static String key(GateActivation activation) {
        return switch (activation) {
            case SIGMOID -> "sigmoid";
            case HARD_SIGMOID -> "hard-sigmoid";
        };
    }

    private static Optimizer optimizer(YamlMap train, Optimizer otherwise) throws ScenarioException {
        if (!train.has("optimizer")) {
            return otherwise;
        }
        YamlMap optimizer = train.map("optimizer", "adam", "rmsprop", "sgd");
        long given = Stream.of("adam", "rmsprop", "sgd").filter(optimizer::has).count();
        if (given != 1) {
            throw train.wrong(
                    "optimizer",
                    given == 0 ? "empty" : given + " optimizers",
                    "one of { adam: { learningRate: 0.015 } }, { rmsprop: { learningRate: 0.001 } } and"
                            + " { sgd: { learningRate: 0.01 } }");
        }
        if (optimizer.has("adam")) {
            YamlMap adam = optimizer.map("adam", "learningRate", "beta1", "beta2", "epsilon");
            Adam usual = Adam.of(0.015);
            double rate = adam.number("learningRate", usual.learningRate());
            double beta1 = adam.number("beta1", usual.beta1());
            double beta2 = adam.number("beta2", usual.beta2());
            double epsilon = adam.number("epsilon", usual.epsilon());
            return adam.build(() -> new Adam(rate, beta1, beta2, epsilon));
        }
        if (optimizer.has("sgd")) {
            YamlMap sgd = optimizer.map("sgd", "learningRate", "momentum");
            Sgd usual = Sgd.of(0.01);
            double rate = sgd.number("learningRate", usual.learningRate());
            double momentum = sgd.number("momentum", usual.momentum());
            return sgd.build(() -> new Sgd(rate, momentum));
        }
        YamlMap rmsprop = optimizer.map("rmsprop", "learningRate", "rho", "epsilon");
        RmsProp usual = RmsProp.of(0.001);
        double rate = rmsprop.number("learningRate", usual.learningRate());
        double rho = rmsprop.number("rho", usual.rho());
        double epsilon = rmsprop.number("epsilon", usual.epsilon());
        return rmsprop.build(() -> new RmsProp(rate, rho, epsilon));
    }

    private static List<ForecastSpan> spans(
            YamlMap forecast, Signal signal, int copies, boolean forecastsWhatItTrainedOn) throws ScenarioException {
        int warmUp = forecast.integer("warmUp", WARM_UP);
        int horizon = forecast.integer("horizon", HORIZON);
        int guard = PulseMatching.guardSteps(signal.periodSteps());
        int trainingEnd = signal.trainingEnd(copies);
        List<Integer> from = new ArrayList<>();
        if (forecast.has("from")) {
            for (String text : forecast.samples("from")) {
                from.add(CsvSignalReader.sample(
                        forecast,
                        "from",
                        text,
                        date -> signal instanceof CsvSignal csv ? csv.sample(date) : OptionalInt.empty()));
            }
        } else if (forecastsWhatItTrainedOn) {
            from.add(signal.trainingStart() + warmUp);
        } else if (trainingEnd < warmUp) {
            throw forecast.wrong(
                    "warmUp",
                    String.valueOf(warmUp),
                    "at most " + trainingEnd + ", since the forecast begins where the training data ends, at sample "
                            + trainingEnd);
        } else {
            from.add(trainingEnd);
        }
        if (from.isEmpty() || from.stream().distinct().count() < from.size()) {
            throw forecast.wrong("from", "a sample, or a list of some that differ");
        }
        if (forecast.has("every") || forecast.has("origins")) {
            addOrigins(forecast, from, signal, warmUp, horizon + guard);
        }
        return forecast.build(() -> {
            List<ForecastSpan> spans = from.stream()
                    .map(first -> new ForecastSpan(first, warmUp, horizon, guard))
                    .toList();
            spans.forEach(span -> Scenario.requireFits(span, signal));
            return spans;
        });
    }

    /** Every n-th sample, as often as is asked for, or as fits. */
    private static void addOrigins(YamlMap forecast, List<Integer> from, Signal signal, int warmUp, int steps)
            throws ScenarioException {
        if (from.size() > 1) {
            throw forecast.wrong(forecast.has("every") ? "every" : "origins", "left out where from is a list");
        }
        if (!forecast.has("every")) {
            throw forecast.wrong("every", "missing", "there: the samples from one origin to the next");
        }
        int every = forecast.integer("every", 1);
        if (every < 1) {
            throw forecast.wrong("every", "at least 1 (samples from one origin to the next)");
        }
        if (signal instanceof PulseSignal && !forecast.has("origins")) {
            throw forecast.wrong(
                    "origins", "missing", "there: a generated signal never ends, so say how many forecasts");
        }
        long fit = 1 + ((long) signal.length() - steps - from.get(0)) / every;
        int origins = forecast.integer("origins", (int) Math.max(1, Math.min(fit, Integer.MAX_VALUE)));
        if (origins < 1 || origins > Math.max(1, fit)) {
            throw forecast.wrong("origins", "from 1 to " + Math.max(1, fit) + ", as many as fit into the series");
        }
        long numbers = origins * ((long) warmUp + steps) * signal.columns().size();
        if (numbers > Signal.MOST_NUMBERS) {
            throw forecast.wrong(
                    forecast.has("origins") ? "origins" : "every",
                    "such that at most " + Signal.MOST_NUMBERS + " numbers are forecast, not " + numbers);
        }
        for (int i = 1; i < origins; i++) {
            from.add(from.get(0) + i * every);
        }
    }

    private static Optional<Seeds> seeds(YamlMap top) throws ScenarioException {
        if (!top.has("seeds")) {
            return Optional.empty();
        }
        YamlMap seeds = top.map("seeds", "count", "passProbability");
        int count = seeds.integer("count", SEEDS);
        double passProbability = seeds.number("passProbability", PASS_PROBABILITY);
        return Optional.of(seeds.build(() -> new Seeds(count, passProbability)));
    }

    private static Optional<GoldenTolerance> golden(YamlMap top, ModelSource source) throws ScenarioException {
        if (!top.has("golden")) {
            return Optional.empty();
        }
        YamlMap golden =
                top.map("golden", "weights", "outputs", "absolute", "relative", "floor", "suspiciousImprovement");
        boolean sameBits = source instanceof ModelSource.Trained && source.engine() == Engine.JVM;
        GoldenTolerance usual = sameBits ? GoldenTolerance.SAME_BITS : GoldenTolerance.SAME_OUTPUTS;
        OptionalDouble weights = usual.weights();
        if (golden.has("weights")) {
            String text = golden.scalar("weights");
            weights = text.equals("exact")
                    ? OptionalDouble.of(0)
                    : text.equals(NO_LIMIT)
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(Decimal.parse(text)
                                    .orElseThrow(
                                            () -> golden.wrong("weights", "exact, none, or the largest difference")));
        }
        OptionalDouble largest = weights;
        double outputs = golden.number("outputs", usual.outputs());
        double absolute = golden.number("absolute", usual.absolute());
        double relative = golden.number("relative", usual.relative());
        double floor = golden.number("floor", usual.floor());
        double suspicious = golden.number("suspiciousImprovement", usual.suspiciousImprovement());
        return Optional.of(
                golden.build(() -> new GoldenTolerance(largest, outputs, absolute, relative, floor, suspicious)));
    }

    private static Tolerances tolerances(YamlMap top) throws ScenarioException {
        String[] keys = MetricSet.STANDARD.all().stream().map(Metric::key).toArray(String[]::new);
        YamlMap tolerance = top.map("tolerance", keys);
        Map<Metric, Limit> limits = new TreeMap<>(Metric.ORDER);
        for (String key : tolerance.keys()) {
            Metric metric = MetricSet.STANDARD.byKey(key).orElseThrow();
            try {
                limits.put(metric, parseLimit(metric, tolerance.scalar(key)));
            } catch (InvalidValueException e) {
                throw tolerance.wrong(key, e.allowed());
            }
        }
        return new Tolerances(limits, Map.of());
    }

    /**
     * A limit as a user writes it: a number, a range {@code a..b}, or {@code none}.
     *
     * @param metric what is limited
     * @param text what the user wrote
     * @return the limit
     * @throws InvalidValueException if it is none of these, or out of range
     */
    public static Limit parseLimit(Metric metric, String text) {
        if (text.equals(NO_LIMIT)) {
            return Limit.NONE;
        }
        try {
            int dots = text.indexOf(RANGE);
            return dots < 0 || text.startsWith(".", dots + RANGE.length()) // three dots may be meant as any two of them
                    ? metric.limit(finite(text))
                    : new Limit(finite(text.substring(0, dots)), finite(text.substring(dots + RANGE.length())));
        } catch (NumberFormatException e) {
            throw new InvalidValueException(metric.key(), "'" + text + "'", "a number, a range like 0.9..1.1, or none");
        } catch (InvalidValueException e) {
            throw new InvalidValueException(metric.key(), "'" + text + "'", e.allowed());
        }
    }

    private static double finite(String text) {
        return Decimal.parse(text).orElseThrow(() -> new NumberFormatException(text));
    }
}
