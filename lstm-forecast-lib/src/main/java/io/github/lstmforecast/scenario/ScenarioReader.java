package io.github.lstmforecast.scenario;

import io.github.lstmforecast.Cycles;
import io.github.lstmforecast.InvalidValueException;
import io.github.lstmforecast.forecast.ForecastSpan;
import io.github.lstmforecast.gate.Tolerances;
import io.github.lstmforecast.lstm.Adam;
import io.github.lstmforecast.lstm.GateActivation;
import io.github.lstmforecast.lstm.Optimizer;
import io.github.lstmforecast.lstm.RmsProp;
import io.github.lstmforecast.lstm.Sgd;
import io.github.lstmforecast.metric.Limit;
import io.github.lstmforecast.metric.Metric;
import io.github.lstmforecast.metric.PulseMatching;
import io.github.lstmforecast.signal.GaussianNoise;
import io.github.lstmforecast.signal.PulseWave;
import io.github.lstmforecast.train.Recipe;
import io.github.lstmforecast.train.StateReset;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads {@value #FILE_NAME}. Everything but the signal has a default. No object is ever made from a YAML tag: the file is
 * read as plain text in mappings and lists, and each value is checked.
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
    private static final int WARM_UP = 25;
    private static final int HORIZON = 50;
    private static final String NO_LIMIT = "none";
    private static final String RANGE = "..";

    private ScenarioReader() {}

    /**
     * Reads a scenario.
     *
     * @param base what the paths in messages are relative to, a Maven module's folder say
     * @param folder the scenario's folder; its name is the scenario's
     * @return the scenario
     * @throws ScenarioException if it can't be read, or has a wrong value
     */
    public static Scenario read(Path base, Path folder) throws ScenarioException {
        Path file = folder.resolve(FILE_NAME);
        String shown = shown(base.toAbsolutePath(), file.toAbsolutePath());
        YamlMap top = YamlMap.of(
                shown, "", parse(shown, file), List.of("signal", "model", "forecast", "tolerance"));

        YamlMap model = top.map("model", "train");
        YamlMap train = model.map(
                "train",
                "recipe",
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
        PulseSignal signal = signal(top);
        RecipeName recipeName = train.choice("recipe", RecipeName::key, RecipeName.DEFAULT);
        Recipe recipe = recipe(train, recipeName.recipe());
        ForecastSpan span = span(
                top.map("forecast", "warmUp", "horizon", "from"),
                signal,
                recipeName.forecastsWhatItTrainedOn() ? Optional.empty() : Optional.of(recipe));
        Tolerances tolerances = tolerances(top);
        String name = folder.toAbsolutePath().normalize().getFileName().toString();
        return train.build(() -> new Scenario(name, signal, recipe, span, tolerances));
    }

    private static String shown(Path base, Path file) {
        Path shown = file.startsWith(base) ? base.relativize(file) : file;
        return shown.toString().replace('\\', '/');
    }

    private static Node parse(String shown, Path file) throws ScenarioException {
        LoadSettings settings = LoadSettings.builder().setLabel(shown).build();
        try {
            return new Compose(settings)
                    .composeString(Files.readString(file))
                    .orElseThrow(() -> new ScenarioException(shown, "the file is empty; it needs at least a signal", null));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            String context = e.getContext() == null || e.getContext().isEmpty() ? "" : e.getContext() + ", ";
            throw new ScenarioException(shown + ":" + line, "this is not YAML: " + context + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new ScenarioException(shown, "this is not YAML: " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new ScenarioException(shown, "this is nested too deeply for a scenario", e);
        } catch (NoSuchFileException e) {
            String beside = Files.exists(file.getParent().resolve(MISSPELT)) ? ", but a " + MISSPELT + ": rename it" : "";
            throw new ScenarioException(shown, "there is no such file" + beside, e);
        } catch (CharacterCodingException e) {
            throw new ScenarioException(shown, "the file is not UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            throw new ScenarioException(shown, "the file can't be read: " + e, e);
        }
    }

    private static PulseSignal signal(YamlMap top) throws ScenarioException {
        if (!top.has("signal")) {
            throw top.wrong("signal", "missing", "there: { pulse: {} } is the default pulse");
        }
        YamlMap signal = top.map("signal", "pulse");
        if (!signal.has("pulse")) {
            throw signal.wrong("pulse", "missing", "there: { pulse: {} } is the default pulse");
        }
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

    /**
     * @param trainedBefore the recipe whose training range the forecast starts behind by default; where there is none, it
     *     starts right after a warm-up from the first sample
     */
    private static ForecastSpan span(YamlMap forecast, PulseSignal signal, Optional<Recipe> trainedBefore)
            throws ScenarioException {
        int warmUp = forecast.integer("warmUp", WARM_UP);
        int horizon = forecast.integer("horizon", HORIZON);
        int otherwise = trainedBefore.map(recipe -> Scenario.trainingEnd(signal, recipe)).orElse(warmUp);
        if (!forecast.has("from") && otherwise < warmUp) {
            throw forecast.wrong(
                    "warmUp",
                    String.valueOf(warmUp),
                    "at most " + otherwise + ", since the forecast begins where the training data ends, at sample " + otherwise);
        }
        int from = forecast.integer("from", otherwise);
        int guard = PulseMatching.guardSteps(signal.wave().periodSteps());
        return forecast.build(() -> new ForecastSpan(from, warmUp, horizon, guard));
    }

    private static Tolerances tolerances(YamlMap top) throws ScenarioException {
        String[] keys = Arrays.stream(Metric.values()).map(Metric::key).toArray(String[]::new);
        YamlMap tolerance = top.map("tolerance", keys);
        Map<Metric, Limit> limits = new EnumMap<>(Metric.class);
        for (String key : tolerance.keys()) {
            Metric metric = Metric.byKey(key).orElseThrow();
            try {
                limits.put(metric, parseLimit(metric, tolerance.scalar(key).orElse("")));
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
            return dots < 0
                    ? metric.limit(finite(text))
                    : new Limit(finite(text.substring(0, dots)), finite(text.substring(dots + RANGE.length())));
        } catch (NumberFormatException e) {
            throw new InvalidValueException(metric.key(), "'" + text + "'", "a number, a range like 0.9..1.1, or none");
        } catch (InvalidValueException e) {
            throw new InvalidValueException(metric.key(), "'" + text + "'", e.allowed());
        }
    }

    private static double finite(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new NumberFormatException(text);
        }
        return number;
    }
}
