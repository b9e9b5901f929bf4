package io.github.lstmforecast.keras;

import io.github.lstmforecast.model.ModelFileException;
import java.util.List;

/** The weights of a layer, taken one after the other, each with the shape that it must have. */
final class LayerArrays {
    private final KerasLayer layer;
    private final List<HdfArray> arrays;
    private int next;

    LayerArrays(KerasLayer layer, List<HdfArray> arrays) {
        this.layer = layer;
        this.arrays = arrays;
    }

    /** @param name in messages */
    double[] next(String name, int... shape) throws ModelFileException {
        if (next == arrays.size()) {
            throw layer.wrong(
                    "the file has " + arrays.size() + " arrays of floating-point numbers for it, and none for its "
                            + name + ". Save the model again, without quantization");
        }
        HdfArray array = arrays.get(next++);
        try {
            return array.numbers(
                    layer.dtype().contains("bfloat16") ? HdfArray.Kind.BFLOAT16 : HdfArray.Kind.TWO_BYTES, shape);
        } catch (ModelFileException e) {
            throw layer.wrong(name + " in " + e.getMessage());
        }
    }

    void requireEnd() throws ModelFileException {
        if (next != arrays.size()) {
            throw layer.wrong("the file has " + arrays.size()
                    + " arrays of floating-point numbers for it, of which only " + next + " are known");
        }
    }
}
