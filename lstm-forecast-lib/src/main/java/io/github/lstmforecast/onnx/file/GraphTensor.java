package io.github.lstmforecast.onnx.file;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.github.lstmforecast.SafeText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An input or an output of a graph.
 *
 * @param typeName as ONNX calls it, for example {@code INT64}
 * @param dimensions empty for a single number, and if the file does not say them
 * @param hasShape whether the file says the number of axes
 */
record GraphTensor(String name, String typeName, List<Dimension> dimensions, boolean hasShape) {
    private static final int MOST_SHOWN = 30;

    static GraphTensor of(ValueInfoProto value) {
        TypeProto type = value.getType();
        if (!type.hasTensorType()) {
            return new GraphTensor(value.getName(), "no tensor", List.of(), false);
        }
        TensorProto.DataType element =
                TensorProto.DataType.forNumber(type.getTensorType().getElemType());
        return new GraphTensor(
                value.getName(),
                element == null ? "unknown type" : element.name(),
                type.getTensorType().getShape().getDimList().stream()
                        .map(Dimension::of)
                        .toList(),
                type.getTensorType().hasShape());
    }

    /** The type if values can have it. */
    Optional<TensorType> type() {
        return switch (typeName) {
            case "FLOAT" -> Optional.of(TensorType.FLOAT);
            case "DOUBLE" -> Optional.of(TensorType.DOUBLE);
            default -> Optional.empty();
        };
    }

    int rank() {
        return dimensions.size();
    }

    /** Of its sizes that are not free. */
    boolean isLargerThan(long numbers) {
        long left = numbers;
        for (Dimension dimension : dimensions) {
            left /= Math.max(1, dimension.size());
        }
        return left < 1;
    }

    Dimension dimension(int axis) {
        return dimensions.get(axis);
    }

    /** Name and shape, and the type if values can't have it. */
    @Override
    public String toString() {
        return SafeText.of(name) + (hasShape ? " " + shape() : "") + (type().isEmpty() ? " of " + typeName : "");
    }

    private String shape() {
        return "[" + shown(dimensions.stream()) + "]";
    }

    static String shown(List<GraphTensor> tensors) {
        return shown(tensors.stream());
    }

    /** Of very many, the first. */
    private static String shown(Stream<?> all) {
        List<String> texts = all.limit(MOST_SHOWN + 1).map(Object::toString).toList();
        return texts.size() <= MOST_SHOWN
                ? String.join(", ", texts)
                : String.join(", ", texts.subList(0, MOST_SHOWN)) + ", ...";
    }
}
