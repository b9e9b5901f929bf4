package io.github.lstmforecast.onnx.file;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Shapes of tensors. */
public final class TensorShape {
    private TensorShape() {}

    /** The number of elements. */
    public static int size(long[] shape) {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }

    /** {@code [1, 30, 2]}. */
    public static String text(long[] shape) {
        return Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
