package io.github.lstmforecast.dl4j;

import io.github.lstmforecast.Fingerprint;
import io.github.lstmforecast.dl4j.file.Dl4jFormat;
import io.github.lstmforecast.dl4j.file.NetworkConfiguration;
import io.github.lstmforecast.dl4j.file.NetworkFile;
import io.github.lstmforecast.engine.StartNetwork;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.SavedModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A network of Deeplearning4j to be trained.
 *
 * @param configuration its layers
 * @param start its initial weights; random if empty
 */
record Dl4jStartNetwork(NetworkConfiguration configuration, Optional<NetworkFile> start) implements StartNetwork {
    /** A zip with weights, or the configuration alone, as JSON. */
    static Dl4jStartNetwork read(Path file) throws ModelFileException {
        Optional<SavedModel> saved = new Dl4jFormat().read(file);
        if (saved.isEmpty()) {
            return new Dl4jStartNetwork(NetworkConfiguration.read(file), Optional.empty());
        }
        NetworkFile network = (NetworkFile) saved.get();
        if (network.isScaled()) {
            throw new ModelFileException(
                    "it was saved with transforms or a normalizer; save it without, since the scenario"
                            + " sets how the training data is transformed");
        }
        return new Dl4jStartNetwork(network.configuration(), Optional.of(network));
    }

    @Override
    public String layersSha256() {
        return Fingerprint.of(StandardCharsets.UTF_8.encode(configuration.text()));
    }

    @Override
    public Optional<String> weightsSha256() {
        return start.map(NetworkFile::sha256);
    }
}
