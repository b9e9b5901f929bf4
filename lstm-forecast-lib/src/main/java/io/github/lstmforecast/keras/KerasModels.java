package io.github.lstmforecast.keras;

import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.RnnModel;
import io.github.lstmforecast.model.SequenceModel;
import java.nio.file.Path;

/** Reads models of Keras, to run them step by step. */
public final class KerasModels {
    private KerasModels() {}

    /**
     * Reads a {@code .keras} or {@code .h5} of Keras 2 or 3.
     *
     * @throws ModelFileException if it is none, can't be read, or gets whole windows of steps; {@link
     *     io.github.lstmforecast.engine.ModelEngine#open} runs such a model
     */
    public static SequenceModel read(Path file) throws ModelFileException {
        NetworkSpec network = new KerasFormat()
                .read(file)
                .flatMap(model -> model.network())
                .orElseThrow(() -> new ModelFileException("this is no model of Keras"));
        return RnnModel.ofSteps(network);
    }
}
