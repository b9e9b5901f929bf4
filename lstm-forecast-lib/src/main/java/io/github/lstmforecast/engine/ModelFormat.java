package io.github.lstmforecast.engine;

import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.model.SavedModel;
import io.github.lstmforecast.rnn.OptimizerState;
import io.github.lstmforecast.signal.TransformChain;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A format of model files. It is found as a service. A file is untrusted input: nothing in it is run, no class that it
 * names is loaded, and what is read takes no more memory than the file can hold. It is read in Maven's own JVM, so a
 * format needs no native code.
 */
public interface ModelFormat {
    /** Its name in files and messages: lower-case letters, digits and hyphens. */
    String key();

    /**
     * Reads a file, which is recognized by its content.
     *
     * @return empty if the file is in another format
     * @throws ModelFileException if it is in this format, but damaged or not trusted
     */
    Optional<SavedModel> read(Path file) throws ModelFileException;

    /**
     * Makes a model of this format.
     *
     * @param optimizerState where the training stopped; kept where the format can
     * @param transforms to be applied to a series before the model sees it, kept exactly
     * @return empty if the format can't hold such a model, or is only read
     */
    default Optional<SavedModel> save(
            NetworkSpec network, Optional<OptimizerState> optimizerState, TransformChain transforms) {
        return Optional.empty();
    }
}
