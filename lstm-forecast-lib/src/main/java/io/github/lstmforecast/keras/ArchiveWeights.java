package io.github.lstmforecast.keras;

import io.github.lstmforecast.SafeText;
import io.github.lstmforecast.model.ModelFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Those of {@code model.weights.h5}: groups are named by class, and variables by number. */
record ArchiveWeights(HdfNode root) implements KerasWeights {
    private static final String LAYERS = "layers";
    private static final String LAYERS_BEFORE_2_14 = "_layer_checkpoint_dependencies";

    /** Whether an HDF5 file has such weights. */
    static boolean are(HdfNode root) throws ModelFileException {
        return root.has(LAYERS) || root.has(LAYERS_BEFORE_2_14);
    }

    @Override
    public List<HdfArray> of(KerasLayer layer, List<String> places) throws ModelFileException {
        HdfNode group = root.member(root.has(LAYERS_BEFORE_2_14) ? LAYERS_BEFORE_2_14 : LAYERS)
                .member(layer.group());
        if (group.has("vars")) {
            Optional<String> name = group.member("vars").text("name"); // Keras 2 does not write it
            if (name.isPresent() && !name.get().equals(layer.name())) {
                throw layer.wrong("its weights should be in " + group.path() + ", but that has those of "
                        + SafeText.of(name.get()));
            }
        }
        List<HdfArray> arrays = new ArrayList<>();
        for (String place : places) {
            HdfNode variables = group.member(place);
            for (int i = 0; variables.has(String.valueOf(i)); i++) {
                HdfArray array = variables.member(String.valueOf(i)).array();
                if (array.kind() != HdfArray.Kind.INTEGER) {
                    arrays.add(array);
                }
            }
        }
        return arrays;
    }
}
