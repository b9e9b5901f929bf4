package io.github.lstmforecast.onnx;

import io.github.lstmforecast.engine.ExportException;
import io.github.lstmforecast.engine.ModelExport;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.onnx.export.OnnxExport;
import java.io.IOException;
import java.nio.file.Path;

/** Models as ONNX files. */
public final class OnnxModels {
    private OnnxModels() {}

    /**
     * Writes a model, with its scaling and, as inputs and outputs, its states.
     *
     * @throws ExportException if ONNX can't hold the model
     * @throws IOException if writing fails; an existing file is unchanged
     */
    public static void write(SavedModel model, Path file) throws ExportException, IOException {
        OnnxExport.export(ModelExport.of(model)).write(file);
    }
}
