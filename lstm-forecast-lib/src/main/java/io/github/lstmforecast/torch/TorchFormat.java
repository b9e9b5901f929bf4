package io.github.lstmforecast.torch;

import io.github.lstmforecast.engine.ModelExporter;
import io.github.lstmforecast.engine.ModelFormat;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelZip;
import io.github.lstmforecast.model.NamedLayer;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.rnn.OptimizerState;
import io.github.lstmforecast.signal.TransformChain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The safetensors files of PyTorch. This library saves all networks in them that Deeplearning4j's zip does not support; the
 * state of the optimizer is not saved.
 */
public final class TorchFormat implements ModelFormat {
    @Override
    public String key() {
        return TorchFile.FORMAT;
    }

    @Override
    public String description() {
        return key() + " (a network of PyTorch, or one that lstm-forecast has saved)";
    }

    @Override
    public Optional<SavedModel> read(Path file) throws ModelFileException {
        return read(file, List.of());
    }

    @Override
    public Optional<SavedModel> read(Path file, List<NamedLayer> layers) throws ModelFileException {
        Optional<byte[]> content = ModelZip.hasOne(file, List.of(TorchFile.ENTRY))
                ? Optional.of(ModelZip.read(file, List.of(TorchFile.ENTRY), TorchFormat::content))
                : Safetensors.content(file);
        return content.isPresent() ? Optional.of(read(content.get(), layers)) : Optional.empty();
    }

    private static byte[] content(ModelZip zip) throws ModelFileException, IOException {
        byte[] head = zip.head(TorchFile.ENTRY, SafetensorsHeader.MAX_BYTES, SafetensorsHeader.MAX_FILE)
                .all();
        SafetensorsHeader.read(head, zip.size(TorchFile.ENTRY)); // before the data is unpacked
        return zip.bytes(TorchFile.ENTRY, SafetensorsHeader.MAX_FILE).all();
    }

    private static TorchFile read(byte[] content, List<NamedLayer> layers) throws ModelFileException {
        try {
            return TorchFile.read(content, layers);
        } catch (OutOfMemoryError e) {
            throw new ModelFileException("it needs more memory than this JVM has", e);
        }
    }

    @Override
    public Optional<SavedModel> save(
            NetworkSpec network,
            Optional<OptimizerState> optimizerState,
            TransformChain transforms,
            Optional<SavedInputs> inputs) {
        return Optional.of(TorchFile.of(new SavedNetwork(network, transforms, inputs)));
    }

    @Override
    public Optional<ModelExporter> exporter() {
        return Optional.of(TorchExport::export);
    }
}
