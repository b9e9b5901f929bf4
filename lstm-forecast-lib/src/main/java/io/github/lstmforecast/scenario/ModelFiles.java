package io.github.lstmforecast.scenario;

import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.NetworkConfiguration;
import io.github.lstmforecast.model.NetworkFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The files of models that a scenario names. */
final class ModelFiles {
    private ModelFiles() {}

    /** The file that a key names: in the scenario's folder, or else a path relative to the module. */
    static Path find(YamlMap map, String key, String what, Path base, Path folder) throws ScenarioException {
        String name = map.text(key);
        String must = what + " in the scenario's folder, or a path relative to the module; ";
        try {
            Path beside = folder.resolve(name);
            Path file = Files.exists(beside) ? beside : base.resolve(name);
            if (!Files.exists(file)) {
                throw map.wrong(key, must + "there is no such file");
            }
            return file;
        } catch (InvalidPathException e) {
            throw map.wrong(key, must + "no path can be so on this system: " + e.getReason());
        }
    }

    /** A model that was trained elsewhere. */
    static ModelSource load(YamlMap model, Path base, Path folder) throws ScenarioException {
        if (model.has("train")) {
            throw model.wrong("load", "left out, or train: a model is either loaded or trained");
        }
        Path file = find(model, "load", "a model that Deeplearning4j has saved, a zip", base, folder);
        return read(base, file, () -> {
            ModelSource.Loaded loaded = new ModelSource.Loaded(model.text("load"), NetworkFile.read(file));
            if (loaded.engine() == Engine.JVM) {
                loaded.network().lstm(); // refuses what does not fit its configuration
            }
            return loaded;
        });
    }

    /** A network that is to be trained: its configuration alone, or with the weights to begin with. */
    static ModelSource.Network network(YamlMap train, Path base, Path folder) throws ScenarioException {
        Path file = find(train, "network", "a network of Deeplearning4j, as JSON or as a zip,", base, folder);
        String name = train.text("network");
        if (name.toLowerCase(Locale.ROOT).endsWith(".json")) {
            return new ModelSource.Network(
                    name, read(base, file, () -> NetworkConfiguration.read(file)), Optional.empty());
        }
        NetworkFile network = read(base, file, () -> NetworkFile.read(file));
        if (network.normalizer().isPresent()) {
            throw train.wrong("network", "saved without a normalizer: the training data is scaled as the signal says");
        }
        return new ModelSource.Network(name, network.configuration(), Optional.of(network));
    }

    private interface Read<T> {
        T file() throws ModelFileException, ScenarioException;
    }

    private static <T> T read(Path base, Path file, Read<T> reader) throws ScenarioException {
        try {
            return reader.file();
        } catch (ModelFileException e) {
            throw new ScenarioException(ScenarioReader.shown(base, file), e.getMessage(), e);
        }
    }
}
