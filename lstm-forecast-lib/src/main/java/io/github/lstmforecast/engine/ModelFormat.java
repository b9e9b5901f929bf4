package io.github.lstmforecast.engine;

import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.NamedLayer;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.rnn.OptimizerState;
import io.github.lstmforecast.signal.TransformChain;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A format of model files. A format is a service. A file is untrusted input: a format must not run anything in it, must not
 * load classes that it names, and must limit the memory that it needs. Maven's own JVM reads the files, so a format must
 * not need native code.
 */
public interface ModelFormat {
    /** Its name in files and messages: lower-case letters, digits and hyphens. */
    String key();

    /** What its files are, for messages about files that are not read. */
    default String description() {
        return key();
    }

    /**
     * Reads a file. Its content, not its name, decides whether it has this format.
     *
     * @return empty if the file has another format
     * @throws ModelFileException if it has this format, but is damaged or not trusted
     */
    Optional<SavedModel> read(Path file) throws ModelFileException;

    /**
     * Reads a file, with what the user says of its layers.
     *
     * @param layers from the bottom up; empty if the user says nothing
     * @return as {@link #read(Path)}
     * @throws ModelFileException also if the file itself says its layers, and some are given
     */
    default Optional<SavedModel> read(Path file, List<NamedLayer> layers) throws ModelFileException {
        Optional<SavedModel> model = read(file);
        if (model.isPresent() && !layers.isEmpty()) {
            throw new ModelFileException("layers are given, but a file of the format " + key() + " has its own");
        }
        return model;
    }

    /**
     * Creates a model of this format.
     *
     * <p>Formats are asked in the order of their keys; the first that supports a model saves it.
     *
     * @param optimizerState at the end of the training; saved if the format supports it
     * @param transforms of the series; saved exactly
     * @param inputs by name; where they are given, saved exactly
     * @return empty if the format does not support the model, or can only be read
     */
    default Optional<SavedModel> save(
            NetworkSpec network,
            Optional<OptimizerState> optimizerState,
            TransformChain transforms,
            Optional<SavedInputs> inputs) {
        return Optional.empty();
    }

    /**
     * Creates a model of this format.
     *
     * @param transforms of the series; saved exactly
     * @param inputs by name; where they are given, saved exactly
     * @return empty if the format does not support linear models, or can only be read
     */
    default Optional<SavedModel> save(LinearSpec linear, TransformChain transforms, Optional<SavedInputs> inputs) {
        return Optional.empty();
    }

    /** Writes models for other programs; empty if the format can only be read, or is only ours. */
    default Optional<ModelExporter> exporter() {
        return Optional.empty();
    }
}
