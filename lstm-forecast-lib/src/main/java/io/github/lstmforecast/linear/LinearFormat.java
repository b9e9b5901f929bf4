package io.github.lstmforecast.linear;

import io.github.lstmforecast.engine.ModelFormat;
import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelZip;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.signal.TransformChain;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The zip of a linear autoregression. */
public final class LinearFormat implements ModelFormat {
    @Override
    public String key() {
        return LinearFile.FORMAT;
    }

    @Override
    public String description() {
        return key() + " (a zip of a linear model that lstm-forecast has saved)";
    }

    @Override
    public Optional<SavedModel> read(Path file) throws ModelFileException {
        return ModelZip.hasOne(file, List.of(LinearFile.ENTRY)) ? Optional.of(LinearFile.read(file)) : Optional.empty();
    }

    @Override
    public Optional<SavedModel> save(LinearSpec linear, TransformChain transforms, Optional<SavedInputs> inputs) {
        return Optional.of(new LinearFile(linear, transforms, inputs, Optional.empty()));
    }
}
