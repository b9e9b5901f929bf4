package io.github.lstmforecast.keras;

import io.github.lstmforecast.model.ModelFileException;
import java.util.List;

/** The weights of a model, layer by layer. */
interface KerasWeights {
    /**
     * The weights of a layer, in Keras's order; without those that are whole numbers, as counters and seeds are.
     *
     * @param places the groups below the layer's own that have its variables, in {@code model.weights.h5}
     */
    List<HdfArray> of(KerasLayer layer, List<String> places) throws ModelFileException;
}
