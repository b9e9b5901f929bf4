package io.github.lstmforecast.keras;

import io.github.lstmforecast.model.ModelFileException;
import java.util.ArrayList;
import java.util.List;

/** Those of a {@code .h5}: a group for each layer, with an attribute that says where its weights are, in which order. */
record LegacyWeights(HdfNode root) implements KerasWeights {
    private static final String GROUP = "model_weights";

    @Override
    public List<HdfArray> of(KerasLayer layer, List<String> places) throws ModelFileException {
        HdfNode group = root.member(GROUP).member(layer.name());
        List<HdfArray> arrays = new ArrayList<>();
        for (String path : group.texts("weight_names")) {
            HdfArray array = group.member(path).array();
            if (array.kind() != HdfArray.Kind.INTEGER) {
                arrays.add(array);
            }
        }
        return arrays;
    }
}
