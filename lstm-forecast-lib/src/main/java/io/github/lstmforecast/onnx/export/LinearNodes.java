package io.github.lstmforecast.onnx.export;

import io.github.lstmforecast.model.LinearSpec;
import io.github.lstmforecast.onnx.export.GraphBuilder.Value;
import io.github.lstmforecast.onnx.file.TensorType;

/** A linear autoregression as nodes of a graph, in 64 bits: one product of the window, minus the means, and a matrix. */
final class LinearNodes {
    private LinearNodes() {}

    /**
     * Adds a model.
     *
     * @param x {@code [1, order, targets and known inputs]}; the known inputs are those of the step after
     * @return {@code [1, 1, targets]}
     */
    static Value add(GraphBuilder graph, LinearSpec spec, Value x) {
        int targets = spec.targets().size();
        int inputs = targets + spec.known();
        double[] means = new double[inputs];
        double[] constants = new double[targets];
        double[] weights = new double[spec.order() * inputs * targets]; // [step][input][target]
        for (int target = 0; target < targets; target++) {
            LinearSpec.Target of = spec.targets().get(target);
            means[target] = of.mean();
            constants[target] = of.constant() + of.mean();
            for (int lag = 0; lag < spec.order(); lag++) {
                weights[((spec.order() - 1 - lag) * inputs + target) * targets + target] = of.lags()[lag];
            }
            for (int known = 0; known < spec.known(); known++) {
                weights[((spec.order() - 1) * inputs + targets + known) * targets + target] = of.inputs()[known];
            }
        }
        Value wide = graph.cast(x, TensorType.DOUBLE);
        Value moved = graph.op("Sub", wide, graph.doubles(means));
        Value window = graph.op("Reshape", moved, graph.integers(1, 1, spec.order() * inputs));
        Value product = graph.op("MatMul", window, graph.doubles("linear.W", weights, spec.order() * inputs, targets));
        return graph.op("Add", product, graph.doubles(constants));
    }
}
