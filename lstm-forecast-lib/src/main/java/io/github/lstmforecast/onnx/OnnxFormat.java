package io.github.lstmforecast.onnx;

import io.github.lstmforecast.engine.ModelExporter;
import io.github.lstmforecast.engine.ModelFormat;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.onnx.export.OnnxExport;
import io.github.lstmforecast.onnx.file.OnnxFile;
import io.github.lstmforecast.onnx.file.OnnxReader;
import java.nio.file.Path;
import java.util.Optional;

/** ONNX files: graphs of operations, which PyTorch, Keras, scikit-learn and others export. */
public final class OnnxFormat implements ModelFormat {
    @Override
    public String key() {
        return OnnxFile.FORMAT;
    }

    @Override
    public String description() {
        return key() + " (a model that another framework has exported)";
    }

    @Override
    public Optional<SavedModel> read(Path file) throws ModelFileException {
        return OnnxReader.read(file);
    }

    @Override
    public Optional<ModelExporter> exporter() {
        return Optional.of(OnnxExport::export);
    }
}
