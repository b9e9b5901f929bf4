package io.github.lstmforecast.onnx.file;

import ai.onnx.proto.OnnxMl.TensorShapeProto;
import io.github.lstmforecast.SafeText;
import java.util.Locale;
import java.util.Set;

/**
 * The size of an axis of a tensor.
 *
 * @param size -1 if it is free
 * @param name of a free one; may be empty
 */
record Dimension(long size, String name) {
    private static final Set<String> TIME = Set.of(
            "t",
            "l",
            "w",
            "time",
            "times",
            "timesteps",
            "time_steps",
            "steps",
            "seq",
            "sequence",
            "seq_len",
            "seq_length",
            "sequence_length",
            "length",
            "window",
            "time_step",
            "seqlen");
    private static final Set<String> BATCH = Set.of("n", "b", "batch", "batch_size", "batchsize", "bs");

    static Dimension of(TensorShapeProto.Dimension dimension) {
        return dimension.hasDimValue() && dimension.getDimValue() > 0
                ? new Dimension(dimension.getDimValue(), "")
                : new Dimension(-1, dimension.getDimParam());
    }

    boolean isFree() {
        return size < 0;
    }

    /** Whether it may have a size. */
    boolean allows(long wanted) {
        return isFree() || size == wanted;
    }

    /** Whether its name says that it is the steps. */
    boolean isNamedTime() {
        return TIME.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether its name says that it is sequences side by side. */
    boolean isNamedBatch() {
        return BATCH.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return isFree() ? (name.isEmpty() ? "?" : SafeText.of(name)) : String.valueOf(size);
    }
}
