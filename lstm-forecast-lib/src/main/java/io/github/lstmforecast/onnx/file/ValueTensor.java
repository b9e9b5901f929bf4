package io.github.lstmforecast.onnx.file;

import io.github.lstmforecast.model.TensorAxis;
import java.util.Arrays;
import java.util.List;

/**
 * A tensor with values of the series.
 *
 * @param axes the meaning of each axis, from the outside in
 * @param features the number of values of a step that it has
 */
public record ValueTensor(String name, TensorType type, List<TensorAxis> axes, int features) {
    public ValueTensor {
        axes = List.copyOf(axes);
    }

    /** The shape for a number of sequences and steps. */
    public long[] shape(int batch, int steps) {
        return axes.stream()
                .mapToLong(axis -> switch (axis) {
                    case BATCH -> batch;
                    case TIME -> steps;
                    case FEATURE -> features;
                    case VALUES -> (long) steps * features;
                    case LEVEL, SINGLE -> 1;
                })
                .toArray();
    }

    /**
     * The position of a value of the first sequence in the flat tensor.
     *
     * @param shape of the tensor
     * @param level the index on the axis of levels
     */
    public int index(long[] shape, int step, int feature, int level) {
        long index = 0;
        for (int i = 0; i < shape.length; i++) {
            int at = switch (axes.get(i)) {
                case BATCH, SINGLE -> 0;
                case TIME -> step;
                case FEATURE -> feature;
                case VALUES -> step * features + feature;
                case LEVEL -> level;
            };
            index = index * shape[i] + at;
        }
        return Math.toIntExact(index);
    }

    /** The distance in the flat tensor between the same value of two sequences side by side; 0 if it has only one. */
    public int batchStride(long[] shape) {
        int axis = axes.indexOf(TensorAxis.BATCH);
        return axis < 0 ? 0 : TensorShape.size(Arrays.copyOfRange(shape, axis + 1, shape.length));
    }

    /** Whether a tensor of a shape can have the values of so many sequences. */
    public boolean fits(long[] shape, int batch) {
        if (shape.length != axes.size()) {
            return false;
        }
        for (int i = 0; i < shape.length; i++) {
            boolean fits = switch (axes.get(i)) {
                case BATCH -> shape[i] == batch;
                case TIME, LEVEL -> shape[i] >= 1;
                case FEATURE -> shape[i] == features;
                case VALUES -> shape[i] >= features && shape[i] % features == 0;
                case SINGLE -> shape[i] == 1;
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** How many steps a tensor of a shape has; 1 if it has no axis of time. */
    public int steps(long[] shape) {
        long steps = 1;
        for (int i = 0; i < shape.length; i++) {
            if (axes.get(i) == TensorAxis.TIME) {
                steps *= shape[i];
            } else if (axes.get(i) == TensorAxis.VALUES) {
                steps *= shape[i] / features;
            }
        }
        return Math.toIntExact(steps);
    }
}
