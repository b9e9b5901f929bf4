package io.github.lstmforecast.onnx.file;

import java.util.List;

/**
 * A state that goes in and out of a graph. It begins with zeros.
 *
 * @param input the tensor with the state before a step
 * @param output the tensor with the state after it
 * @param shape of both
 * @param parts h and c of layers in it; empty if it is not known what it has
 */
public record StateTensor(String input, String output, TensorType type, List<Long> shape, List<Part> parts) {
    /**
     * h or c of the units of a layer, of the first sequence.
     *
     * @param layer 0 is the lowest
     * @param at the position of the first unit in the flat tensor; the others follow it
     */
    public record Part(int layer, boolean isCell, int at, int units) {}

    public StateTensor {
        shape = List.copyOf(shape);
        parts = List.copyOf(parts);
    }

    public long[] shapeArray() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
