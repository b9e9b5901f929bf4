package io.github.lstmforecast.onnx.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.github.lstmforecast.engine.ExportException;
import io.github.lstmforecast.model.NetworkSpec;
import io.github.lstmforecast.onnx.export.GraphBuilder.Value;
import io.github.lstmforecast.onnx.file.OnnxMetadata;
import io.github.lstmforecast.onnx.file.TensorType;
import java.util.List;

/** The layers of a network as nodes of a graph, in 32 bits. */
final class NetworkNodes {
    private static final AttributeProto TIME_FIRST = GraphBuilder.integers("perm", List.of(1L, 0L, 2L));

    private final GraphBuilder graph;
    private final CellNodes recurrent;

    NetworkNodes(GraphBuilder graph) {
        this.graph = graph;
        this.recurrent = new CellNodes(graph);
    }

    /** The states that go in and out of the graph. */
    List<OnnxMetadata.State> states() {
        return recurrent.states();
    }

    /**
     * Adds a network that runs step by step.
     *
     * @param x {@code [1, time, inputs]}
     * @return {@code [1, time, outputs]}
     */
    Value addSteps(NetworkSpec network, Value x) throws ExportException {
        Value y = layers(network, graph.op("Transpose", x, TIME_FIRST), true);
        return graph.op("Transpose", y, TIME_FIRST);
    }

    /**
     * Adds a network that gets a window.
     *
     * @param x {@code [1, window, inputs]}
     * @return {@code [1, steps, targets]}
     */
    Value addWindow(NetworkSpec network, Value x, int targets) throws ExportException {
        Value y;
        if (network.window().orElseThrow().flat()) {
            y = layers(
                    network,
                    graph.op(
                            "Reshape",
                            x,
                            graph.integers(1, network.layers().get(0).inputs())),
                    false);
        } else {
            Value all = layers(network, graph.op("Transpose", x, TIME_FIRST), false);
            y = graph.op("Gather", all, graph.integers(-1), GraphBuilder.attribute("axis", 0)); // of the last step
        }
        return graph.op("Reshape", y, graph.integers(1, network.outputs() / targets, targets));
    }

    private Value layers(NetworkSpec network, Value x, boolean isStateful) throws ExportException {
        Value values = x;
        for (int i = 0; i < network.layers().size(); i++) {
            NetworkSpec.Layer layer = network.layers().get(i);
            if (layer instanceof NetworkSpec.Recurrent of) {
                values = recurrent.add(of, values, isStateful);
            } else if (layer instanceof NetworkSpec.Dense of) {
                values = dense(of, "dense" + i + ".", values);
            } else if (layer instanceof NetworkSpec.Affine of) {
                Value wide = graph.cast(values, TensorType.DOUBLE);
                Value scaled = graph.op("Mul", wide, graph.doubles(of.scale()));
                values = graph.cast(graph.op("Add", scaled, graph.doubles(of.offset())), TensorType.FLOAT);
            } else {
                values = ActivationNodes.apply(graph, ((NetworkSpec.Activated) layer).activation(), values);
            }
        }
        return values;
    }

    private Value dense(NetworkSpec.Dense layer, String prefix, Value x) {
        float[] weights = layer.weights();
        float[] transposed = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            transposed[i % layer.inputs() * layer.outputs() + i / layer.inputs()] = weights[i];
        }
        Value product = graph.op("MatMul", x, graph.floats(prefix + "W", transposed, layer.inputs(), layer.outputs()));
        Value sum = graph.op("Add", product, graph.floats(prefix + "B", layer.biases(), layer.outputs()));
        return ActivationNodes.apply(graph, layer.activation(), sum);
    }
}
