package io.github.lstmforecast.model;

import io.github.lstmforecast.Fingerprint;
import io.github.lstmforecast.WholeFile;
import io.github.lstmforecast.signal.TransformChain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A model at rest: what a file holds, or what a training made. An engine opens it to forecast. Immutable. */
public interface SavedModel {
    /** The key of its format. */
    String format();

    ModelShape shape();

    /** Its layers and weights; empty where it has others than a {@link NetworkSpec} can hold. */
    default Optional<NetworkSpec> network() {
        return Optional.empty();
    }

    /** All its weights; none where only its engine knows them. */
    default List<Weights> weights() {
        return network().map(NetworkSpec::weights).orElse(List.of());
    }

    /** What is done with a series before the model sees it, and undone with its forecast. */
    default TransformChain transforms() {
        return TransformChain.NONE;
    }

    /**
     * What the engine applies at each step, around the model: scalings of inputs and outputs that differ, so that they
     * are no {@linkplain #transforms() transform} of a series.
     */
    default Optional<Normalizer> normalizer() {
        return Optional.empty();
    }

    /** The file: of the same model always the same bytes, on every machine. */
    byte[] toBytes();

    /** The SHA-256 of the file, 64 hexadecimal digits. */
    default String sha256() {
        return Fingerprint.of(ByteBuffer.wrap(toBytes()));
    }

    /** What a reader of the log should know of the model; each a sentence without its subject, which is the file. */
    default List<String> notes() {
        return List.of();
    }

    /**
     * Writes the file.
     *
     * @param file its folder is made if need be, an older file is replaced
     * @throws IOException if that fails; an older file is untouched then
     */
    default void write(Path file) throws IOException {
        WholeFile.write(file, toBytes());
    }
}
