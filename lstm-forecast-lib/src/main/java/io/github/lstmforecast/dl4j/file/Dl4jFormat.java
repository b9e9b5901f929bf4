package io.github.lstmforecast.dl4j.file;

import io.github.lstmforecast.engine.ModelFormat;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.ModelZip;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.SavedInputs;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.rnn.Activation;
import io.github.lstmforecast.rnn.CellKind;
import io.github.lstmforecast.rnn.GateActivation;
import io.github.lstmforecast.rnn.OptimizerState;
import io.github.lstmforecast.rnn.RnnShape;
import io.github.lstmforecast.signal.TransformChain;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The zip that Deeplearning4j's {@code ModelSerializer} writes. */
public final class Dl4jFormat implements ModelFormat {
    /** The activations that gates can have in Deeplearning4j. */
    public static final List<GateActivation> GATES = List.of(GateActivation.SIGMOID, GateActivation.HARD_SIGMOID);

    @Override
    public String key() {
        return NetworkFile.FORMAT;
    }

    @Override
    public String description() {
        return key() + " (a zip that Deeplearning4j 1.0.0-beta4 or later has saved)";
    }

    @Override
    public Optional<SavedModel> read(Path file) throws ModelFileException {
        return ModelZip.hasOne(file, List.of(NetworkEntries.CONFIGURATION, NetworkEntries.COEFFICIENTS))
                ? Optional.of(NetworkFile.read(file))
                : Optional.empty();
    }

    @Override
    public Optional<SavedModel> save(
            NetworkSpec network,
            Optional<OptimizerState> optimizerState,
            TransformChain transforms,
            Optional<SavedInputs> inputs) {
        return network.parameters()
                .filter(parameters -> isInDl4j(parameters.shape()))
                .map(parameters -> NetworkFile.of(parameters, optimizerState)
                        .with(transforms)
                        .with(inputs));
    }

    private static boolean isInDl4j(RnnShape shape) {
        return shape.cell() == CellKind.LSTM
                && GATES.contains(shape.gateActivation())
                && shape.activation().equals(Activation.TANH);
    }
}
