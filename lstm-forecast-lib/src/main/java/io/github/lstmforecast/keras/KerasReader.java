package io.github.lstmforecast.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lstmforecast.model.EntryBytes;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelJson;
import io.github.lstmforecast.model.ModelZip;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.SavedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads the two kinds of files: a zip with configuration and weights ({@code .keras}), and one HDF5 file with both ({@code
 * .h5}). Names of files are of no interest.
 */
final class KerasReader {
    static final String METADATA = "metadata.json";
    static final String WEIGHTS = "model.weights.h5";

    private static final String CONFIG = "config.json";
    private static final String CONFIG_ATTRIBUTE = "model_config";
    private static final String VERSION = "keras_version";
    private static final String SAVE_WHOLE = "Save the whole model in Keras, with model.save(\"model.keras\")";
    private static final int MAX_TEXT = 4 << 20;
    private static final int MAX_FILE = 1 << 28;

    private KerasReader() {}

    static SavedModel zip(Path file) throws ModelFileException {
        return ModelZip.read(file, List.of(METADATA, CONFIG, WEIGHTS), zip -> zip(zip, bytes(file)));
    }

    private static SavedModel zip(ModelZip zip, byte[] file) throws ModelFileException, IOException {
        for (String entry : List.of(METADATA, CONFIG, WEIGHTS)) {
            if (!zip.has(entry)) {
                throw new ModelFileException(entry + ": missing. " + SAVE_WHOLE);
            }
        }
        String version =
                ModelJson.read(zip.bytes(METADATA, MAX_TEXT)).path(VERSION).asText();
        KerasVersion keras = KerasVersion.of(METADATA, version);
        JsonNode config = ModelJson.read(zip.bytes(CONFIG, MAX_TEXT));
        HdfNode root = HdfNode.root(WEIGHTS, zip.bytes(WEIGHTS, MAX_FILE).all());
        return of(keras, config, new ArchiveWeights(root), root.has("optimizer"), file);
    }

    /** Empty if it has nothing of Keras. */
    static Optional<SavedModel> hdf5(Path file) throws ModelFileException {
        try {
            return hdf5(bytes(file));
        } catch (IOException e) {
            throw new ModelFileException("it can't be read: " + e, e);
        } catch (OutOfMemoryError e) {
            throw new ModelFileException("it needs more memory than this JVM has", e);
        }
    }

    private static byte[] bytes(Path file) throws IOException, ModelFileException {
        long size = Files.size(file);
        if (size > MAX_FILE) {
            throw new ModelFileException("it has " + size + " bytes; at most " + MAX_FILE + " are read");
        }
        return Files.readAllBytes(file);
    }

    private static Optional<SavedModel> hdf5(byte[] file) throws ModelFileException {
        HdfNode root = HdfNode.root("", file);
        Optional<String> config = root.text(CONFIG_ATTRIBUTE);
        if (config.isEmpty()) {
            if (ArchiveWeights.are(root) || root.hasAttribute("layer_names")) {
                throw new ModelFileException(
                        "these are the weights of a Keras model, without its layers. " + SAVE_WHOLE);
            }
            return Optional.empty();
        }
        KerasVersion keras = KerasVersion.of("HDF5", root.text(VERSION).orElse(""));
        byte[] text = config.get().getBytes(StandardCharsets.UTF_8);
        if (text.length > MAX_TEXT) {
            throw new ModelFileException(
                    CONFIG_ATTRIBUTE + ": it has " + text.length + " bytes; at most " + MAX_TEXT + " are read");
        }
        JsonNode json = ModelJson.read(new EntryBytes(CONFIG_ATTRIBUTE, text));
        return Optional.of(of(keras, json, new LegacyWeights(root), root.has("optimizer_weights"), file));
    }

    private static SavedModel of(
            KerasVersion keras, JsonNode json, KerasWeights weights, boolean hasOptimizer, byte[] file)
            throws ModelFileException {
        KerasConfig config = KerasConfig.of(json, keras.is2());
        NetworkSpec network = KerasNetwork.of(config, weights);
        return new KerasFile(file, network, KerasNotes.of(keras, config, network, hasOptimizer));
    }
}
