package io.github.lstmforecast.keras;

import io.github.lstmforecast.Fingerprint;
import io.github.lstmforecast.model.ModelShape;
import io.github.lstmforecast.model.ModelZip;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.SavedModel;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model that Keras has saved. */
final class KerasFile implements SavedModel {
    static final String FORMAT = "keras";

    /** The only entry of the zip of a {@code .h5}. */
    static final String HDF5_IN_ZIP = "model.h5";

    private final byte[] file;
    private final boolean isZip;
    private final NetworkSpec network;
    private final List<String> notes;

    /**
     * @param file its bytes
     * @param isZip whether they are a zip, and not a {@code .h5}
     */
    KerasFile(byte[] file, boolean isZip, NetworkSpec network, List<String> notes) {
        this.file = file.clone();
        this.isZip = isZip;
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
    public byte[] toZip() {
        return isZip ? toBytes() : ModelZip.of(Map.of(HDF5_IN_ZIP, file));
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
