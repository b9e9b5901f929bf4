package io.github.lstmforecast.model;

import io.github.lstmforecast.Fingerprint;
import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.signal.TransformChain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A model that is loaded from a file, or the result of a training. An engine opens it to forecast. Immutable. */
public interface SavedModel {
    /** The key of its format. */
    String format();

    ModelShape shape();

    /** Its layers and weights; empty if {@link NetworkSpec} does not support them. */
    default Optional<NetworkSpec> network() {
        return Optional.empty();
    }

    /** Its weights if it is a linear autoregression. */
    default Optional<LinearSpec> linear() {
        return Optional.empty();
    }

    /**
     * The model as it is used for a signal.
     *
     * @param given what the user says of its tensors
     * @param targets the names of what is forecast, at least one
     * @param known the names of the known inputs
     * @throws ModelFileException if it can't be used so; the message says what is missing
     */
    default SavedModel fitted(TensorUse given, List<String> targets, List<String> known) throws ModelFileException {
        if (!given.keys().isEmpty()) {
            throw new ModelFileException("model." + given.keys().get(0) + " is about the tensors of a graph, but a "
                    + format() + " file has layers: omit it");
        }
        return this;
    }

    /** How its tensors are used, in one line, if it is a graph; two ways to use it differ in it. */
    default Optional<String> use() {
        return Optional.empty();
    }

    /** All its weights; an empty list if only its engine can read them. */
    default List<Weights> weights() {
        return network().map(NetworkSpec::weights).orElse(List.of());
    }

    /**
     * The SHA-256 of all its weights, 64 hexadecimal digits, where {@link #weights()} can't name them. It stays the same if a
     * model is exported again with other names.
     */
    default Optional<String> weightsSha256() {
        return Optional.empty();
    }

    /** Applied to the series before the model, and undone on its forecast. */
    default TransformChain transforms() {
        return TransformChain.NONE;
    }

    /**
     * Applied by the engine at each step: scalings of inputs and outputs that differ, so that they are not a
     * {@linkplain #transforms() transform} of the series.
     */
    default Optional<Normalizer> normalizer() {
        return Optional.empty();
    }

    /** Whether it is known that its own layers scale its inputs and outputs, so that it is fed the values of the series. */
    default boolean scalesItself() {
        return false;
    }

    /** What it was trained on; empty if its file does not say it. */
    default Optional<SavedInputs> inputs() {
        return Optional.empty();
    }

    /** The content of the file. The same model gives the same bytes on every machine. */
    byte[] toBytes();

    /** The file itself if it is a zip, otherwise a zip of it, which its format reads, too. */
    default byte[] toZip() {
        return toBytes();
    }

    /** The SHA-256 of the file, 64 hexadecimal digits. */
    default String sha256() {
        return Fingerprint.of(ByteBuffer.wrap(toBytes()));
    }

    /** Notes for the log; each is a sentence without its subject, which is the file. */
    default List<String> notes() {
        return List.of();
    }

    /**
     * Writes the file; creates its folder if it is missing, and replaces an existing file.
     *
     * @throws IOException if that fails; an existing file is unchanged
     */
    default void write(Path file) throws IOException {
        WholeFile.write(file, toBytes());
    }
}
