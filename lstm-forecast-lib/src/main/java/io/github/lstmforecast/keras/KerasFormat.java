package io.github.lstmforecast.keras;

import io.github.lstmforecast.engine.ModelFormat;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelZip;
import io.github.lstmforecast.model.SavedModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The files that {@code model.save} of Keras 2 and 3 writes: {@code .keras} and {@code .h5}. */
public final class KerasFormat implements ModelFormat {
    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    @Override
    public String key() {
        return KerasFile.FORMAT;
    }

    @Override
    public String description() {
        return key() + " (.keras or .h5 of Keras 2 or 3)";
    }

    @Override
    public Optional<SavedModel> read(Path file) throws ModelFileException {
        if (ModelZip.hasOne(file, List.of(KerasReader.WEIGHTS, KerasReader.METADATA))) {
            return Optional.of(KerasReader.zip(file));
        }
        return isHdf5(file) ? KerasReader.hdf5(file) : Optional.empty();
    }

    private static boolean isHdf5(Path file) throws ModelFileException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(HDF5.length), HDF5);
        } catch (IOException e) {
            throw new ModelFileException("it can't be read: " + e, e);
        }
    }
}
