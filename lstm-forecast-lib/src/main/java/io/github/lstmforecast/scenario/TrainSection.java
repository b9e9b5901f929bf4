package io.github.lstmforecast.scenario;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.engine.ModelTrainer;
import io.github.lstmforecast.rnn.Optimizer;
import io.github.lstmforecast.train.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code model.train}: a recipe, with its changes, and what trains it. */
final class TrainSection {
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
        Recipe recipe = recipe(recipeName.recipe());
        List<String> engines = Extensions.trainers();
        String engine = train.choice("engine", engines, engines.get(0));
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
        for (String key : List.of("units", "gateActivation", "optimizer")) {
            if (train.has(key)) {
                throw train.wrong(key, "omitted: the network has its own");
            }
        }
        Path file = files.find(train, "network", "a network that engine " + engine + " trains,");
        ModelSource.Network network =
                new ModelSource.Network(SafeText.of(train.text("network")), files.read(file, trainer::readNetwork));
        return new ModelSource.Trained(recipe, engine, Optional.of(network));
    }

    private Recipe recipe(Recipe base) throws ScenarioException {
        Optimizer optimizer = train.attempt(() -> OptimizerSection.read(train, base.optimizer()), base.optimizer());
        return train.make(() -> new Recipe(
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
