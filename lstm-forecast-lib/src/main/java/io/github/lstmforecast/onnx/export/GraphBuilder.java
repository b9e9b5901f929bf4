package io.github.lstmforecast.onnx.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import io.github.lstmforecast.onnx.file.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A graph that is built node by node. The same calls give the same graph. */
final class GraphBuilder {
    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private int nodes;
    private int constants;

    /** A tensor that a node outputs, or that goes into the graph. */
    record Value(String name, TensorType type) {}

    GraphBuilder(String name) {
        graph.setName(name);
    }

    /** @param shape numbers, and names of axes of any length */
    Value input(String name, TensorType type, Object... shape) {
        graph.addInput(info(name, type, shape));
        return new Value(name, type);
    }

    /**
     * Makes a value an output of the graph.
     *
     * @param shape as in {@link #input}
     */
    void output(String name, Value value, Object... shape) {
        node("Identity", List.of(value.name), List.of(name));
        outputOfNode(name, value.type, shape);
    }

    /** Makes the output of a node, which has this name, one of the graph. */
    void outputOfNode(String name, TensorType type, Object... shape) {
        graph.addOutput(info(name, type, shape));
    }

    private static ValueInfoProto info(String name, TensorType type, Object... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (Object dimension : shape) {
            if (dimension instanceof String any) {
                dimensions.addDimBuilder().setDimParam(any);
            } else {
                dimensions.addDimBuilder().setDimValue(((Number) dimension).longValue());
            }
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(dataType(type).getNumber())
                                .setShape(dimensions)))
                .build();
    }

    private static TensorProto.DataType dataType(TensorType type) {
        return type == TensorType.FLOAT ? TensorProto.DataType.FLOAT : TensorProto.DataType.DOUBLE;
    }

    /** An operator whose output has the type of its first input. */
    Value op(String operator, Value first, String second, AttributeProto... attributes) {
        return op(operator, first.type, List.of(first.name, second), attributes);
    }

    /** An operator of one value. */
    Value op(String operator, Value of, AttributeProto... attributes) {
        return op(operator, of.type, List.of(of.name), attributes);
    }

    /** An operator of two values of one type. */
    Value op(String operator, Value first, Value second) {
        return op(operator, first, second.name);
    }

    /** @param inputs names; empty where an optional input is omitted */
    Value op(String operator, TensorType type, List<String> inputs, AttributeProto... attributes) {
        String name = operator.toLowerCase(Locale.ROOT) + "_" + nodes;
        node(operator, inputs, List.of(name), attributes);
        return new Value(name, type);
    }

    /** An operator with several outputs, which have the given names. */
    void node(String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setName(operator + "_" + nodes++)
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllOutput(outputs)
                .addAllAttribute(Arrays.asList(attributes)));
    }

    /** The value in a type; the value itself if it has that type. */
    Value cast(Value value, TensorType type) {
        return value.type == type
                ? value
                : op(
                        "Cast",
                        type,
                        List.of(value.name),
                        attribute("to", dataType(type).getNumber()));
    }

    /** Numbers of 32 bits; the name of the tensor. */
    String floats(String name, float[] values, int... shape) {
        ByteBuffer bytes = bytes(values.length, Float.BYTES);
        bytes.asFloatBuffer().put(values);
        return constant(name, TensorProto.DataType.FLOAT, bytes, shape);
    }

    /** Numbers of 64 bits; the name of the tensor. */
    String doubles(String name, double[] values, int... shape) {
        ByteBuffer bytes = bytes(values.length, Double.BYTES);
        bytes.asDoubleBuffer().put(values);
        return constant(name, TensorProto.DataType.DOUBLE, bytes, shape);
    }

    /** Numbers of 64 bits on one axis. */
    String doubles(double[] values) {
        return doubles("constant_" + constants++, values, values.length);
    }

    /** A number of 32 bits, without axes. */
    String number(float value) {
        return floats("constant_" + constants++, new float[] {value});
    }

    /** A list of axes, lengths or positions. */
    String integers(long... values) {
        ByteBuffer bytes = bytes(values.length, Long.BYTES);
        bytes.asLongBuffer().put(values);
        return constant("constant_" + constants++, TensorProto.DataType.INT64, bytes, values.length);
    }

    private static ByteBuffer bytes(int count, int size) {
        return ByteBuffer.allocate(Math.multiplyExact(count, size)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private String constant(String name, TensorProto.DataType type, ByteBuffer bytes, int... shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(bytes.array()));
        Arrays.stream(shape).forEach(tensor::addDims);
        graph.addInitializer(tensor);
        return name;
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto attribute(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    static AttributeProto integers(String name, List<Long> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(values)
                .build();
    }

    static AttributeProto numbers(String name, List<Float> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOATS)
                .addAllFloats(values)
                .build();
    }

    static AttributeProto texts(String name, Stream<String> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRINGS)
                .addAllStrings(values.map(ByteString::copyFromUtf8).toList())
                .build();
    }

    GraphProto build() {
        return graph.build();
    }
}
