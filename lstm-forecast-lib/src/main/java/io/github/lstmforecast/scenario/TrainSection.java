package io.github.lstmforecast.scenario;

import io.github.lstmforecast.Keyed;
import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.ModelTrainer;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.rnn.Optimizer;
import io.github.lstmforecast.train.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code model.train}: a recipe, with its changes, and what trains it. */
final class TrainSection {
    private static final List<CellKind> CELLS = List.of(CellKind.LSTM, CellKind.GRU, CellKind.SIMPLE_RNN);

    private final YamlMap train;
    private final RecipeName recipeName;

    private TrainSection(YamlMap train, RecipeName recipeName) {
        this.train = train;
        this.recipeName = recipeName;
    }

    static TrainSection read(YamlMap model) throws ScenarioException {
        YamlMap train = model.map(
                "train",
                "recipe",
                "engine",
                "network",
                "cell",
                "units",
                "gateActivation",
                "copies",
                "copySpacing",
                "window",
                "epochs",
                "optimizer",
                "learningRateDecay",
                "gradientNorm",
                "inputNoise",
                "stateReset",
                "seed");
        return new TrainSection(train, train.choice("recipe", RecipeName.DEFAULT));
    }

    static TrainSection standIn(YamlMap top) {
        return new TrainSection(top, RecipeName.DEFAULT);
    }

    RecipeName recipeName() {
        return recipeName;
    }

    <T> T build(Supplier<T> maker) throws ScenarioException {
        return train.build(maker);
    }

    ModelSource source(ScenarioFiles files) throws ScenarioException {
        List<String> engines = Extensions.trainers();
        String engine = train.choice("engine", engines, engines.get(0));
        Recipe recipe = recipe(cell(engine));
        List<GateActivation> gates = Extensions.trainer(engine).gateActivations();
        if (!gates.contains(recipe.gateActivation())) {
            throw train.wrong("gateActivation", only(gates, engine));
        }
        if (!train.has("network")) {
            return new ModelSource.Trained(recipe, engine, Optional.empty());
        }
        ModelTrainer trainer = Extensions.trainer(engine);
        if (!trainer.readsNetworks()) {
            List<String> others = engines.stream()
                    .filter(key -> Extensions.trainer(key).readsNetworks())
                    .toList();
            throw train.wrong(
                    "network", "omitted, or beside engine: " + String.join(" or ", others) + ", which trains networks");
        }
        for (String key : List.of("cell", "units", "gateActivation", "optimizer")) {
            if (train.has(key)) {
                throw train.wrong(key, "omitted: the network has its own");
            }
        }
        Path file = files.find(train, "network", "a network that engine " + engine + " trains,");
        ModelSource.Network network =
                new ModelSource.Network(SafeText.of(train.text("network")), files.read(file, trainer::readNetwork));
        return new ModelSource.Trained(recipe, engine, Optional.of(network));
    }

    private CellKind cell(String engine) throws ScenarioException {
        CellKind cell = train.choice("cell", CELLS, CellKind.LSTM);
        List<CellKind> trained = Extensions.trainer(engine).cells();
        if (!trained.contains(cell)) {
            throw train.wrong("cell", only(trained, engine));
        }
        if (!cell.hasGates() && train.has("gateActivation")) {
            throw train.wrong("gateActivation", "omitted beside cell: " + cell.key() + ", which has no gates");
        }
        return cell;
    }

    private static String only(List<? extends Keyed> trained, String engine) {
        return trained.stream().map(Keyed::key).collect(Collectors.joining(" or ")) + " beside engine: " + engine
                + ", which trains no others";
    }

    private Recipe recipe(CellKind cell) throws ScenarioException {
        Recipe base = recipeName.recipe(cell);
        Optimizer optimizer = train.attempt(() -> OptimizerSection.read(train, base.optimizer()), base.optimizer());
        return train.make(() -> new Recipe(
                cell,
                train.integers("units", base.units()),
                train.choice("gateActivation", base.gateActivation()),
                train.integer("copies", base.copies()),
                train.choice("copySpacing", base.copySpacing()),
                train.integer("window", base.window()),
                train.integer("epochs", base.epochs()),
                optimizer,
                train.number("learningRateDecay", base.learningRateDecay()),
                train.numberOrNone("gradientNorm", base.gradientNorm()),
                train.number("inputNoise", base.inputNoise()),
                train.choice("stateReset", base.stateReset()),
                train.seed("seed", base.seed())));
    }
}
