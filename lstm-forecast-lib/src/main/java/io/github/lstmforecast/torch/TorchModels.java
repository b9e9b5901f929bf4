package io.github.lstmforecast.torch;

import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.NamedLayer;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.RnnModel;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.signal.TransformChain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Models of PyTorch in safetensors files. */
public final class TorchModels {
    private TorchModels() {}

    /** {@link #read(Path, List)} of a file whose names and shapes are enough to know its layers. */
    public static SequenceModel read(Path file) throws ModelFileException {
        return read(file, List.of());
    }

    /**
     * Reads a model.
     *
     * @param layers from the bottom up, if names and shapes are not enough to know them; otherwise empty
     * @throws ModelFileException if the file can't be used; also if it has transforms of the series, which a model that runs
     *     step by step can't apply
     */
    public static SequenceModel read(Path file, List<NamedLayer> layers) throws ModelFileException {
        TorchFile read = (TorchFile) new TorchFormat()
                .read(file, layers)
                .orElseThrow(() -> new ModelFileException("this is not a safetensors file"));
        if (!read.transforms().isNone()) {
            throw new ModelFileException("it transforms its series, which only a scenario applies");
        }
        return RnnModel.ofSteps(read.network().orElseThrow());
    }

    /**
     * Writes a network, so that {@link #read} has the same bits and PyTorch can load the tensors.
     *
     * @throws IOException if that fails; an existing file is unchanged
     */
    public static void write(NetworkSpec network, Path file) throws IOException {
        TorchFile.of(new SavedNetwork(network, TransformChain.NONE, Optional.empty()))
                .write(file);
    }
}
