package io.github.lstmforecast.keras;

import io.github.lstmforecast.Fingerprint;
import io.github.lstmforecast.model.ModelShape;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.SavedModel;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** A model that Keras has saved. */
final class KerasFile implements SavedModel {
    static final String FORMAT = "keras";

    private final byte[] file;
    private final NetworkSpec network;
    private final List<String> notes;

    /** @param file its bytes */
    KerasFile(byte[] file, NetworkSpec network, List<String> notes) {
        this.file = file.clone();
        this.network = network;
        this.notes = List.copyOf(notes);
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public ModelShape shape() {
        return network.shape();
    }

    @Override
    public Optional<NetworkSpec> network() {
        return Optional.of(network);
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public byte[] toBytes() {
        return file.clone();
    }

    @Override
    public String sha256() {
        return Fingerprint.of(ByteBuffer.wrap(file));
    }

    @Override
    public String toString() {
        return "KerasFile[" + network.description() + "]";
    }
}
